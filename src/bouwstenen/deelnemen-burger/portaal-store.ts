import type { Knex } from 'knex';
import type { Tx } from '../../platform/kern.ts';
import type { Toegangsstand, Toegangsstatus } from './portaal-model.ts';

/** The access of one person to one casus, for himself; undefined when nothing is recorded. */
export const leesToegang = async (tx: Tx, persoonId: string, casusId: string): Promise<Toegangsstand | undefined> => {
  const rij = await tx('portaaltoegang').where({ persoon_id: persoonId, casus_id: casusId, hoedanigheid: 'zelf' }).first('status', 'redenen', 'gewogen', 'beoordeeld_door') as { status: Toegangsstatus; redenen: string[]; gewogen: string[]; beoordeeld_door: string | null } | undefined;
  return rij && { status: rij.status, redenen: rij.redenen, gewogen: rij.gewogen, isBeslist: rij.beoordeeld_door !== null };
};
/** Records the access. `door` null is the rule: it keeps what a person weighed before, and a status it changes is nobody's decision any more. */
export const schrijfToegang = async (tx: Tx, t: { persoonId: string; casusId: string; status: Toegangsstatus; redenen: readonly string[]; door: string | null; op: Date; isNieuw: boolean }): Promise<void> => {
  const beslist = t.door === null ? {} : { gewogen: [...t.redenen], beoordeeld_door: t.door, beoordeeld_op: t.op };
  const vervalt = t.door === null && t.status !== 'actief' ? { beoordeeld_door: null, beoordeeld_op: null } : {};
  const velden = { status: t.status, redenen: [...t.redenen], gewijzigd_op: t.op, ...beslist, ...vervalt };
  await tx('portaaltoegang').insert({ persoon_id: t.persoonId, casus_id: t.casusId, hoedanigheid: 'zelf', ...velden }).onConflict(['persoon_id', 'casus_id', 'hoedanigheid']).merge({ ...velden, rijversie: tx.raw('portaaltoegang.rijversie + 1') as unknown as number });
  if (t.isNieuw) await tx('portaaltoegang_besluit').insert({ persoon_id: t.persoonId, casus_id: t.casusId, status: t.status, redenen: [...t.redenen], door: t.door, op: t.op });
};
/** True when this person was told of the casus: then he would see it. */
export const isVoorgelicht = async (tx: Tx, persoonId: string, casusId: string): Promise<boolean> =>
  await tx('informering as i').where({ 'i.aan_persoon_id': persoonId, 'i.casus_id': casusId }).where((q) => { void q.where('i.status', 'gedaan').orWhereExists(tx('bericht as m').select(tx.raw('1')).whereRaw('m.object_id = i.id')); }).first('i.id') !== undefined;
/** Serialises what is recorded about one person, so that two requests at once ask a person once. */
export const slotVoor = (tx: Tx, persoonId: string): Promise<unknown> => tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 194))', [persoonId]) as unknown as Promise<unknown>;
/** What this person may see no longer, because its last day is over; each once. In this casus, or in all of them. */
export const laatToegangVervallen = async (db: Knex, persoonId: string, vandaag: string, op: Date, casusId?: string): Promise<void> => {
  await db.raw(`with voorbij as (
      update portaaltoegang set status = 'vervallen', gewijzigd_op = :op, rijversie = rijversie + 1 where persoon_id = :persoonId and tot < :vandaag::date and status <> 'vervallen' ${casusId === undefined ? '' : 'and casus_id = :casusId'} returning persoon_id, casus_id)
    insert into portaaltoegang_besluit (persoon_id, casus_id, status, redenen, op) select distinct persoon_id, casus_id, 'vervallen', '{}'::text[], :op::timestamptz from voorbij`, { persoonId, vandaag, op, ...(casusId === undefined ? {} : { casusId }) });
};
