import type { Kern, Tx } from '../kern.ts';
import type { OutboxRegel } from './outbox-types.ts';

export type Outboxstatus = 'wacht' | 'klaar' | 'vastgelopen' | 'vervallen' | 'ingetrokken' | 'overgeslagen';
/** What a waiting user may be told; 'ingetrokken' and 'overgeslagen' count as 'vervallen'. */
export type Outboxuitkomst = 'klaar' | 'wacht' | 'vastgelopen' | 'vervallen';

/** The lock comes first: the row takes its number from the sequence only when the materialized part has given its one row. */
const erbij = `
  with slot as materialized (select pg_advisory_xact_lock(hashtextextended(?, 7215003)))
  insert into outbox (volgorde_sleutel, soort, opdracht, niet_voor, taak_sleutel, aangemaakt_op, gewijzigd_op)
  select ?::text, ?::text, ?::jsonb, ?::timestamptz, ?::bigint, ?::timestamptz, ?::timestamptz from slot returning id`;

/**
 * Writes a command in the transaction of the rows it follows from; it is carried out after the commit, at least once, in order of
 * writing per `volgordeSleutel`. Returns the outbox id, which is also the message id. The lock makes the numbers of one key follow
 * the order of commit, so that a later row never overtakes an earlier transaction that is still open.
 */
export const zetInOutbox = async (tx: Tx, kern: Kern, regel: OutboxRegel): Promise<string> => {
  const nu = kern.clock.now();
  const { opdracht } = regel;
  const { rows: [rij] } = await tx.raw(erbij, [regel.volgordeSleutel, regel.volgordeSleutel, opdracht.soort, JSON.stringify(opdracht), regel.nietVoor ?? null, 'taakSleutel' in opdracht ? opdracht.taakSleutel : null, nu, nu]) as { rows: { id: string }[] };
  naCommit(tx, () => kern.bus.publish('outbox', { nieuw: true }));
  return rij?.id ?? '';
};

/** Runs `werk` once the outermost transaction is committed; never when it is rolled back. Its failure is harmless: everything also polls. */
export const naCommit = (tx: Tx, werk: () => Promise<void>): void => {
  let buitenste: Tx = tx;
  while ((buitenste as { parentTransaction?: Tx }).parentTransaction) buitenste = (buitenste as unknown as { parentTransaction: Tx }).parentTransaction;
  buitenste.executionPromise.then(werk, () => {}).catch(() => {});
};

/**
 * Withdraws a command that was not sent yet and whose `nietVoor` has not come (undo). True when it was withdrawn, false when it is
 * too late or being sent at this moment.
 */
export const trekOutboxIn = async (tx: Tx, kern: Kern, id: string): Promise<boolean> => {
  const nu = kern.clock.now();
  // skip locked: the dispatcher holds the row while it sends; then it is too late, and waiting for it would only delay the answer.
  const rij = await tx('outbox').where({ id, status: 'wacht' }).where('niet_voor', '>', nu).forUpdate().skipLocked().first('id') as { id: string } | undefined;
  if (rij === undefined) return false;
  await tx('outbox').where({ id }).update({ status: 'ingetrokken', afgehandeld_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  kern.metrics.outboxOpdrachten.inc({ soort: 'alle', uitkomst: 'ingetrokken' });
  return true;
};

/** Waits at most `ms` for the command to be carried out and says how it stands then. Unknown id = 'vervallen'. */
export const wachtOpOutbox = async (kern: Kern, id: string, ms: number): Promise<Outboxuitkomst> => {
  const eind = Date.now() + ms;
  let wek: (() => void) | undefined;
  const stop = kern.bus.subscribe('outbox', (b) => { if (b['id'] === id) wek?.(); });
  try {
    for (;;) {
      const rij = await kern.db('outbox').where({ id }).first('status') as { status: Outboxstatus } | undefined;
      const over = eind - Date.now();
      if (rij?.status !== 'wacht' || over <= 0) return rij === undefined ? 'vervallen' : uitkomstVan(rij.status);
      await new Promise<void>((klaar) => {
        const tijd = setTimeout(klaar, Math.min(over, 250));
        wek = () => { clearTimeout(tijd); klaar(); };
      });
    }
  } finally { stop(); }
};
const uitkomstVan = (s: Outboxstatus): Outboxuitkomst => (s === 'klaar' || s === 'wacht' || s === 'vastgelopen' ? s : 'vervallen');

/**
 * The beheerder frees a stuck row: `opnieuw` sends it again, `overslaan` lets the rows behind it pass. Always with a reason and the
 * medewerker id of who did it. False when the row is not stuck (any more).
 */
export const herstelOutbox = async (tx: Tx, kern: Kern, id: string, wijze: 'opnieuw' | 'overslaan', reden: string, door: string): Promise<boolean> => {
  const nu = kern.clock.now();
  const aantal: number = await tx('outbox').where({ id, status: 'vastgelopen' }).update({
    status: wijze === 'opnieuw' ? 'wacht' : 'overgeslagen', pogingen: 0, volgende_poging: null, hersteld_door: door, herstel_reden: reden, hersteld_op: nu,
    afgehandeld_op: wijze === 'opnieuw' ? null : nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1'),
  });
  if (aantal > 0) naCommit(tx, () => kern.bus.publish('outbox', { nieuw: true }));
  return aantal > 0;
};

export type OutboxOverzichtsregel = {
  readonly id: string; readonly soort: string; readonly status: Outboxstatus; readonly volgordeSleutel: string; readonly pogingen: number; readonly oorzaak: string | null;
  readonly aangemaaktOp: Date; readonly volgendePoging: Date | null; readonly wachtenErachter: number;
};
/** Rows for the desk of the beheerder, oldest first: kinds, causes and ids, never the content. `na` = volgnummer of the last row seen. */
export const outboxOverzicht = async (tx: Tx | Kern['db'], status: readonly Outboxstatus[], na: string | null, aantal: number): Promise<(OutboxOverzichtsregel & { volgnummer: string })[]> => {
  const rijen = await tx('outbox as o').whereIn('o.status', [...status]).modify((q) => { if (na !== null) void q.where('o.volgnummer', '>', na); })
    .orderBy('o.volgnummer').limit(aantal)
    .select('o.id', 'o.volgnummer', 'o.soort', 'o.status', 'o.volgorde_sleutel', 'o.pogingen', 'o.oorzaak', 'o.aangemaakt_op', 'o.volgende_poging',
      tx.raw("(select count(*)::int from outbox e where e.volgorde_sleutel = o.volgorde_sleutel and e.volgnummer > o.volgnummer and e.status = 'wacht') as erachter")) as Record<string, unknown>[];
  return rijen.map((r) => ({
    id: r['id'] as string, volgnummer: r['volgnummer'] as string, soort: r['soort'] as string, status: r['status'] as Outboxstatus, volgordeSleutel: r['volgorde_sleutel'] as string,
    pogingen: r['pogingen'] as number, oorzaak: r['oorzaak'] as string | null, aangemaaktOp: r['aangemaakt_op'] as Date, volgendePoging: r['volgende_poging'] as Date | null, wachtenErachter: r['erachter'] as number,
  }));
};
