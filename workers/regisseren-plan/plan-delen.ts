import { z } from 'zod';
import { deelPlan, evaluatieTermijnVan } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.plan-delen', versie: 1, titel: 'Plan delen en acties uitzetten', uitleg: 'Zet elke actie uit als eigen proces, meldt partners dat het plan loopt, en zegt wanneer het eerst wordt geëvalueerd.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ aantalActies: aantal, aantalGereed: aantal, evaluatieTermijn: duur }), aard: { aantalActies: 'feit', aantalGereed: 'feit', evaluatieTermijn: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een onderdeel met een actie krijgt er geen tweede', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId }, { kern, tx }) => ({ ...await deelPlan(kern, tx, planId), evaluatieTermijn: await evaluatieTermijnVan(kern, tx, planId) }),
});
