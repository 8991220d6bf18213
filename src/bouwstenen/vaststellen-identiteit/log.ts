import { betrokkenenVan } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';
import type { Bronvraag } from './bevragen.ts';

/**
 * House rule 1 for the platform's own questions to a source: the matrix must allow it for the regie of this case, and one line in each
 * log says so. In the transaction of the rows that follow from it.
 */
export async function verantwoordRaadpleging(kern: Kern, tx: Tx, vraag: Bronvraag & { verbandCode: string; regioCode: string }, gevraagd: readonly Gegevenssoort[]): Promise<void> {
  await maakToegang(kern).vraag(tx, {
    aanvrager: { soort: 'systeem', naam: 'vaststellen-identiteit' }, doel: 'identiteit-vaststellen', actie: 'zoeken', gevraagd, traceparent: vraag.traceparent,
    object: { type: 'casus', id: vraag.casusId, casusId: vraag.casusId, verbandCode: vraag.verbandCode, regioCode: vraag.regioCode, betrokkenen: (await betrokkenenVan(tx, vraag.casusId)).map((b) => b.persoonId), feiten: { GAAN: true } },
  });
}
