import type { Knex } from 'knex';
import type { Termijnstatus } from '../domein/termijn.ts';
import type { Plek } from './cursor.ts';
import type { Casus } from './model.ts';
import { casussenInTeam, teamNu } from './team.ts';

/** A moment with microseconds, so that a page never skips or repeats a row. */
const precies = (kolom: string): string => `to_char(${kolom} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export type Casusrij = Omit<Casus, 'meldingId' | 'rijversie' | 'vervolgVan'> & { readonly regisseur: string | null; readonly partners: number; readonly eerstvolgendeTermijn: Date | null; readonly plek: string };
export type Lijstkeuze = {
  readonly organisatieId: string; readonly medewerkerId: string; readonly verbandCode: string | null; readonly regioCode: string | null; readonly status: string | null;
  readonly na: Plek | null; readonly aantal: number; readonly nu: Date;
};

const rij = (db: Knex, nu: Date): Knex.QueryBuilder => db('casus as c').select(
  'c.id', 'c.casusnummer', 'c.verband_code as verbandCode', 'c.regio_code as regioCode', 'c.status', 'c.prioriteit', 'c.cyclus', 'c.laatste_op as laatsteOp', db.raw('c.startdatum::text as startdatum'),
  db.raw('c.einddatum::text as einddatum'), db.raw(`${precies('c.laatste_op')} as plek`),
  db.raw("(select o.naam from casus_team t join organisatie o on o.id = t.organisatie_id where t.casus_id = c.id and t.rol = 'regie' and (t.tot is null or t.tot > ?) limit 1) as regisseur", [nu]),
  db.raw('(select count(distinct t.organisatie_id)::int from casus_team t where t.casus_id = c.id and (t.tot is null or t.tot > ?)) as partners', [nu]),
  db.raw(`(select min(t.uiterlijk_op) from termijn t where t.casus_id = c.id and t.termijn_code <> 'geen' and t.status = 'loopt') as "eerstvolgendeTermijn"`),
);

/** Cases in whose team the reader is, newest event first; at most `aantal` rows after the place `na`. */
export const leesCasussen = (db: Knex, k: Lijstkeuze): Promise<Casusrij[]> => {
  const vraag = rij(db, k.nu).whereIn('c.id', casussenInTeam(db, k.nu, k)).orderBy([{ column: 'c.laatste_op', order: 'desc' }, { column: 'c.id', order: 'desc' }]).limit(k.aantal);
  if (k.verbandCode !== null) void vraag.where('c.verband_code', k.verbandCode);
  if (k.regioCode !== null) void vraag.where('c.regio_code', k.regioCode);
  if (k.status !== null) void vraag.where('c.status', k.status);
  if (k.na !== null) void vraag.whereRaw('(c.laatste_op, c.id) < (?::timestamptz, ?::uuid)', [k.na.op, k.na.na]);
  return vraag as unknown as Promise<Casusrij[]>;
};

export const leesCasusrij = (db: Knex, id: string, nu: Date): Promise<Casusrij | undefined> => rij(db, nu).where('c.id', id).first() as unknown as Promise<Casusrij | undefined>;

/** The closed casus that this one follows, by its number. */
export const leesVorige = (db: Knex, casusId: string): Promise<{ id: string; nummer: string } | undefined> => db('casus as c').join('casus as v', 'v.id', 'c.vervolg_van').where('c.id', casusId).first<{ id: string; nummer: string } | undefined>('v.id', 'v.casusnummer as nummer');

export type Teamregel = { readonly organisatie: string; readonly functie: string; readonly regie: boolean; readonly sinds: Date };
export const leesTeam = async (db: Knex, casusId: string, nu: Date): Promise<Teamregel[]> => (await teamNu(db, casusId, nu)).map((t) => ({ organisatie: t.naam, functie: t.rol, regie: t.rol === 'regie', sinds: t.sinds }));

export type Gebeurtenis = { readonly id: string; readonly op: Date; readonly soort: string; readonly zin: string; readonly fase: string; readonly organisatie: string | null; readonly medewerker: string | null; readonly volgnummer: string; readonly plek: string };
/** Lines of the timeline, newest first. */
export const leesTijdlijn = (db: Knex, casusId: string, na: Plek | null, aantal: number): Promise<Gebeurtenis[]> => {
  const vraag = db('casus_tijdlijn as t').leftJoin('organisatie as o', 'o.id', 't.actor_organisatie_id').leftJoin('medewerker as m', 'm.id', 't.actor_medewerker_id').where('t.casus_id', casusId)
    .orderBy([{ column: 't.op', order: 'desc' }, { column: 't.volgnummer', order: 'desc' }]).limit(aantal)
    .select('t.id', 't.op', 't.soort', 't.zin', 't.fase', 'o.naam as organisatie', 'm.naam as medewerker', 't.volgnummer', db.raw(`${precies('t.op')} as plek`));
  if (na !== null) void vraag.whereRaw('(t.op, t.volgnummer) < (?::timestamptz, ?::bigint)', [na.op, na.na]);
  return vraag as unknown as Promise<Gebeurtenis[]>;
};

export type Fase = { readonly code: string; readonly van: Date; readonly tot: Date };
/** When the casus was in which state, from the timeline; the last one has no end yet. */
export const leesFasen = (db: Knex, casusId: string): Promise<Fase[]> => db('casus_tijdlijn').where({ casus_id: casusId }).groupBy('fase').orderByRaw('min(op), min(volgnummer)')
  .select<Fase[]>('fase as code', db.raw('min(op) as van'), db.raw('max(op) as tot'));

export type WettelijkeTermijn = { readonly zin: string; readonly op: Date; readonly status: Termijnstatus };
/** The first term by law (not by convenant) that is running, or that passed while its step is still being done; undefined when there is none. */
export const leesWettelijkeTermijn = (db: Knex, casusId: string): Promise<WettelijkeTermijn | undefined> => db('termijn as t').join('termijnregel as r', 'r.id', 't.regel_id')
  .where('t.casus_id', casusId).where('t.status', 'loopt').whereNotIn('r.bron', ['convenant', 'eigen regel']).whereNot('t.termijn_code', 'klacht').orderBy('t.uiterlijk_op').first<WettelijkeTermijn | undefined>('r.omschrijving as zin', 't.uiterlijk_op as op', 't.status');
