import type { Knex } from 'knex';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Actie, Informatie, Terugkoppeling, Voortgang } from './model.ts';

export const leesActie = (db: Knex, id: string): Promise<Actie | undefined> => db('actie').where({ id }).first() as Promise<Actie | undefined>;

/** The actie, and nobody else changes it until the transaction ends. Throws `niet-gevonden`. */
export const actieVast = async (tx: Tx, id: string): Promise<Actie> => {
  const actie = await tx('actie').where({ id }).forUpdate().first() as Actie | undefined;
  if (actie === undefined) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of u mag haar niet zien.');
  return actie;
};
export const wijzigActie = async (tx: Tx, id: string, velden: Partial<Omit<Actie, 'id' | 'context'>>, now: Date): Promise<void> => {
  await tx('actie').where({ id }).update({ ...velden, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });
};
export const informatieVan = (db: Knex, actieId: string): Promise<Informatie[]> => db('actie_informatie').where({ actie_id: actieId }).orderBy(['persoon_id', 'veld']) as unknown as Promise<Informatie[]>;
/** Everybody an actie says something about. */
export const personenVan = async (db: Knex, actieId: string): Promise<string[]> => (await db('actie_informatie').where({ actie_id: actieId }).distinct('persoon_id').orderBy('persoon_id') as { persoon_id: string }[]).map((r) => r.persoon_id);

export const schrijfOvergang = async (tx: Tx, o: { actieId: string; van: string; naar: string; organisatieId: string | null; door: string | null; reden: string | null; op: Date }): Promise<void> => {
  await tx('actie_overgang').insert({ actie_id: o.actieId, van: o.van, naar: o.naar, organisatie_id: o.organisatieId, door: o.door, reden: o.reden, op: o.op });
};
export const schrijfBesluit = async (tx: Tx, b: { actieId: string; soort: 'herbestemmen' | 'signaal' | 'terugkoppeling' | 'intrekken'; keuze: string; reden: string; contact?: string; door: string | null; op: Date }): Promise<void> => {
  await tx('actie_besluit').insert({ actie_id: b.actieId, soort: b.soort, keuze: b.keuze, reden: b.reden, contact: b.contact ?? null, door: b.door, op: b.op });
};
/** True when this rung was not written yet for this element instance. */
export const schrijfEscalatie = async (tx: Tx, e: { actieId: string; ladder: string; trap: number; aan: string; op: Date; elementInstanceKey: string }): Promise<boolean> =>
  (await tx('actie_escalatie').insert({ actie_id: e.actieId, ladder: e.ladder, trap: e.trap, aan: e.aan, op: e.op, element_instance_key: e.elementInstanceKey }).onConflict('element_instance_key').ignore().returning('id')).length > 0;

export const laatsteTerugkoppeling = (db: Knex, actieId: string): Promise<Terugkoppeling | undefined> =>
  db('terugkoppeling').where({ actie_id: actieId, is_na_intrekking: false }).orderBy('op', 'desc').first('*', db.raw('uitgevoerd_op::text as uitgevoerd_op')) as Promise<Terugkoppeling | undefined>;
export const voortgangVan = (db: Knex, actieId: string): Promise<Voortgang[]> => db('actie_voortgang').where({ actie_id: actieId }).orderBy('op', 'desc').limit(20) as unknown as Promise<Voortgang[]>;
export const bewaarVoortgang = async (tx: Tx, v: { id: string; actieId: string; tekst: string; organisatieId: string; door: string | null; op: Date }): Promise<string> => {
  const [rij] = await tx('actie_voortgang').insert({ id: v.id, actie_id: v.actieId, tekst: v.tekst, organisatie_id: v.organisatieId, door: v.door, op: v.op }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const bewaarTerugkoppeling = async (tx: Tx, t: Pick<Terugkoppeling, 'resultaat' | 'toelichting' | 'uitgevoerd_op' | 'vervolg_nodig' | 'organisatie_id' | 'door' | 'actie_id' | 'op' | 'is_na_intrekking'>): Promise<void> => { await tx('terugkoppeling').insert(t); };
