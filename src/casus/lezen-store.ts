import type { Knex } from 'knex';
import type { Plek } from './cursor.ts';
import type { Casus } from './model.ts';

/** A moment with microseconds, so that a page never skips or repeats a row. */
const precies = (kolom: string): string => `to_char(${kolom} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A term runs as long as the engine says its step does. */
const loopt = `(exists (select 1 from element_instantie e where e.sleutel = t.element_instance_key and e.status = 'actief')
  or exists (select 1 from proces_instantie p where p.sleutel = t.element_instance_key and p.status = 'actief'))`;

export type Casusrij = Omit<Casus, 'meldingId' | 'rijversie'> & { readonly regisseur: string | null; readonly partners: number; readonly eerstvolgendeTermijn: Date | null; readonly plek: string };
export type Lijstkeuze = {
  readonly organisatieId: string; readonly medewerkerId: string; readonly verbandCode: string | null; readonly regioCode: string | null; readonly status: string | null;
  readonly na: Plek | null; readonly aantal: number;
};

const rij = (db: Knex): Knex.QueryBuilder => db('casus as c').select(
  'c.id', 'c.casusnummer', 'c.verband_code as verbandCode', 'c.regio_code as regioCode', 'c.status', 'c.prioriteit', 'c.cyclus', 'c.laatste_op as laatsteOp', db.raw('c.startdatum::text as startdatum'),
  db.raw('c.einddatum::text as einddatum'), db.raw(`${precies('c.laatste_op')} as plek`),
  db.raw("(select o.naam from casus_team t join organisatie o on o.id = t.organisatie_id where t.casus_id = c.id and t.rol = 'regie' and t.tot is null limit 1) as regisseur"),
  db.raw('(select count(distinct t.organisatie_id)::int from casus_team t where t.casus_id = c.id and t.tot is null) as partners'),
  db.raw(`(select min(t.uiterlijk_op) from termijn t where t.casus_id = c.id and t.termijn_code <> 'geen' and ${loopt}) as "eerstvolgendeTermijn"`),
);

/** Cases in whose team the reader is, newest event first; at most `aantal` rows after the place `na`. */
export const leesCasussen = (db: Knex, k: Lijstkeuze): Promise<Casusrij[]> => {
  const vraag = rij(db).whereExists((q) => {
    void q.select(db.raw('1')).from('casus_team as m').whereRaw('m.casus_id = c.id').where('m.organisatie_id', k.organisatieId).whereNull('m.tot')
      .where((wie) => { void wie.whereNull('m.medewerker_id').orWhere('m.medewerker_id', k.medewerkerId); });
  }).orderBy([{ column: 'c.laatste_op', order: 'desc' }, { column: 'c.id', order: 'desc' }]).limit(k.aantal);
  if (k.verbandCode !== null) void vraag.where('c.verband_code', k.verbandCode);
  if (k.regioCode !== null) void vraag.where('c.regio_code', k.regioCode);
  if (k.status !== null) void vraag.where('c.status', k.status);
  if (k.na !== null) void vraag.whereRaw('(c.laatste_op, c.id) < (?::timestamptz, ?::uuid)', [k.na.op, k.na.na]);
  return vraag as unknown as Promise<Casusrij[]>;
};

export const leesCasusrij = (db: Knex, id: string): Promise<Casusrij | undefined> => rij(db).where('c.id', id).first() as unknown as Promise<Casusrij | undefined>;

export type Teamregel = { readonly organisatie: string; readonly functie: string; readonly regie: boolean; readonly sinds: Date };
export const leesTeam = (db: Knex, casusId: string): Promise<Teamregel[]> => db('casus_team as t').join('organisatie as o', 'o.id', 't.organisatie_id').where('t.casus_id', casusId).whereNull('t.tot').orderBy(['t.sinds', 'o.naam'])
  .select<Teamregel[]>('o.naam as organisatie', 't.rol as functie', db.raw("(t.rol = 'regie') as regie"), 't.sinds');

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

export type WettelijkeTermijn = { readonly zin: string; readonly op: Date };
/** The first term by law (not by convenant) that is running; undefined when there is none. */
export const leesWettelijkeTermijn = (db: Knex, casusId: string): Promise<WettelijkeTermijn | undefined> => db('termijn as t').join('termijnregel as r', 'r.id', 't.regel_id')
  .where('t.casus_id', casusId).whereNotIn('r.bron', ['convenant', 'eigen regel']).whereRaw(loopt).orderBy('t.uiterlijk_op').first<WettelijkeTermijn | undefined>('r.omschrijving as zin', 't.uiterlijk_op as op');
