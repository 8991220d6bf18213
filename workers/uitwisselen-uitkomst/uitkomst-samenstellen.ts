import { z } from 'zod';
import { stelUitkomstSamen } from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-uitkomst.uitkomst-samenstellen', versie: 1, titel: 'Uitkomst samenstellen', uitleg: 'Bepaalt per ontvanger welk deel hij mag zien. Er gaat nog niets naar buiten.',
  in: z.strictObject({ publicatieId: id }), uit: z.strictObject({ aantalOntvangers: aantal }), aard: { aantalOntvangers: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'publicatieId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ publicatieId }, { kern, tx }) => stelUitkomstSamen(kern, tx, publicatieId) });
