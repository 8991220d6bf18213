import { z } from 'zod';
import { biedAan } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.overdracht-aanbieden', versie: 1, titel: 'Overdracht aanbieden', uitleg: 'Biedt de regie of de casus aan bij wie een mens heeft gekozen. Alles blijft van ons tot de ander aanvaardt.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ overdrachtId: id }), aard: { overdrachtId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'ten hoogste één open aanbod per plan', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId }, { kern, tx }) => ({ overdrachtId: await biedAan(kern, tx, planId) }),
});
