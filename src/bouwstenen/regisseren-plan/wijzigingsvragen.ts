import type { Kern, Tx } from '../../platform/kern.ts';
import { bijdrageVan, sluitBijdrage } from '../deelnemen-burger/index.ts';
import type { Akkoord, Plan } from './model.ts';
import { akkoordenVan, laatWijzigingsdelenVervallen, wijzigAkkoord } from './store.ts';

export type OpenVraag = { readonly akkoord: Akkoord; readonly gevraagdOp: Date | null; readonly uiterlijkOp: Date | null };
/** Questions about a change of this plan that are in the portal now, oldest first. */
export const openWijzigingsvragen = async (tx: Tx, planId: string): Promise<OpenVraag[]> => {
  const uit: OpenVraag[] = [];
  for (const akkoord of (await akkoordenVan(tx, planId)).filter((a) => a.isWijziging && a.status === 'gevraagd')) {
    const b = await bijdrageVan(tx, akkoord.bijdrageId);
    if (b?.status === 'gevraagd') uit.push({ akkoord, gevraagdOp: b.gevraagdOp, uiterlijkOp: b.uiterlijkOp });
  }
  return uit;
};

/** Takes a question out of the portal: it is not needed any more, or a newer one takes its place. */
export const trekWijzigingsvraagIn = async (kern: Kern, tx: Tx, akkoord: Akkoord, status: Akkoord['status'] = 'niet-vereist'): Promise<void> => {
  const nu = kern.clock.now();
  await sluitBijdrage(kern, tx, akkoord.bijdrageId, 'geen-reactie');
  await laatWijzigingsdelenVervallen(tx, { akkoordId: akkoord.id }, nu);
  await wijzigAkkoord(tx, akkoord.id, { status }, nu);
};
/** The plan ended: nobody is asked about a change of it any more. Twice changes nothing. */
export const trekWijzigingsvragenIn = async (kern: Kern, tx: Tx, planId: Plan['id']): Promise<void> => { for (const v of await openWijzigingsvragen(tx, planId)) await trekWijzigingsvraagIn(kern, tx, v.akkoord); };
