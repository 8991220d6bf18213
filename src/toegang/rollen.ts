import type { Knex } from 'knex';
import { datumVan } from '../domein/kalender.ts';
import { alleFunctierollen } from '../platform/identity/afleiden.ts';
import type { Functierol, Toegangsrol } from '../platform/identity/aanvrager.ts';

export type Staprollen = { readonly stap: string; readonly uitvoerder: Functierol; readonly beslisser: Functierol; readonly tweede: Functierol | null; readonly doelen: string[]; readonly termijnCodes: string[] };

/** Who does, decides and looks along per step of a verband (processen §3). */
export const staprollenVan = (db: Knex, verbandCode: string): Promise<Staprollen[]> => db('processtap_rol').where({ verband_code: verbandCode }).orderBy('stap')
  .select<Staprollen[]>('stap', 'uitvoerder', 'beslisser', 'tweede', 'doelen', 'termijn_codes as termijnCodes');

/**
 * Roles that hold on this day, of active medewerkers of active organisations: `r` roltoekenning, `m` medewerker, `o` organisatie. With a place only
 * those that count there: a role narrowed to another verband or region does not, nor does an organisation of another region. Every question about
 * who carries what begins here, so that a seintje, a choice of persons and the check at the start cannot answer differently about one person.
 */
export const geldigeRollen = (db: Knex, dag: string, plaats?: { readonly verbandCode: string; readonly regioCode: string }): Knex.QueryBuilder => db('roltoekenning as r')
  .join('medewerker as m', 'm.id', 'r.medewerker_id').join('organisatie as o', 'o.id', 'm.organisatie_id').where({ 'm.status': 'actief', 'o.status': 'actief' })
  .where('r.van_datum', '<=', dag).where((q) => { void q.whereNull('r.tot_datum').orWhere('r.tot_datum', '>=', dag); })
  .modify((q) => {
    if (plaats === undefined) return;
    void q.where((w) => { void w.whereNull('r.verband_code').orWhere('r.verband_code', plaats.verbandCode); });
    for (const kolom of ['r.regio_code', 'o.regio_code']) void q.where((w) => { void w.whereNull(kolom).orWhere(kolom, plaats.regioCode); });
  });

export type Dekking = { readonly verbandCode: string; readonly regioCode: string; readonly functierol: Functierol; readonly organisatieId: string; readonly medewerkerId: string };

/**
 * Who can be asked for what: one row per verband, region, functierol and active medewerker of an active organisation. A task whose
 * group has no row for its verband and region would wait for nobody.
 */
export const functierolDekking = (db: Knex, nu: Date): Promise<Dekking[]> => dekking(db, nu, null);
/** The same of one organisation, for one verband and region. */
export const dekkingIn = (db: Knex, nu: Date, p: { readonly organisatieId: string; readonly verbandCode: string; readonly regioCode: string }): Promise<Dekking[]> => dekking(db, nu, p);

const dekking = async (db: Knex, nu: Date, alleen: { readonly organisatieId: string; readonly verbandCode: string; readonly regioCode: string } | null): Promise<Dekking[]> => {
  const rijen: { verband: string; regio: string; toegangsrol: Toegangsrol; functierollen: Functierol[]; organisatie_id: string; medewerker_id: string }[] = await geldigeRollen(db, datumVan(nu))
    .joinRaw('join samenwerkingsverband v on r.verband_code is null or r.verband_code = v.code')
    .joinRaw('join regio g on (r.regio_code is null or r.regio_code = g.code) and (o.regio_code is null or o.regio_code = g.code)')
    .modify((q) => { if (alleen !== null) void q.where({ 'o.id': alleen.organisatieId, 'v.code': alleen.verbandCode, 'g.code': alleen.regioCode }); }).orderBy(['v.code', 'g.code', 'm.sub'])
    .select('v.code as verband', 'g.code as regio', 'r.toegangsrol', 'r.functierollen', 'o.id as organisatie_id', 'm.id as medewerker_id');
  return rijen.flatMap((rij) => alleFunctierollen(rij).map((functierol) => ({
    verbandCode: rij.verband, regioCode: rij.regio, functierol, organisatieId: rij.organisatie_id, medewerkerId: rij.medewerker_id,
  })));
};

/** Whether an active medewerker carries this functierol for a verband and region, or in one organisation. */
export const draagtIemand = async (db: Knex, nu: Date, v: { readonly functierol: Functierol; readonly verbandCode: string; readonly regioCode: string; readonly organisatieId?: string | undefined }): Promise<boolean> =>
  await geldigeRollen(db, datumVan(nu), v).where((q) => { void q.whereRaw('r.functierollen @> array[?]::text[]', [v.functierol]).orWhere('r.toegangsrol', v.functierol); })
    .modify((q) => { if (v.organisatieId !== undefined) void q.where('o.id', v.organisatieId); }).first('r.id') !== undefined;
