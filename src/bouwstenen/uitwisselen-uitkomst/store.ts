import type { Knex } from 'knex';
import { casussenInTeam, casussenVanPersoon } from '../../casus/index.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Afspraak, Besluit, Correctie, Inhoud, Leesbewijs, Mening, Uitkomst, Verslagdeel, Verstrekking } from './model.ts';

/** The room's own rows; not exported outside it. Dates are text `jjjj-mm-dd`, engine keys are text. */
const kameel = <T>(rij: Record<string, unknown> | undefined): T | undefined => (rij && Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v])) as T);
const slang = (velden: object): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]|(?<=[a-z])\d/g, (c) => `_${c.toLowerCase()}`), v as unknown]));
const alle = <T>(rijen: unknown): T[] => (rijen as Record<string, unknown>[]).map((r) => kameel<T>(r) as T);

const vind = async (vraag: Knex.QueryBuilder, vergrendel: boolean): Promise<Uitkomst | undefined> => kameel<Uitkomst>(await (vergrendel ? vraag.forUpdate() : vraag).first() as Record<string, unknown> | undefined);
export const leesUitkomst = (tx: Tx, id: string, vergrendel = false): Promise<Uitkomst | undefined> => vind(tx('uitkomst_overleg').where({ id }), vergrendel);
/** The newest version of the outcome of one overleg. */
export const laatsteVan = (tx: Tx, overlegId: string, vergrendel = false): Promise<Uitkomst | undefined> => vind(tx('uitkomst_overleg').where({ overleg_id: overlegId }).orderBy('versie', 'desc'), vergrendel);
export const uitkomstenVan = async (tx: Tx, waar: { casusId: string } | { overlegId: string }): Promise<Uitkomst[]> =>
  alle(await tx('uitkomst_overleg').where(slang(waar)).orderBy([{ column: 'aangemaakt_op', order: 'desc' }, { column: 'versie', order: 'desc' }]).limit(100));

type Nieuw = Pick<Uitkomst, 'uitkomstnummer' | 'overlegId' | 'casusId' | 'versie' | 'verbandCode' | 'regioCode' | 'urgentieCode' | 'samenvattingB1' | 'geenBesluitReden' | 'casusregisseurId' | 'vastgelegdDoor' | 'vastgelegdOp'>;
export const voegUitkomstToe = async (tx: Tx, u: Nieuw & Partial<Uitkomst>): Promise<string> => {
  const [rij] = await tx('uitkomst_overleg').insert({ ...slang(u), aangemaakt_op: u.vastgelegdOp, gewijzigd_op: u.vastgelegdOp }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigUitkomst = async (tx: Tx, id: string, velden: Partial<Uitkomst>, nu: Date): Promise<void> => {
  await tx('uitkomst_overleg').where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

export const leesInhoud = async (tx: Tx, u: Uitkomst): Promise<Inhoud> => ({
  samenvattingB1: u.samenvattingB1, geenBesluitReden: u.geenBesluitReden,
  besluiten: alle<Besluit>(await tx('besluit').where({ uitkomst_id: u.id }).orderBy('volgnummer').select('*', tx.raw('ingangsdatum::text as ingangsdatum, herzien_datum::text as herzien_datum, burger_vanaf::text as burger_vanaf'))),
  afspraken: alle<Afspraak>(await tx('afspraak').where({ uitkomst_id: u.id }).orderBy('volgnummer').select('*', tx.raw('uiterlijk::text as uiterlijk'))),
  verslagdelen: alle<Verslagdeel>(await tx('verslagdeel').where({ uitkomst_id: u.id }).orderBy('volgnummer')),
  meningen: alle<Mening>(await tx('afwijkende_mening').where({ uitkomst_id: u.id }).orderBy('volgnummer')),
});

type Regels = { readonly besluiten: readonly Omit<Besluit, 'id'>[]; readonly afspraken: readonly Omit<Afspraak, 'id'>[]; readonly verslagdelen: readonly Omit<Verslagdeel, 'id'>[]; readonly meningen: readonly Omit<Mening, 'id'>[] };
/** Replaces every line of one version that was not adopted yet. */
export const schrijfInhoud = async (tx: Tx, uitkomstId: string, r: Regels): Promise<void> => {
  for (const [tabel, rijen] of [['besluit', r.besluiten], ['afspraak', r.afspraken], ['verslagdeel', r.verslagdelen], ['afwijkende_mening', r.meningen]] as const) {
    await tx(tabel).where({ uitkomst_id: uitkomstId }).delete();
    if (rijen.length > 0) await tx(tabel).insert(rijen.map((rij) => ({ ...slang(rij), uitkomst_id: uitkomstId })));
  }
};
export const zetBurgerzicht = async (tx: Tx, uitkomstId: string, b: Pick<Besluit, 'volgnummer' | 'burgerZicht' | 'burgerReden' | 'burgerVanaf' | 'tekstB1'>, nu: Date): Promise<void> => {
  const { volgnummer, ...velden } = b;
  await tx('besluit').where({ uitkomst_id: uitkomstId, volgnummer }).update({ ...slang(velden), gewijzigd_op: nu });
};

/** By organisation: who writes to them all does so in the order `verzendGebeurtenis` asks. */
export const verstrekkingenVan = async (tx: Tx, uitkomstId: string): Promise<Verstrekking[]> => alle(await tx('uitkomst_verstrekking').where({ uitkomst_id: uitkomstId }).orderBy('organisatie_id'));
export const verstrekkingAan = async (tx: Tx, uitkomstId: string, organisatieId: string, vergrendel = false): Promise<Verstrekking | undefined> => {
  const vraag = tx('uitkomst_verstrekking').where({ uitkomst_id: uitkomstId, organisatie_id: organisatieId });
  return kameel<Verstrekking>(await (vergrendel ? vraag.forUpdate() : vraag).first() as Record<string, unknown> | undefined);
};
export const leesVerstrekking = async (tx: Tx, id: string): Promise<Verstrekking | undefined> => kameel<Verstrekking>(await tx('uitkomst_verstrekking').where({ id }).forUpdate().first() as Record<string, unknown> | undefined);
/** Ids of the current versions that were shared with one organisation, newest first. */
export const aangebodenUitkomsten = async (tx: Tx, organisatieId: string): Promise<string[]> => (await tx('uitkomst_verstrekking as v').join('uitkomst_overleg as u', 'u.id', 'v.uitkomst_id')
  .where({ 'v.organisatie_id': organisatieId, 'u.status': 'beschikbaar' }).whereNot('v.status', 'zonder-grondslag').orderBy('u.beschikbaar_gesteld_op', 'desc').limit(50).select('u.id') as { id: string }[]).map((r) => r.id);
/** Replaces the receivers of a version that is not shared yet. */
export const schrijfVerstrekkingen = async (tx: Tx, uitkomstId: string, rijen: readonly Pick<Verstrekking, 'organisatieId' | 'isAangesloten' | 'doel' | 'niveau'>[]): Promise<void> => {
  await tx('uitkomst_verstrekking').where({ uitkomst_id: uitkomstId }).delete();
  if (rijen.length > 0) await tx('uitkomst_verstrekking').insert(rijen.map((r) => ({ ...slang(r), uitkomst_id: uitkomstId })));
};
export const wijzigVerstrekking = async (tx: Tx, id: string, velden: Partial<Verstrekking>, nu: Date): Promise<void> => {
  await tx('uitkomst_verstrekking').where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

/** False when this organisation read this version before. */
export const voegLeesbewijsToe = async (tx: Tx, l: Leesbewijs & { readonly id: string; readonly medewerkerId: string | null; readonly gebeurtenis: Record<string, unknown> }): Promise<boolean> =>
  (await tx('leesbewijs').insert({ ...slang(l), gebeurtenis: JSON.stringify(l.gebeurtenis) }).onConflict(['uitkomst_id', 'organisatie_id']).ignore().returning('id')).length > 0;
export const leesbewijzenVan = async (tx: Tx, uitkomstIds: readonly string[]): Promise<Leesbewijs[]> => alle(await tx('leesbewijs').whereIn('uitkomst_id', [...uitkomstIds]).orderBy(['op', 'id']));

export const voegCorrectieToe = async (tx: Tx, c: Pick<Correctie, 'uitkomstId' | 'gevraagdDoor' | 'medewerkerId' | 'gevraagdOp' | 'onderdeel' | 'volgnummer' | 'watKloptNiet' | 'voorstel'>): Promise<string> => {
  const [rij] = await tx('uitkomst_correctie').insert(slang(c)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const leesCorrectie = async (tx: Tx, id: string): Promise<Correctie | undefined> => kameel<Correctie>(await tx('uitkomst_correctie').where({ id }).forUpdate().first() as Record<string, unknown> | undefined);
export const wijzigCorrectie = async (tx: Tx, id: string, velden: Partial<Correctie>, nu: Date): Promise<void> => {
  await tx('uitkomst_correctie').where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
/** What was decided before about the same part, in any version of this outcome, oldest first. */
export const beslisteCorrecties = async (tx: Tx, overlegId: string, c: Pick<Correctie, 'onderdeel' | 'volgnummer'>): Promise<Correctie[]> =>
  alle(await tx('uitkomst_correctie as c').join('uitkomst_overleg as u', 'u.id', 'c.uitkomst_id').where({ 'u.overleg_id': overlegId, 'c.onderdeel': c.onderdeel, 'c.volgnummer': c.volgnummer }).whereNot('c.status', 'gevraagd').orderBy('c.beslist_op').select('c.*'));
export const openCorrecties = async (tx: Tx, casusId: string): Promise<Correctie[]> =>
  alle(await tx('uitkomst_correctie as c').join('uitkomst_overleg as u', 'u.id', 'c.uitkomst_id').where({ 'u.casus_id': casusId, 'c.status': 'gevraagd' }).orderBy('c.gevraagd_op').select('c.*'));

/** Versions that a citizen may find: shared, of a casus he is part of, not while something about him is held back or his portal is closed (R7.2). */
export const uitkomstenVoorBurger = async (tx: Tx, persoonId: string): Promise<Uitkomst[]> => alle(await tx('uitkomst_overleg as u').where('u.status', 'beschikbaar').whereIn('u.casus_id', casussenVanPersoon(tx, persoonId))
  .orderBy('u.beschikbaar_gesteld_op', 'desc').limit(50).select('u.*'));
/** Shared versions of casussen in which this organisation is in the team and this person takes part (R9.9). */
export const gedeeldOver = async (tx: Tx, persoonId: string, organisatieId: string, nu: Date): Promise<Uitkomst[]> => alle(await tx('uitkomst_overleg as u').where('u.status', 'beschikbaar').whereIn('u.casus_id', casussenVanPersoon(tx, persoonId))
  .whereIn('u.casus_id', casussenInTeam(tx, nu, { organisatieId, medewerkerId: null })).orderBy('u.beschikbaar_gesteld_op', 'desc').limit(100).select('u.*'));
