import { z } from 'zod';
import { verwerkInstemming } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.instemming-verwerken', versie: 1, titel: 'Antwoorden van het gezin verwerken', uitleg: 'Legt per gezinslid vast wat het antwoord was. Zwijgen telt nooit als instemmen.',
  in: z.strictObject({ planId: id }), uit: z.strictObject({ instemmingUitkomst: z.enum(['akkoord', 'geen-akkoord', 'geen-reactie']) }), aard: { instemmingUitkomst: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'dezelfde antwoorden geven dezelfde stand', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ planId }, { kern, tx }) => ({ instemmingUitkomst: await verwerkInstemming(kern, tx, planId) }),
});
