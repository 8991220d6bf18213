import type { Tx } from '../../platform/kern.ts';
import type { Organisatie } from '../../toegang/organisaties.ts';
import type { Toegangsobject } from '../../toegang/toegang.ts';
import { organisatie } from './buren.ts';
import type { Opdracht, Uitvraag } from './model.ts';
import * as store from './store.ts';

/** The uitvraag as the object of a decision: about these persons, addressed to this partner. */
export const uitvraagObject = (u: Uitvraag, betrokkenen: readonly string[], feiten: NonNullable<Toegangsobject['feiten']>): Toegangsobject =>
  ({ type: 'uitvraag', id: u.id, casusId: u.casus_id, verbandCode: u.verband_code, regioCode: u.regio_code, betrokkenen, feiten });

/** The row with its uitvraag and partner; an id that is not there is a fault of the model, not of a user. */
export const laadOpdracht = async (tx: Tx, opdrachtId: string): Promise<{ opdracht: Opdracht; uitvraag: Uitvraag; partner: Organisatie }> => {
  const opdracht = await store.opdrachtVan(tx, opdrachtId);
  if (opdracht === undefined) throw new Error('opdracht does not exist');
  return { opdracht, uitvraag: await store.uitvraagVan(tx, opdracht.uitvraag_id), partner: await organisatie(tx, opdracht.organisatie_id) };
};
