import type { Tx } from '../../platform/kern.ts';
import type { Overdracht } from './model.ts';
import { alle, een, slang, wijzig } from './store.ts';

/** Rows of the question to take a casus over at its closing; at most one per proposal. */
export const leesOverdracht = async (tx: Tx, id: string): Promise<Overdracht | undefined> => een<Overdracht>(await tx('afsluit_overdracht').where({ id }).forUpdate().first());
/** Made once per proposal; again gives the same row. */
export const voegOverdrachtToe = async (tx: Tx, o: Pick<Overdracht, 'afsluitingId' | 'nazorgId' | 'casusId' | 'naarOrganisatieId' | 'aangebodenOp'>): Promise<Overdracht> => {
  await tx('afsluit_overdracht').insert(slang(o)).onConflict('afsluiting_id').ignore();
  return een<Overdracht>(await tx('afsluit_overdracht').where({ afsluiting_id: o.afsluitingId }).forUpdate().first()) as Overdracht;
};
export const wijzigOverdracht = (tx: Tx, id: string, velden: Partial<Overdracht>, nu: Date): Promise<void> => wijzig(tx, 'afsluit_overdracht', id, velden, nu);
export const overdrachtBij = async (tx: Tx, afsluitingId: string): Promise<Overdracht | undefined> => een<Overdracht>(await tx('afsluit_overdracht').where({ afsluiting_id: afsluitingId }).first());
export const openOverdrachtenVan = async (tx: Tx, nazorgId: string): Promise<Overdracht[]> => alle<Overdracht>(await tx('afsluit_overdracht').where({ nazorg_id: nazorgId, status: 'aangeboden' }).forUpdate());
export const overdrachtenVoor = async (tx: Tx, organisatieId: string): Promise<Overdracht[]> => alle<Overdracht>(await tx('afsluit_overdracht').where({ naar_organisatie_id: organisatieId, status: 'aangeboden' }).orderBy('aangeboden_op').limit(200));
