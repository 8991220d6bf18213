import { z } from 'zod';
import { bepaalStagnatie, werkPlanBij } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.plan-bijwerken', versie: 1, titel: 'Plan bijwerken', uitleg: 'Zet de uitkomst van een actie op haar onderdeel van het plan, en kijkt of er iets vastloopt.',
  in: z.strictObject({ planId: id, actieId: id }), uit: z.strictObject({ aantalActies: aantal, aantalGereed: aantal }), aard: { aantalActies: 'feit', aantalGereed: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een onderdeel dat klaar is verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId, actieId }, { kern, tx }) => { const telling = await werkPlanBij(kern, tx, planId, actieId); await bepaalStagnatie(kern, tx, planId); return telling; },
});
