import type { z } from 'zod';
import type { Kern, Tx } from '../kern.ts';

/** BPMN error codes a worker may throw (processen §1.4, closed list). */
export type BpmnFoutcode =
  | 'CASUS_BEEINDIGD' | 'CASUS_GESLOTEN' | 'BRON_NIET_BEREIKBAAR' | 'GRONDSLAG_ONTBREEKT' | 'PARTNER_ONBEREIKBAAR' | 'PARTNER_ONBEKEND'
  | 'QUORUM_ONHAALBAAR' | 'DIENST_NIET_BESCHIKBAAR' | 'VERZOEKER_NIET_BEVOEGD' | 'VERSIE_VERLOPEN';

/** Thrown by a worker when the caller of its process must decide; becomes a BPMN error, never a retry. */
export class BpmnFout extends Error {
  readonly code: BpmnFoutcode;
  constructor(code: BpmnFoutcode, toelichting = '') {
    super(toelichting || code);
    this.code = code;
  }
}

/** Where the value of an output variable comes from; lint rule SP203 forbids gateways to read an 'advies'. */
export type Aard = 'feit' | 'advies' | 'techniek';

/**
 * The one declaration of a job type (processen §1.6). From it come the run-time check of input and output, the
 * modeler's element template and the lint data.
 */
export type Declaratie<I extends z.ZodType = z.ZodType, U extends z.ZodType = z.ZodType> = {
  /** `<bouwsteen>.<naam>` = the job type in BPMN. */
  readonly type: string;
  readonly versie: number;
  readonly titel: string;
  readonly uitleg: string;
  /** strictObject of the variables it reads; names and values obey the name table of processen §1.3. Only these are fetched. */
  readonly in: I;
  /** strictObject of the variables it writes; an undeclared output fails the job. */
  readonly uit: U;
  readonly aard: Partial<Record<string, Aard>>;
  readonly fouten: Partial<Record<BpmnFoutcode, string>>;
  readonly doel: 'verplicht' | 'geen';
  /** What makes a second run harmless, in words or a variable name; the effect row per element instance is always kept besides. */
  readonly idempotent: string;
  readonly pogingen: number;
  /** First wait before a retry (ISO 8601 duration); doubles per attempt up to PT10M. */
  readonly wachttijd: string;
  /** true for execution listeners that must see every variable of the scope (only proces.termijn-zetten). */
  readonly alleVariabelen?: boolean;
};
/** An incompatible change is a new type beside the old one: `<bouwsteen>.<naam>` is version 1, `<bouwsteen>.<naam>-2` version 2 (processen §1.6). */
export const jobversie = (type: string): { naam: string; versie: number } => {
  const [, naam = type, nummer] = /^(.*?)(?:-(\d+))?$/.exec(type) ?? [];
  return { naam, versie: nummer === undefined ? 1 : Number(nummer) };
};
export const declareer = <I extends z.ZodType, U extends z.ZodType>(d: Declaratie<I, U>): Declaratie<I, U> => d;

/** What a handler knows besides its input. */
export type JobContext = {
  readonly kern: Kern;
  /** The transaction in which the effect is stored: domain rows, outbox rows and the effect row commit together or not at all. */
  readonly tx: Tx;
  readonly now: Date;
  /** 64-bit keys, always text. */
  readonly jobKey: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly bpmnProcessId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Retries left including this one; 1 = the last attempt. */
  readonly pogingenOver: number;
};

/**
 * A worker: `ophalen` (optional) does I/O with other systems outside any transaction and may run several times;
 * `verwerk` runs in one transaction exactly once per element instance (its stored output answers a repeated job).
 */
export type Worker<I extends z.ZodType = z.ZodType, U extends z.ZodType = z.ZodType, O = unknown> = {
  readonly declaratie: Declaratie<I, U>;
  readonly ophalen?: (invoer: z.infer<I>, ctx: Omit<JobContext, 'tx'>) => Promise<O>;
  readonly verwerk: (invoer: z.infer<I>, ctx: JobContext, opgehaald: O) => Promise<z.infer<U>>;
};
export const maakWorker = <I extends z.ZodType, U extends z.ZodType, O = undefined>(w: Worker<I, U, O>): Worker => w as unknown as Worker;
