import { z } from 'zod';
import { herinnerBurger } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.burger-herinneren', versie: 1, titel: 'Burger herinneren', uitleg: 'Zet halverwege één herinnering in het portaal.',
  in: z.strictObject({ bijdrageId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'één herinnering per bijdrage', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await herinnerBurger(kern, tx, invoer.bijdrageId);
    return {};
  },
});
