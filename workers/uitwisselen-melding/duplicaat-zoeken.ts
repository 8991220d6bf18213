import { z } from 'zod';
import { zoekDuplicatenVan } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.duplicaat-zoeken', versie: 1, titel: 'Dubbele melding en lopende casus zoeken', uitleg: 'Zoekt of deze melding er al is, of bij een lopende casus kan horen. Het is een voorstel.',
  in: z.strictObject({ meldingId: id }), uit: z.strictObject({ adviesCasusId: id.nullable() }), aard: { adviesCasusId: 'advies' }, fouten: {}, doel: 'verplicht', idempotent: 'meldingId', pogingen: 5, wachttijd: 'PT5S',
});
export const duplicaatZoeken = maakWorker({ declaratie, verwerk: async ({ meldingId }, { kern, tx }) => ({ adviesCasusId: await zoekDuplicatenVan(kern, tx, meldingId) }) });
