import { z } from 'zod';
import { meldIntrekking } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.intrekking-melden', versie: 1, titel: 'Intrekking melden', uitleg: 'Laat de uitvoerder weten dat de actie niet meer nodig is, en beëindigt zijn toegang.',
  in: z.strictObject({ actieId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT10S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ actieId }, { kern, tx }) => {
    await meldIntrekking(kern, tx, actieId);
    return {};
  },
});
