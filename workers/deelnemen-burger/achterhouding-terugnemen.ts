import { z } from 'zod';
import { hefAchterhoudingOp } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.achterhouding-terugnemen', versie: 1, titel: 'Voorstel terugnemen', uitleg: 'De tweede persoon ging niet akkoord; de achterhouding vervalt.',
  in: z.strictObject({ achterhoudingId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'een beëindigde achterhouding verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await hefAchterhoudingOp(kern, tx, invoer.achterhoudingId, 'terugname');
    return {};
  },
});
