import { z } from 'zod';
import { bijdrageuitkomsten, sluitBijdrage } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.bijdrage-sluiten', versie: 1, titel: 'Bijdrage afsluiten', uitleg: 'Legt de afloop vast. Zwijgen is geen-reactie en telt nooit als instemmen.',
  in: z.strictObject({ bijdrageId: id, uitkomst: z.enum(bijdrageuitkomsten) }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'een afgesloten bijdrage verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await sluitBijdrage(kern, tx, invoer.bijdrageId, invoer.uitkomst);
    return {};
  },
});
