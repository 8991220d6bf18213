import { controleerOvergang, type Staat } from '../../domein/overgangen.ts';
import type { Knex } from 'knex';
import type { Tx } from '../../platform/kern.ts';

export type Preventie = {
  readonly id: string; readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly ronde: number; readonly uitvoerderId: string; readonly status: Staat<'preventie'>;
  readonly plekId: string | null; readonly aanbiederId: string | null; readonly geopendOp: Date; readonly gekoppeldOp: Date | null; readonly afgerondOp: Date | null;
};
export type Traject = {
  readonly id: string; readonly preventieId: string; readonly adviesId: string; readonly persoonId: string; readonly dienstId: string; readonly aanbodId: string | null; readonly status: Staat<'preventietraject'>;
  readonly voortgang: number; readonly bijdrageId: string | null;
};
export type Advies = { readonly id: string; readonly preventieId: string; readonly uitkomst: 'aanbieden' | 'niets-passends'; readonly leefgebieden: readonly string[]; readonly dienstId: string | null; readonly aanbodId: string | null; readonly uitleg: string | null; readonly aantalDagen: number | null; readonly motivatie: string; readonly door: string; readonly op: Date };
export type Check = { readonly preventieId: string; readonly aanleiding: 'voortgang' | 'evaluatie'; readonly score: number; readonly past: 'ja' | 'deels' | 'nee'; readonly besproken: string; readonly uitkomst: 'gereed' | 'doorgaan' | 'opschalen'; readonly door: string; readonly op: Date };
export type Melding = { readonly preventieId: string; readonly soort: string; readonly organisatieId: string; readonly medewerkerId: string | null; readonly op: Date };
export type Aanbod = { readonly id: string; readonly code: string; readonly titel: string; readonly soort: string; readonly leefgebieden: readonly string[]; readonly leeftijdVan: number; readonly leeftijdTot: number; readonly taal: string; readonly taalniveau: string; readonly regioCode: string | null; readonly erkenning: string; readonly inhoud: string };

const kameel = <T>(rij: Record<string, unknown> | undefined): T | undefined => (rij && Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v])) as T);
const slang = (velden: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));
const alle = <T>(rijen: unknown): T[] => (rijen as Record<string, unknown>[]).map((r) => kameel<T>(r) as T);
const voegToe = async (tx: Tx, tabel: string, velden: Record<string, unknown>): Promise<string> => {
  const [rij] = await tx(tabel).insert(slang(velden)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};

export const leesPreventie = async (tx: Tx, id: string): Promise<Preventie | undefined> => kameel<Preventie>(await tx('preventie').where({ id }).forUpdate().first() as Record<string, unknown> | undefined);
export const preventieVanPlek = async (tx: Tx, plekId: string): Promise<Preventie | undefined> => kameel<Preventie>(await tx('preventie').where({ plek_id: plekId }).forUpdate().first() as Record<string, unknown> | undefined);
export const preventiesVan = async (db: Knex, casusId: string): Promise<Preventie[]> => alle(await db('preventie').where({ casus_id: casusId }).orderBy('geopend_op'));
/** What runs at one provider, newest first, page by page. */
export const lopendeBij = async (tx: Tx, aanbiederId: string, vanaf: number, aantal: number): Promise<Preventie[]> => alle(await tx('preventie').where({ aanbieder_id: aanbiederId, status: 'lopend' }).orderBy([{ column: 'gekoppeld_op', order: 'desc' }, { column: 'id' }]).offset(vanaf).limit(aantal));
export const openPreventie = async (tx: Tx, p: Pick<Preventie, 'id' | 'casusId' | 'verbandCode' | 'regioCode' | 'ronde' | 'uitvoerderId' | 'geopendOp'> & { processInstanceKey: string }): Promise<void> => { await tx('preventie').insert(slang(p)).onConflict('id').ignore(); };
/** Changes a preventie along the arrows of its state machine; throws Probleem `ongeldige-overgang`. */
export const wijzigPreventie = async (tx: Tx, p: Preventie, velden: Partial<Preventie>, nu: Date): Promise<void> => {
  if (velden.status !== undefined && velden.status !== p.status) controleerOvergang('preventie', p.status, velden.status);
  await tx('preventie').where({ id: p.id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

export const schrijfAdvies = (tx: Tx, a: Omit<Advies, 'id'>): Promise<string> => voegToe(tx, 'preventieadvies', a);
export const laatsteAdvies = async (tx: Tx, preventieId: string): Promise<Advies | undefined> => kameel<Advies>(await tx('preventieadvies').where({ preventie_id: preventieId }).orderBy('op', 'desc').orderBy('aangemaakt_op', 'desc').first() as Record<string, unknown> | undefined);

export const voegTrajectToe = (tx: Tx, t: Pick<Traject, 'preventieId' | 'adviesId' | 'persoonId' | 'dienstId' | 'aanbodId'> & { herkomst: 'zelf' | 'casus'; aangebodenOp: Date }): Promise<string> => voegToe(tx, 'preventietraject', t);
export const trajectenVan = async (tx: Tx, preventieId: string): Promise<Traject[]> => alle(await tx('preventietraject').where({ preventie_id: preventieId }).orderBy(['aangeboden_op', 'id']));
/** Changes a traject along the arrows of its state machine; throws Probleem `ongeldige-overgang`. */
export const wijzigTraject = async (tx: Tx, t: Traject, velden: Partial<Traject> & { beantwoordOp?: Date; gestartOp?: Date; geeindigdOp?: Date; stopreden?: string }, nu: Date): Promise<void> => {
  if (velden.status !== undefined) controleerOvergang('preventietraject', t.status, velden.status);
  await tx('preventietraject').where({ id: t.id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

export const schrijfBesluit = (tx: Tx, b: { preventieId: string; uitkomst: 'accepteren' | 'opschalen'; grond: string | null; isVrijwilligheidUitgelegd: boolean; motivatie: string; door: string; op: Date }): Promise<string> => voegToe(tx, 'preventiebesluit', b);
export const schrijfCheck = (tx: Tx, c: Check): Promise<string> => voegToe(tx, 'preventiecheck', c);
export const checksVan = async (tx: Tx, preventieId: string): Promise<Check[]> => alle(await tx('preventiecheck').where({ preventie_id: preventieId }).orderBy(['op', 'aangemaakt_op']));
export const schrijfVoortgang = (tx: Tx, m: Melding): Promise<string> => voegToe(tx, 'preventievoortgang', m);
export const voortgangVan = async (tx: Tx, preventieId: string): Promise<(Melding & { id: string })[]> => alle(await tx('preventievoortgang').where({ preventie_id: preventieId }).orderBy(['op', 'aangemaakt_op']));
export const schrijfZorg = (tx: Tx, m: Melding): Promise<string> => voegToe(tx, 'preventiezorg', m);
export const zorgenVan = async (tx: Tx, preventieId: string): Promise<(Melding & { id: string })[]> => alle(await tx('preventiezorg').where({ preventie_id: preventieId }).orderBy(['op', 'aangemaakt_op']));

/** Published self-help for the whole country and for this region; without a region only the national part. */
export const leesAanbod = async (db: Knex, regioCode: string | null): Promise<Aanbod[]> => alle(await db('preventieaanbod').where({ status: 'gepubliceerd' })
  .where((q) => { void q.whereNull('regio_code'); if (regioCode !== null) void q.orWhere('regio_code', regioCode); }).orderByRaw(`regio_code is null, array_position(array['effectief', 'goed-onderbouwd', 'geen'], erkenning), titel`)
  .select('id', 'code', 'titel', 'soort', 'leefgebieden', 'leeftijd_van', 'leeftijd_tot', 'taal', 'taalniveau', 'regio_code', 'erkenning', 'inhoud'));
