import { betrokkenenVan, casusVan } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Vrager } from './toegang.ts';

/**
 * A closed casus is not opened again: new concerns come as a melding that names it (R12.4). The sender must be one who may know that casus, and it
 * must be closed; a running one takes the melding itself. Nothing of the old casus comes along but its id.
 */
export const eisVervolg = async (kern: Kern, tx: Tx, v: Vrager, casusId: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  await maakToegang(kern).vraag(tx, {
    aanvrager: v.aanvrager, doel: 'nazorg-bieden', actie: 'lezen', gevraagd: ['CAS'], traceparent: v.traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  });
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet, of u mag hem niet zien.');
  if (!isDicht(casus.status)) throw new Probleem('ongeldige-invoer', 'Deze casus loopt nog. Er is niets opgeslagen.', { fouten: [{ veld: '/vervolgVan', code: 'nog-open', melding: 'Deze casus loopt nog. Voeg de melding aan die casus toe.' }] });
};
