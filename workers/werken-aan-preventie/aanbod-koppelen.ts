import { z } from 'zod';
import { koppelAanbod } from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'werken-aan-preventie.aanbod-koppelen', versie: 1, titel: 'Hulp koppelen', uitleg: 'Laat de hulp beginnen voor wie ja zei, op de plek die de aanbieder toezegde.',
  in: z.strictObject({ preventieId: id, plekId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'een lopende preventie verandert niet', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ preventieId, plekId }, { kern, tx }) => {
    await koppelAanbod(kern, tx, preventieId, plekId);
    return {};
  },
});
