import { z } from 'zod';
import { hefAchterhoudingOp } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.overzicht-vrijgeven', versie: 1, titel: 'Vrijgeven vastleggen', uitleg: 'Beëindigt de achterhouding. Daarna volgt een taak voor een mens, nooit rechtstreeks het scherm (R7.2).',
  in: z.strictObject({ achterhoudingId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'een beëindigde achterhouding verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx }) => {
    await hefAchterhoudingOp(kern, tx, invoer.achterhoudingId, 'vrijgave');
    return {};
  },
});
