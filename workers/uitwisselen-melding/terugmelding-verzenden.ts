import { z } from 'zod';
import { verzendTerugmelding } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.terugmelding-verzenden', versie: 1, titel: 'Terugmelding versturen', uitleg: 'Vertelt de melder wat er met de melding gebeurt, nooit de inhoud.',
  in: z.strictObject({ meldingId: id }), uit: z.strictObject({ terugmeldingVerzondenCode: codeUit(['platform', 'keten', 'geen-adres', 'niet-gewenst']) }), aard: { terugmeldingVerzondenCode: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'meldingId', pogingen: 5, wachttijd: 'PT10S',
});
export const terugmeldingVerzenden = maakWorker({ declaratie, verwerk: async ({ meldingId }, { kern, tx }) => ({ terugmeldingVerzondenCode: await verzendTerugmelding(kern, tx, meldingId) }) });
