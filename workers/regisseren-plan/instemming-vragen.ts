import { z } from 'zod';
import { vraagInstemming } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.instemming-vragen', versie: 1, titel: 'Instemming klaarzetten', uitleg: 'Zet voor elk gezinslid dat het mag horen een vraag om akkoord klaar.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ bijdragen: z.array(z.strictObject({ bijdrageId: id, bijdrageTermijn: duur })), aantalGevraagd: aantal }), aard: { bijdragen: 'feit', aantalGevraagd: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId }, { kern, tx }) => { const bijdragen = await vraagInstemming(kern, tx, planId); return { bijdragen, aantalGevraagd: bijdragen.length }; },
});
