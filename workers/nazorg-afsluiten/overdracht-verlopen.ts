import { z } from 'zod';
import { laatOverdrachtVerlopen } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.overdracht-verlopen', versie: 1, titel: 'Overdracht sluiten', uitleg: 'Sluit een aanbod dat niet op tijd is beantwoord. Het voorstel gaat terug naar wie het deed. Kwam het antwoord net op tijd, dan telt dat.',
  in: z.strictObject({ overdrachtId: id }), uit: z.strictObject({ overdrachtUitkomst: z.enum(['verlopen', 'geaccepteerd', 'geweigerd']) }), aard: { overdrachtUitkomst: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een beantwoord aanbod verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ overdrachtId }, { kern, tx }) => ({ overdrachtUitkomst: await laatOverdrachtVerlopen(kern, tx, overdrachtId) }),
});
