import { z } from 'zod';
import { startOpnieuw } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.terugval-doorstarten', versie: 1, titel: 'Nazorg stoppen voor een nieuwe ronde', uitleg: 'Beëindigt de nazorg; de geplande momenten vervallen (R12.3).',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht',
  idempotent: 'nazorgId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: async ({ nazorgId }, { kern, tx }) => { await startOpnieuw(kern, tx, nazorgId); return {}; } });
