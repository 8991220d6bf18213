import { z } from 'zod';
import { laatVerlopen } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.overdracht-verlopen', versie: 1, titel: 'Overdracht sluiten', uitleg: 'Sluit een aanbod dat niet op tijd is beantwoord. Kwam het antwoord net op tijd, dan telt dat.',
  in: z.strictObject({ overdrachtId: id }), uit: z.strictObject({ overdrachtUitkomst: z.enum(['verlopen', 'geaccepteerd', 'geweigerd']) }), aard: { overdrachtUitkomst: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een beantwoord aanbod verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ overdrachtId }, { kern, tx }) => ({ overdrachtUitkomst: await laatVerlopen(kern, tx, overdrachtId) }),
});
