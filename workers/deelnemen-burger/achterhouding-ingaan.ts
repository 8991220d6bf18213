import { z } from 'zod';
import { laatAchterhoudingIngaan } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.achterhouding-ingaan', versie: 1, titel: 'Achterhouden vastleggen', uitleg: 'Legt het moment van herzien vast (T21). Alleen met akkoord van een tweede persoon.',
  in: z.strictObject({ achterhoudingId: id, termijnEind: tijdstip }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await laatAchterhoudingIngaan(kern, tx, invoer.achterhoudingId, new Date(invoer.termijnEind));
    return {};
  },
});
