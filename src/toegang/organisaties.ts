import type { Knex } from 'knex';
import { leesRegelversie, regelbron } from '../platform/db/regels.ts';

export type Organisatie = {
  readonly id: string; readonly oin: string; readonly naam: string; readonly soort: string; readonly regioCode: string | null;
  /** Name hidden from household members (X6). */
  readonly beschermd: boolean;
  /** Own system; null = its people answer in the task list. */
  readonly eindpunt: { readonly contract: string; readonly url: string | null } | null;
  readonly status: 'aangemeld' | 'actief' | 'geschorst' | 'uitgetreden';
  /** Its public number; null when there is none. */
  readonly telefoon: string | null;
};

const kolommen = ['id', 'oin', 'naam', 'soort', 'regio_code as regioCode', 'beschermd', 'eindpunt', 'status', 'telefoon'];

/** All of them by id, in memory by the version of the rules: they are read with nearly every job and change seldom. */
const alle = regelbron(async (db) => new Map((await db('organisatie').select<Organisatie[]>(kolommen)).map((o) => [o.id, o])));

/** One organisation by id, or undefined. What it gives is shared: nobody changes it. */
export const organisatieVan = async (db: Knex, id: string): Promise<Organisatie | undefined> => (await alle(db, await leesRegelversie(db))).get(id);

/** Names of organisations by id, in one query; an id that does not exist is absent. */
export const organisatienamen = async (db: Knex, ids: Iterable<string | null>): Promise<Map<string, string>> =>
  new Map((await db('organisatie').whereIn('id', [...new Set(ids)].filter((id) => id !== null)).select('id', 'naam') as { id: string; naam: string }[]).map((o) => [o.id, o.naam]));

/** The public numbers of organisations by id, in one query; one without a number is absent. */
export const telefoonnummers = async (db: Knex, ids: Iterable<string | null>): Promise<Map<string, string>> =>
  new Map((await db('organisatie').whereIn('id', [...new Set(ids)].filter((id) => id !== null)).whereNotNull('telefoon').select('id', 'telefoon') as { id: string; telefoon: string }[]).map((o) => [o.id, o.telefoon]));

/** Organisations by OIN, in one query; an OIN that we do not know is absent. */
export const organisatiesVanOins = async (db: Knex, oins: Iterable<string>): Promise<Map<string, Organisatie>> => new Map((await db('organisatie').whereIn('oin', [...new Set(oins)]).select<Organisatie[]>(kolommen)).map((o) => [o.oin, o]));

/** Active organisations of these kinds that work in a region: its own and those without a region, in order of OIN. */
export const organisatiesIn = (db: Knex, soorten: readonly string[], regioCode: string): Promise<Organisatie[]> => db('organisatie')
  .whereIn('soort', soorten).where('status', 'actief').where((q) => { q.where('regio_code', regioCode).orWhereNull('regio_code'); }).orderBy('oin').select<Organisatie[]>(kolommen);

/** The own bureau (regie) of a verband in a region, such as Veilig Thuis Merelland; undefined when the region has none. */
export const regieVan = (db: Knex, verbandCode: string, regioCode: string): Promise<Organisatie | undefined> => db('organisatie')
  .where('soort', db('samenwerkingsverband').select('regie_soort').where({ code: verbandCode })).where('status', 'actief')
  .where((q) => { q.where('regio_code', regioCode).orWhereNull('regio_code'); }).orderByRaw('regio_code nulls last').first<Organisatie | undefined>(kolommen);

/** The same for every pair of these, by `<verband> <regio>`, in one question; a pair without one is absent. */
export const regiesVan = async (db: Knex, verbanden: readonly string[], regios: readonly (string | null)[]): Promise<ReadonlyMap<string, { readonly id: string; readonly naam: string }>> => {
  const { rows } = await db.raw(`select v.code || ' ' || r.code as plek, o.id, o.naam from samenwerkingsverband v cross join unnest(?::text[]) as r (code)
    cross join lateral (select id, naam from organisatie where soort = v.regie_soort and status = 'actief' and (regio_code = r.code or regio_code is null) order by regio_code nulls last limit 1) o
    where v.code = any(?::text[])`, [[...new Set(regios)].filter((r) => r !== null), [...verbanden]]) as { rows: { plek: string; id: string; naam: string }[] };
  return new Map(rows.map((r) => [r.plek, r]));
};

/** Tells an organisation's own system where to send; the address of an embedded simulator is known only at start. */
export const zetEindpunt = async (db: Knex, oin: string, url: string): Promise<void> => {
  await db('organisatie').where({ oin }).update({ eindpunt: JSON.stringify({ contract: 'keten-v1', url }) });
};
