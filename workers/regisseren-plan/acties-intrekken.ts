import { z } from 'zod';
import { stopPlan } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.acties-intrekken', versie: 1, titel: 'Acties intrekken', uitleg: 'Trekt de lopende acties in en beëindigt het plan, na een tweede akkoord.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ aantalActies: aantal, aantalGereed: aantal }), aard: { aantalActies: 'feit', aantalGereed: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een ingetrokken plan blijft ingetrokken', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ planId }, { kern, tx }) => stopPlan(kern, tx, planId, 'Het plan is gestopt.'),
});
