import { z } from 'zod';
import { controleerPlan } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.plan-controleren', versie: 1, titel: 'Controleren of alles klaar is', uitleg: 'Telt wat nog open staat; is dat niets, dan is het plan afgerond.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ aantalOpen: aantal, aantalActies: aantal, aantalGereed: aantal }), aard: { aantalOpen: 'feit', aantalActies: 'feit', aantalGereed: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een afgerond plan blijft afgerond', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ planId }, { kern, tx }) => controleerPlan(kern, tx, planId),
});
