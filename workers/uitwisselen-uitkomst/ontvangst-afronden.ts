import { z } from 'zod';
import { rondOntvangstAf } from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-uitkomst.ontvangst-afronden', versie: 1, titel: 'Ontvangst afronden', uitleg: 'Legt vast dat we niet langer op lezers wachten.',
  in: z.strictObject({ publicatieId: id }), uit: z.strictObject({  }), aard: {  }, fouten: {}, doel: 'verplicht', idempotent: 'publicatieId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ publicatieId }, { kern, tx }) => {
    await rondOntvangstAf(kern, tx, publicatieId);
    return {};
  },
});
