import { z } from 'zod';
import { openPlan } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.plan-openen', versie: 1, titel: 'Plan openen', uitleg: 'Afspraken uit het overleg worden doelen en acties in concept; een mens maakt ze af.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ aantalAfspraken: aantal }), aard: { aantalAfspraken: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een plan met doelen krijgt er geen bij', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId }, { kern, tx }) => ({ aantalAfspraken: await openPlan(kern, tx, planId) }),
});
