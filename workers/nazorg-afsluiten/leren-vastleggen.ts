import { z } from 'zod';
import { legLerenVast } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.leren-vastleggen', versie: 1, titel: 'Leerpunten vastleggen', uitleg: 'Bewaart aantallen en leerpunten onder een pseudoniem, en geeft de uitkomst van de stap.',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({ aantalLeerpunten: aantal, uitkomst: z.enum(['afgesloten', 'overgedragen']) }), aard: { aantalLeerpunten: 'feit', uitkomst: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één leerpunt per soort en casus', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ nazorgId }, { kern, tx }) => legLerenVast(kern, tx, nazorgId) });
