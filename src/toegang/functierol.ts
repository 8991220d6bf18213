import type { Knex } from 'knex';
import { geldigeRollen } from './rollen.ts';

/** Active medewerkers of an organisation who carry this functierol on this day, as it is written in their role (domein §1.1). */
export const dragersVan = async (db: Knex, organisatieId: string, functierol: string, dag: string): Promise<string[]> =>
  (await geldigeRollen(db, dag).where('o.id', organisatieId).whereRaw('? = any(r.functierollen)', [functierol]).distinct('m.id').orderBy('m.id') as { id: string }[]).map((m) => m.id);
