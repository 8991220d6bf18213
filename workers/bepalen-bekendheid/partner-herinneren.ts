import { z } from 'zod';
import { herinnerPartner } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.partner-herinneren', versie: 1, titel: 'Partner herinneren', uitleg: 'Herinnert een partner die nog niet heeft geantwoord.',
  in: z.strictObject({ opdrachtId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT10S',
});
export const worker = maakWorker({
  declaratie,
  verwerk: async ({ opdrachtId }, { kern, tx }) => {
    await herinnerPartner(kern, tx, opdrachtId);
    return {};
  },
});
