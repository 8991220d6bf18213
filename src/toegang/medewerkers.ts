import type { Knex } from 'knex';
import { datumVan } from '../domein/kalender.ts';
import type { Functierol, Toegangsrol } from '../platform/identity/aanvrager.ts';
import type { GevondenMedewerker, Roltoekenning } from '../platform/identity/zoekers.ts';
import { geldigeRollen } from './rollen.ts';

type Rij = {
  medewerker_id: string; naam: string; status: GevondenMedewerker['status']; organisatie_id: string; oin: string; organisatienaam: string; soort: string;
  rol_id: string | null; toegangsrol: Toegangsrol; functierollen: Functierol[]; verband_code: string | null; regio_code: string | null; regio: string | null;
};

const rolnaam: Readonly<Record<Toegangsrol, string>> = {
  burger: 'Burger', melder: 'Melder', deelnemer: 'Deelnemer', procesregisseur: 'Procesregisseur', casusregisseur: 'Casusregisseur', procesontwerper: 'Procesontwerper',
  regiocoordinator: 'Regiocoördinator', fg: 'Functionaris gegevensbescherming', auditor: 'Auditor', beheerder: 'Beheerder',
};

const alsRol = (rij: Rij): Roltoekenning => ({
  id: rij.rol_id ?? '', toegangsrol: rij.toegangsrol, functierollen: rij.functierollen, verbandCode: rij.verband_code, regioCode: rij.regio_code,
  // The region is said only where the name of the organisation does not say it already.
  label: `${rolnaam[rij.toegangsrol]} · ${rij.organisatienaam}${rij.regio === null || rij.organisatienaam.includes(rij.regio) ? '' : ` (${rij.regio})`}`,
});

/**
 * The medewerker behind a `sub` of the identity provider, with the roles he holds at `nu` (domein §1.1); undefined when unknown.
 * A blocked medewerker is found too, so that the sign-in page can say so.
 */
export const vindMedewerker = async (db: Knex, sub: string, nu: Date): Promise<GevondenMedewerker | undefined> => {
  const dag = datumVan(nu);
  const rijen: Rij[] = await db('medewerker as m').join('organisatie as o', 'o.id', 'm.organisatie_id')
    .leftJoin('roltoekenning as r', (koppel) => {
      koppel.on('r.medewerker_id', 'm.id').andOnVal('r.van_datum', '<=', dag)
        .andOn((of) => { of.onNull('r.tot_datum').orOnVal('r.tot_datum', '>=', dag); });
    })
    .leftJoin('regio as g', 'g.code', 'r.regio_code')
    .where('m.sub', sub).orderBy(['r.toegangsrol', 'r.verband_code', 'r.regio_code'])
    .select('m.id as medewerker_id', 'm.naam', 'm.status', 'o.id as organisatie_id', 'o.oin', 'o.naam as organisatienaam', 'o.soort', 'r.id as rol_id', 'r.toegangsrol', 'r.functierollen', 'r.verband_code', 'r.regio_code', 'g.naam as regio');
  const [eerste] = rijen;
  if (eerste === undefined) return undefined;
  return {
    medewerkerId: eerste.medewerker_id, naam: eerste.naam, status: eerste.status, organisatieId: eerste.organisatie_id, organisatieOin: eerste.oin,
    organisatiesoort: eerste.soort, organisatieNaam: eerste.organisatienaam, roltoekenningen: rijen.filter((rij) => rij.rol_id !== null).map(alsRol),
  };
};

/** The active organisation of an OIN; undefined when unknown, registered only, suspended or left (X5). */
export const vindPartner = async (db: Knex, oin: string): Promise<{ organisatieId: string; organisatieOin: string; organisatiesoort: string } | undefined> => {
  const rij = await db('organisatie').where({ oin, status: 'actief' }).first<{ id: string; oin: string; soort: string } | undefined>('id', 'oin', 'soort');
  return rij && { organisatieId: rij.id, organisatieOin: rij.oin, organisatiesoort: rij.soort };
};

/** A medewerker as another person's page names him; the caller asked `toegang` (MED). */
export type Collega = { readonly id: string; readonly naam: string; readonly functie: string; readonly organisatieId: string; readonly status: 'actief' | 'geblokkeerd' | 'uit-dienst'; /** When his row last changed. */ readonly gewijzigdOp: Date };
const collegakolommen = ['id', 'naam', 'functie', 'organisatie_id as organisatieId', 'status', 'gewijzigd_op as gewijzigdOp'];
/** Medewerkers by id; one that does not exist is absent. */
export const medewerkersVan = async (db: Knex, ids: Iterable<string>): Promise<ReadonlyMap<string, Collega>> =>
  new Map((await db('medewerker').whereIn('id', [...new Set(ids)]).select<Collega[]>(collegakolommen)).map((m) => [m.id, m]));
/** The active medewerkers of an organisation, by name. */
export const collegasVan = (db: Knex, organisatieId: string): Promise<Collega[]> => db('medewerker').where({ organisatie_id: organisatieId, status: 'actief' }).orderBy('naam').select<Collega[]>(collegakolommen);
/** The same, of those who hold one of these toegangsrollen on this day. */
export const collegasMetRol = (db: Knex, organisatieId: string, rollen: readonly string[], dag: string): Promise<Collega[]> =>
  geldigeRollen(db, dag).where('o.id', organisatieId).whereIn('r.toegangsrol', [...rollen]).distinct(collegakolommen.map((k) => `m.${k}`)).orderBy('m.naam') as unknown as Promise<Collega[]>;
/** The business phone of an active medewerker in E.164; null when there is none. Only the sending of a message to him asks for it. */
export const telefoonVan = async (db: Knex, medewerkerId: string): Promise<string | null> => ((await db('medewerker').where({ id: medewerkerId, status: 'actief' }).first('telefoon_zakelijk')) as { telefoon_zakelijk: string | null } | undefined)?.telefoon_zakelijk ?? null;
/**
 * Active medewerkers who are on this day the FG (domein §1.1) of an organisation of this verband in this region: an active organisation that works in the region and is the regie
 * of the verband, the bureau of the region, or of a kind that the matrix of the verband names. A role narrowed to another verband or region does not count.
 */
export const functionarissen = async (db: Knex, plaats: { readonly verbandCode: string; readonly regioCode: string }, dag: string): Promise<string[]> => (await geldigeRollen(db, dag, plaats).where('r.toegangsrol', 'fg')
  .where((q) => {
    void q.where('o.soort', 'BUR').orWhere('o.soort', db('samenwerkingsverband').select('regie_soort').where({ code: plaats.verbandCode }))
      .orWhereExists(db('doelbindingregel as d').select(db.raw('1')).where('d.verband_code', plaats.verbandCode).whereNull('d.tot').where((w) => { void w.whereNull('d.regio_code').orWhere('d.regio_code', plaats.regioCode); }).whereRaw('o.soort = any(d.organisaties)'));
  }).distinct('m.id').orderBy('m.id') as { id: string }[]).map((m) => m.id);
