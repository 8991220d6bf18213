import type { Knex } from 'knex';

/** The numbers of casussen by id; one that does not exist is absent. A number says nothing about anybody (domein §2). */
export const casusnummersVan = async (db: Knex, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> =>
  new Map((await db('casus').whereIn('id', [...new Set(ids)]).select<{ id: string; casusnummer: string }[]>('id', 'casusnummer')).map((c) => [c.id, c.casusnummer]));
/** The id of the casus with this number as it is stored (`leesNummer`); undefined when there is none. */
export const casusMetNummer = async (db: Knex, casusnummer: string): Promise<string | undefined> => ((await db('casus').where({ casusnummer }).first('id')) as { id: string } | undefined)?.id;
/** The ids of the casussen of a verband and region (null = every one), for use inside a query: `whereIn('casus_id', …)`. */
export const casussenBinnen = (db: Knex, plaats: { readonly verbandCode: string | null; readonly regioCode: string | null }): Knex.QueryBuilder => db('casus')
  .where((q) => { if (plaats.verbandCode !== null) void q.where('verband_code', plaats.verbandCode); if (plaats.regioCode !== null) void q.where('regio_code', plaats.regioCode); }).select('id');
