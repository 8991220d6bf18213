import type { Knex } from 'knex';

export type Organisatie = {
  readonly id: string; readonly oin: string; readonly naam: string; readonly soort: string; readonly regioCode: string | null;
  /** Name hidden from household members (X6). */
  readonly beschermd: boolean;
  /** Own system; null = its people answer in the task list. */
  readonly eindpunt: { readonly contract: string; readonly url: string | null } | null;
  readonly status: 'aangemeld' | 'actief' | 'geschorst' | 'uitgetreden';
};

const kolommen = ['id', 'oin', 'naam', 'soort', 'regio_code as regioCode', 'beschermd', 'eindpunt', 'status'];

/** One organisation by id, or undefined. */
export const organisatieVan = (db: Knex, id: string): Promise<Organisatie | undefined> => db('organisatie').where({ id }).first<Organisatie | undefined>(kolommen);

/** Active organisations of these kinds that work in a region: its own and those without a region, in order of OIN. */
export const organisatiesIn = (db: Knex, soorten: readonly string[], regioCode: string): Promise<Organisatie[]> => db('organisatie')
  .whereIn('soort', soorten).where('status', 'actief').where((q) => { q.where('regio_code', regioCode).orWhereNull('regio_code'); }).orderBy('oin').select<Organisatie[]>(kolommen);

/** The own bureau (regie) of a verband in a region, such as Veilig Thuis Merelland; undefined when the region has none. */
export const regieVan = (db: Knex, verbandCode: string, regioCode: string): Promise<Organisatie | undefined> => db('organisatie')
  .where('soort', db('samenwerkingsverband').select('regie_soort').where({ code: verbandCode })).where('status', 'actief')
  .where((q) => { q.where('regio_code', regioCode).orWhereNull('regio_code'); }).orderByRaw('regio_code nulls last').first<Organisatie | undefined>(kolommen);

/** Tells an organisation's own system where to send; the address of an embedded simulator is known only at start. */
export const zetEindpunt = async (db: Knex, oin: string, url: string): Promise<void> => {
  await db('organisatie').where({ oin }).update({ eindpunt: JSON.stringify({ contract: 'keten-v1', url }) });
};
