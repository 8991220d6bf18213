import { z } from 'zod';
import { rondIntrekkingAf } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.verzoek-intrekken', versie: 1, titel: 'Intrekking verwerken', uitleg: 'De burger trok zijn verzoek in; het wordt niet verder behandeld.',
  in: z.strictObject({ verzoekId: id }), uit: z.strictObject({ uitkomst: codeUit(['ingetrokken']) }), aard: { uitkomst: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'een ingetrokken verzoek blijft ingetrokken', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ verzoekId }, { kern, tx }) => {
    await rondIntrekkingAf(kern, tx, verzoekId);
    return { uitkomst: 'ingetrokken' as const };
  },
});
