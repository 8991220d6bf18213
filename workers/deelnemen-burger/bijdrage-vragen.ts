import { z } from 'zod';
import { vraagBijdrage } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.bijdrage-vragen', versie: 1, titel: 'Burger om een bijdrage vragen', uitleg: 'Zet de vraag in het portaal. Reageren is vrijwillig.',
  in: z.strictObject({ bijdrageId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'één vraag per bijdrage', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await vraagBijdrage(kern, tx, invoer.bijdrageId);
    return {};
  },
});
