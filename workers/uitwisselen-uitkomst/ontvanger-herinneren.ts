import { z } from 'zod';
import { herinnerOntvanger } from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-uitkomst.ontvanger-herinneren', versie: 1, titel: 'Ontvanger herinneren', uitleg: 'Herinnert een organisatie die haar deel nog niet las.',
  in: z.strictObject({ verstrekkingId: id }), uit: z.strictObject({  }), aard: {  }, fouten: {}, doel: 'verplicht', idempotent: 'wie al las, krijgt niets', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ verstrekkingId }, { kern, tx }) => {
    await herinnerOntvanger(kern, tx, verstrekkingId);
    return {};
  },
});
