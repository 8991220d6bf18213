import { z } from 'zod';
import { verstuurBrief } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.brief-versturen', versie: 1, titel: 'Brief klaarmaken', uitleg: 'Maakt de brief zonder adres; het adres komt erop bij het afdrukken, volgens de regels van dat moment (R2.9).',
  in: z.strictObject({ informeringId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'één brief per informering', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await verstuurBrief(kern, tx, invoer.informeringId);
    return {};
  },
});
