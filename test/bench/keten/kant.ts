import { randomUUID } from 'node:crypto';

/** What is measured: one way of doing the same chain. */
export type Kant = {
  readonly naam: 'kaal' | 'echt';
  /** Brings in one melding; resolves with its casusId when it is received. */
  readonly start: () => Promise<string>;
  /** Called for every casus whose first triage task is there; set by who drives. */
  bijTriage: (casusId: string) => void;
  /** Jobs done since the start. */
  readonly jobs: () => Promise<number>;
  readonly pids: { readonly engine: number | undefined; readonly postgres: number | undefined };
  readonly stop: () => Promise<void>;
};

/** What one real casus left: the bare side answers its jobs, tasks and messages with these constants. */
export type Opname = {
  readonly start: { readonly naam: string; readonly variabelen: Record<string, unknown> };
  /** `<job type> <element>` → output. */
  readonly jobs: ReadonlyMap<string, Record<string, unknown>>;
  /** element of the user task → variables of its completion. */
  readonly taken: ReadonlyMap<string, Record<string, unknown>>;
  /** The answer of a partner. */
  readonly antwoord: { readonly naam: string; readonly ttl: number; readonly variabelen: Record<string, unknown> };
  /** Ids by which messages find their process: fresh ones take their place in every casus. */
  readonly sleutels: readonly string[];
};

/** The first task of people in the triage: here the measurement ends. */
export const triagetaak = 'instrument-invullen';

/** The same values with fresh ids in place of those of the recording. */
export const metVerseSleutels = (waarden: Record<string, unknown>, sleutels: readonly string[]): Record<string, unknown> =>
  JSON.parse(sleutels.reduce((tekst, s) => tekst.replaceAll(s, randomUUID()), JSON.stringify(waarden))) as Record<string, unknown>;
