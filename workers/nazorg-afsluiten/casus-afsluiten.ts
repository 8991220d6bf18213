import { z } from 'zod';
import { sluitCasus } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.casus-afsluiten', versie: 1, titel: 'Casus sluiten', uitleg: 'Sluit de casus na twee akkoorden, beëindigt het team en vertelt het de burger (R12.6).',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht',
  idempotent: 'een gesloten casus verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: async ({ nazorgId }, { kern, tx, processInstanceKey }) => { await sluitCasus(kern, tx, nazorgId, processInstanceKey); return {}; } });
