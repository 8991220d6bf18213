import { z } from 'zod';
import { herkenSignalen } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.terugval-herkennen', versie: 1, titel: 'Signalen van terugval verzamelen', uitleg: 'Telt de signalen die nog niet zijn gewogen, en hoe snel dat moet (R12.2).',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({ aantalSignalen: aantal, wegenTermijnCode: z.enum(['terugval', 'terugval-spoed']) }), aard: { aantalSignalen: 'feit', wegenTermijnCode: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'leest alleen', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ nazorgId }, { tx }) => herkenSignalen(tx, nazorgId) });
