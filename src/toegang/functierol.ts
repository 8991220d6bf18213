import type { Knex } from 'knex';

/** Active medewerkers of an organisation who carry this functierol on this day, as it is written in their role (domein §1.1). */
export const dragersVan = async (db: Knex, organisatieId: string, functierol: string, dag: string): Promise<string[]> => (await db('medewerker as m').join('roltoekenning as r', 'r.medewerker_id', 'm.id')
  .where({ 'm.organisatie_id': organisatieId, 'm.status': 'actief' }).whereRaw('? = any(r.functierollen)', [functierol]).where('r.van_datum', '<=', dag).where((q) => { void q.whereNull('r.tot_datum').orWhere('r.tot_datum', '>=', dag); })
  .distinct('m.id').orderBy('m.id') as { id: string }[]).map((m) => m.id);
