import type { Knex } from 'knex';

/** One reading of an object as the audit log has it: which organisation, when, in an emergency or not; no person, no value. */
export type Inzage = { readonly organisatieId: string | null; readonly tijd: Date; readonly noodgeval: boolean };
/** Who read this object, oldest first (at most 500); for the review of an emergency (R8.6). The caller asked toegang for it. */
export const inzagenVan = (db: Knex, objectType: string, objectId: string): Promise<Inzage[]> =>
  db('auditlog').where({ object_type: objectType, object_id: objectId, uitkomst: 0, actie: 'R' }).orderBy('volgnummer').limit(500).select<Inzage[]>('organisatie_id as organisatieId', 'tijd', 'noodgeval');
