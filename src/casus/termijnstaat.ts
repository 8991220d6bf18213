import type { EngineRecord, Projectie } from '../platform/engine/index.ts';

/** A step that ended: its key, whether the engine broke it off, and when. */
type Einde = { sleutel: string; afgebroken: boolean; op: string };
const einden = (records: readonly EngineRecord[]): Einde[] => records.flatMap((r) => (r.valueType === 'PROCESS_INSTANCE' && (r.intent === 'ELEMENT_COMPLETED' || r.intent === 'ELEMENT_TERMINATED')
  ? [{ sleutel: r.key, afgebroken: r.intent === 'ELEMENT_TERMINATED', op: new Date(r.timestamp).toISOString() }] : []));

/**
 * Follows the record stream: the term of a step (or of a process) ends with it (domein §4). After its end it was overschreden, however the step ended: a step that its own clock
 * broke off was not done in time. Before that: gehaald when it was done, vervallen when it was broken off. A term that stood still is judged at the moment from
 * which it did. One statement per bulk, by the unique key; a term that has ended keeps its state.
 */
export const sluitTermijnen: Projectie = async (tx, records) => {
  const rijen = einden(records);
  if (rijen.length > 0) {
    await tx.raw(`
      update termijn t set status = case when case when t.status = 'opgeschort' then (t.opschortingen -> -1 ->> 'van')::timestamptz else e.op end > t.uiterlijk_op then 'overschreden' when e.afgebroken then 'vervallen' else 'gehaald' end,
        gewijzigd_op = e.op, rijversie = t.rijversie + 1
      from jsonb_to_recordset(?::jsonb) as e(sleutel bigint, afgebroken boolean, op timestamptz) where t.element_instance_key = e.sleutel and t.status in ('loopt', 'opgeschort')`, [JSON.stringify(rijen)]);
  }
  return [];
};
