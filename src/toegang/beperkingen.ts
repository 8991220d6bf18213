import type { Knex } from 'knex';
import type { Tx } from '../platform/kern.ts';

export type Beperking = { readonly id: string; readonly casusId: string; readonly persoonId: string; readonly sinds: Date };
const kolommen = ['id', 'casus_id as casusId', 'persoon_id as persoonId', 'sinds'];

/** Restricts the use of somebody's data in one casus (AVG 18, X10); the same cause does it once. */
export const beperkGebruik = async (tx: Tx, b: { casusId: string; persoonId: string; bron: string; sinds: Date }): Promise<void> => {
  await tx('gebruiksbeperking').insert({ casus_id: b.casusId, persoon_id: b.persoonId, bron: b.bron, sinds: b.sinds }).onConflict('bron').ignore();
};
/** The restrictions that hold in this casus now. Ids and moments only. */
export const beperkingenIn = (db: Knex, casusId: string): Promise<Beperking[]> => db('gebruiksbeperking').where({ casus_id: casusId }).whereNull('opgeheven_op').orderBy('sinds').select<Beperking[]>(kolommen);
/** Ends a restriction; undefined when there is none with this id in this casus. The caller tells the citizen first (AVG 18 lid 3). */
export const hefBeperkingOp = async (tx: Tx, b: { id: string; casusId: string; door: string; reden: string; op: Date }): Promise<Beperking | undefined> => {
  const [rij] = await tx('gebruiksbeperking').where({ id: b.id, casus_id: b.casusId }).whereNull('opgeheven_op')
    .update({ opgeheven_op: b.op, opgeheven_door: b.door, opheffing_reden: b.reden, gewijzigd_op: b.op, rijversie: tx.raw('rijversie + 1') }).returning(kolommen) as Beperking[];
  return rij;
};
