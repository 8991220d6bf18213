import type { Knex } from 'knex';

/** A membership counts until its end, which may lie in the future (R11.8). */
const isNu = (alias: string, nu: Date) => (q: Knex.QueryBuilder): void => { void q.whereNull(`${alias}.tot`).orWhere(`${alias}.tot`, '>', nu); };

/** `beschermd`: its name is hidden from household members (X6). */
export type Teamplek = { readonly organisatieId: string; readonly naam: string; readonly beschermd: boolean; readonly rol: string; readonly sinds: Date };
/** Who is in the casus_team at this moment; an organisation may be in it in more than one role. */
export const teamNu = (db: Knex, casusId: string, nu: Date): Promise<Teamplek[]> => db('casus_team as t').join('organisatie as o', 'o.id', 't.organisatie_id')
  .where('t.casus_id', casusId).where(isNu('t', nu)).orderBy(['t.sinds', 'o.naam', 't.rol']).select<Teamplek[]>('o.id as organisatieId', 'o.naam', 'o.beschermd', 't.rol', 't.sinds');

export type Teamzoeker = { readonly organisatieId: string; /** Null: the organisation as a whole, such as its system. */ readonly medewerkerId: string | null };
/** The ids of the casussen in whose team this organisation (or this medewerker of it) is at this moment, for use inside a query: `whereIn('casus_id', …)`. */
export const casussenInTeam = (db: Knex, nu: Date, wie: Teamzoeker): Knex.QueryBuilder => db('casus_team as m').where('m.organisatie_id', wie.organisatieId).where(isNu('m', nu))
  .where((q) => { void q.whereNull('m.medewerker_id'); if (wie.medewerkerId !== null) void q.orWhere('m.medewerker_id', wie.medewerkerId); }).select('m.casus_id');

/** The ids of the casussen of which this person is a betrokkene now, for use inside a query. */
export const casussenVanPersoon = (db: Knex, persoonId: string): Knex.QueryBuilder => db('casus_betrokkene').where({ persoon_id: persoonId }).whereNull('tot_datum').select('casus_id');

/** The medewerkers who are in the team by name at this moment; ids only. */
export const teamMedewerkers = (db: Knex, casusId: string, nu: Date): Promise<string[]> => db('casus_team as t').where('t.casus_id', casusId).whereNotNull('t.medewerker_id').where(isNu('t', nu)).distinct('t.medewerker_id').pluck('t.medewerker_id') as unknown as Promise<string[]>;
/** The casussen in aftercare of this verband and region of which this person is a betrokkene, but for one (R12.2). */
export const nazorgcasussenVan = (db: Knex, persoonId: string, van: { readonly id: string; readonly verbandCode: string; readonly regioCode: string }): Promise<string[]> => db('casus').whereIn('id', casussenVanPersoon(db, persoonId))
  .where({ status: 'nazorg', verband_code: van.verbandCode, regio_code: van.regioCode }).whereNot('id', van.id).orderBy('id').pluck('id');
/** Whether this organisation took over the whole casus and still has it at this moment: an overdracht at the triage, from the plan or at closing. */
export const isOvernemer = async (db: Knex, casusId: string, organisatieId: string, nu: Date): Promise<boolean> => await db('casus_team as t').where({ 't.casus_id': casusId, 't.organisatie_id': organisatieId, 't.rol': 'overname', 't.via': 'overdracht' }).where(isNu('t', nu)).first('t.id') !== undefined;

export type Teamperiode = { readonly casusId: string; readonly organisatieId: string; /** Null: everybody of the organisation. */ readonly medewerkerId: string | null; readonly sinds: Date; readonly tot: Date | null };
/** Every membership these casussen ever had, ended ones too. */
export const teamperioden = (db: Knex, casusIds: readonly string[]): Promise<Teamperiode[]> => db('casus_team').whereIn('casus_id', [...new Set(casusIds)])
  .select<Teamperiode[]>('casus_id as casusId', 'organisatie_id as organisatieId', 'medewerker_id as medewerkerId', 'sinds', 'tot');
