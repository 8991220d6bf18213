// When a test may move the clock, or stop: when nothing is under way any more. A term that ran out because a machine was busy is one that no caseworker would have missed.
import type { Knex } from 'knex';
import type { makeClock } from '../../src/platform/clock/clock.ts';
import type { EngineClient } from '../../src/platform/engine/index.ts';
import type { Kern } from '../../src/platform/kern.ts';

/** The position up to which the engine has worked, and up to which its record stream was stored; undefined when it does not answer. */
const enginestand = async (management: string | undefined): Promise<{ verwerkt: number; gestuurd: number } | undefined> => {
  type Stand = Record<string, { processedPosition?: number; exportedPosition?: number }>;
  const stand = await fetch(`${management ?? ''}/actuator/partitions`).then(async (r) => (r.ok ? await r.json() as Stand : undefined)).catch(() => undefined);
  const [een] = Object.values(stand ?? {});
  return een === undefined ? undefined : { verwerkt: een.processedPosition ?? 0, gestuurd: een.exportedPosition ?? 0 };
};

/** Records that may be under way while nothing happens: every poll of a worker is one. */
const speling = 20;
const even = (): Promise<void> => new Promise((klaar) => { setTimeout(klaar, 50); });

/** A database with what the engine exported and what goes out, the clock of the platform, and the address of the engine. */
export type Rustig = { readonly db: Knex; readonly management: string | undefined; readonly nu: () => Date };
export const rustigVan = (kern: Kern, client: EngineClient): Rustig => ({ db: kern.db, management: client.adres.management, nu: () => kern.clock.now() });

/**
 * Looks, one look per call, whether nothing moves: no record on its way from the engine, no order waits that could go now, and nothing came into the
 * record streams for `keren` looks. The positions of the engine itself never stand still, because every poll of a worker moves them.
 */
export const maakStilte = ({ db, management, nu }: Rustig, keren: number): { readonly isStil: () => Promise<boolean>; readonly opnieuw: () => void } => {
  let gezien: string | null = '', stil = 0;
  return {
    isStil: async () => {
      const { verwerkt, gestuurd } = await enginestand(management) ?? { verwerkt: Infinity, gestuurd: -1 };
      const { som } = await db('stroom_positie').sum('positie as som').first() as { som: string | null };
      const opdracht = await db('outbox').where({ status: 'wacht' }).where((q) => { void q.whereNull('niet_voor').orWhere('niet_voor', '<=', nu()); }).first('id') as unknown;
      stil = som === gezien && gestuurd + speling >= verwerkt && opdracht === undefined ? stil + 1 : 0;
      gezien = som;
      return stil >= keren;
    },
    opnieuw: () => { stil = 0; },
  };
};

/**
 * Waits until nothing moves, or until `ms` have passed: an order that nobody takes, or a step that fails and is tried again, must not hold a test up.
 * Before a move of the clock: a timer that counts from when its step began must have begun. Before a stop: the record stream must tell all that ran.
 */
export const totStil = async (waar: Rustig, ms = 10_000): Promise<void> => {
  const eind = Date.now() + ms, { isStil } = maakStilte(waar, 5);
  while (Date.now() < eind && !await isStil()) await even();
};

/** Moves the clock of the platform and of the engine forward together, when nothing moves any more; for a Kern without its app. */
export const zetVooruit = async (kern: Kern, client: EngineClient, ms: number): Promise<void> => {
  await totStil(rustigVan(kern, client));
  (kern.clock as ReturnType<typeof makeClock>).setOffset(kern.clock.offset() + ms);
  const r = await fetch(`${client.adres.management ?? ''}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: ms }) });
  if (!r.ok) throw new Error(`the clock of the engine answered ${r.status}`);
};
