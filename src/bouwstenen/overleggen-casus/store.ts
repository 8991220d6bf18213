import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Aanwezigheid, Agendapunt, Overleg, Stuk, Uitnodiging, Verslagregel } from './model.ts';
import { verberg } from './versleuteld.ts';

const wijzig = async (tx: Tx, tabel: string, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => { await tx(tabel).where({ id }).update({ ...velden, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };

export const leesOverleg = (db: Knex, id: string): Promise<Overleg | undefined> => db('overleg').where({ id }).first<Overleg | undefined>();
/** The row, locked; an id that is not there is a fault of the model, not of a user. */
export const overlegVast = async (tx: Tx, id: string): Promise<Overleg> => {
  const o = await tx('overleg').where({ id }).forUpdate().first<Overleg | undefined>();
  if (o === undefined) throw new Error('overleg does not exist');
  return o;
};
export const overlegVanProces = (tx: Tx, key: string): Promise<Overleg | undefined> => tx('overleg').where({ process_instance_key: key }).first<Overleg | undefined>();
export const overleggenVanCasus = (db: Knex, casusId: string): Promise<Overleg[]> => db('overleg').where({ casus_id: casusId }).orderBy([{ column: 'aangemaakt_op', order: 'desc' }, 'id']).select<Overleg[]>('*');
export const wijzigOverleg = (tx: Tx, id: string, velden: Partial<Omit<Overleg, 'id' | 'status'>>, nu: Date): Promise<void> => wijzig(tx, 'overleg', id, velden, nu);
/** Moves along the listed arrows (R0.1); the state it already has is no change. Throws `ongeldige-overgang`. */
export const zetStaat = async (tx: Tx, o: Pick<Overleg, 'id' | 'soort' | 'status'>, naar: string, nu: Date, velden: Partial<Omit<Overleg, 'id' | 'status'>> = {}): Promise<void> => {
  if (o.status !== naar) controleerOvergang(o.soort === 'motorkap' ? 'motorkapoverleg' : 'overleg', o.status, naar);
  await wijzig(tx, 'overleg', o.id, { ...velden, status: naar }, nu);
};

export const agendaVan = (db: Knex, overlegId: string): Promise<Agendapunt[]> => db('agendapunt').where({ overleg_id: overlegId }).orderBy('volgnr').select<Agendapunt[]>('*');

export const leesUitnodiging = (db: Knex, id: string): Promise<Uitnodiging | undefined> => db('uitnodiging').where({ id }).first<Uitnodiging | undefined>();
export const uitnodigingVast = async (tx: Tx, id: string): Promise<Uitnodiging> => {
  const u = await tx('uitnodiging').where({ id }).forUpdate().first<Uitnodiging | undefined>();
  if (u === undefined) throw new Error('uitnodiging does not exist');
  return u;
};
/** Everybody who is asked in the present round, without those that were withdrawn. */
export const uitnodigingenVan = (db: Knex, o: Pick<Overleg, 'id' | 'uitnodigronde'>): Promise<Uitnodiging[]> => db('uitnodiging').where({ overleg_id: o.id, ronde: o.uitnodigronde }).whereNot('status', 'ingetrokken').orderBy(['aangemaakt_op', 'id']).select<Uitnodiging[]>('*');
export const voegUitnodigingToe = async (tx: Tx, u: Partial<Uitnodiging> & Pick<Uitnodiging, 'overleg_id' | 'ronde' | 'reden'> & { vervangt_id?: string }, nu: Date): Promise<string> => {
  const [rij] = await tx('uitnodiging').insert({ ...u, aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const zetUitnodiging = async (tx: Tx, u: Pick<Uitnodiging, 'id' | 'status'>, naar: string, velden: Record<string, unknown>, nu: Date): Promise<void> => {
  if (u.status !== naar) controleerOvergang('uitnodiging', u.status, naar);
  await wijzig(tx, 'uitnodiging', u.id, { ...velden, status: naar }, nu);
};
export const wijzigUitnodiging = (tx: Tx, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => wijzig(tx, 'uitnodiging', id, velden, nu);

export const aanwezighedenVan = (db: Knex, overlegId: string): Promise<(Aanwezigheid & { organisatie_id: string | null; is_regie: boolean })[]> => db('aanwezigheid as a').join('uitnodiging as u', 'u.id', 'a.uitnodiging_id').where('u.overleg_id', overlegId).orderBy(['a.van', 'a.id'])
  .select('a.*', 'u.organisatie_id', 'u.is_regie');
/** Whether this organisation is in the room now. */
export const isAanwezig = async (db: Knex, overlegId: string, organisatieId: string): Promise<boolean> => (await db('aanwezigheid as a').join('uitnodiging as u', 'u.id', 'a.uitnodiging_id').where({ 'u.overleg_id': overlegId, 'u.organisatie_id': organisatieId }).whereNull('a.tot').first('a.id')) !== undefined;

export const leesStuk = (db: Knex, id: string): Promise<Stuk | undefined> => db('gedeeld_stuk').where({ id }).first<Stuk | undefined>();
export const stukkenVan = (db: Knex, overlegId: string): Promise<Stuk[]> => db('gedeeld_stuk').where({ overleg_id: overlegId }).orderBy(['aangemaakt_op', 'id']).select<Stuk[]>('*');
export const verslagVan = (db: Knex, overlegId: string): Promise<Verslagregel[]> => db('verslagregel').where({ overleg_id: overlegId }).orderBy('volgorde').select<Verslagregel[]>('*', db.raw('uiterlijk::text as uiterlijk'));

/** Keeps what a person chose and why (four eyes and the besluitlog read it later); the reason is encrypted. */
export const schrijfKeuze = async (kern: Kern, tx: Tx, k: { overlegId: string; taak: string; uitkomst: string; motivatie: string | null; gegevens?: Readonly<Record<string, boolean>>; door: string }): Promise<void> => {
  const id = randomUUID();
  await tx('overleg_keuze').insert({ id, overleg_id: k.overlegId, taak: k.taak, uitkomst: k.uitkomst, motivatie: k.motivatie === null ? null : verberg(kern, k.motivatie, 'keuze', id), gegevens: JSON.stringify(k.gegevens ?? {}), door: k.door, op: kern.clock.now() });
};
/** The newest answer per question beside the choices of this meeting. */
export const antwoordenBijKeuzes = async (tx: Tx, overlegId: string): Promise<Record<string, boolean>> => Object.assign({}, ...await tx('overleg_keuze').where({ overleg_id: overlegId }).orderBy(['op', 'aangemaakt_op']).pluck('gegevens') as Record<string, boolean>[]) as Record<string, boolean>;
