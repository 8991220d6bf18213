import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVanMelding } from '../uitwisselen-melding/index.ts';
import type { Opgave } from './matching.ts';
import { leesVaststellingen, maakVaststellingen, type Vaststelling } from './store/vaststellingen.ts';

/** Somebody in the case: what was told about him, and how far his identity is established. */
export type Betrokkene = { readonly vaststelling: Vaststelling; readonly opgave: Opgave };

/** Everybody of the melding and everybody added later, each with his vaststelling (made when it is not there yet). */
export async function leesOpgaven(kern: Kern, tx: Tx, casusId: string): Promise<readonly Betrokkene[]> {
  const gemeld = await betrokkenenVanMelding(kern, tx, casusId);
  await maakVaststellingen(tx, casusId, gemeld.map((b) => ({ id: b.id, rol: b.rol })));
  const perId = new Map(gemeld.map((b) => [b.id, b]));
  return (await leesVaststellingen(kern, tx, casusId)).map((vaststelling) => {
    const b = vaststelling.meldingBetrokkeneId === null ? undefined : perId.get(vaststelling.meldingBetrokkeneId);
    const opgave: Opgave = vaststelling.opgave ?? (b ? {
      bsn: b.bsn, voornamen: b.voornamen, voorvoegsel: b.voorvoegsel, geslachtsnaam: b.geslachtsnaam, geboortedatum: b.geboortedatum,
      postcode: b.adres?.postcode, huisnummer: b.adres?.huisnummer, huisletter: b.adres?.huisletter,
    } : {});
    return { vaststelling, opgave };
  });
}
