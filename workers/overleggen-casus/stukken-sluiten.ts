import { z } from 'zod';
import { sluitStukken } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.stukken-sluiten', versie: 1, titel: 'Stukken sluiten', uitleg: 'Sluit de stukken 24 uur na het overleg. Een motorkapoverleg krijgt zijn verantwoording.',
  in: z.strictObject({ overlegId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht',
  idempotent: 'één verantwoording per overleg', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ overlegId }, { kern, tx }) => {
    await sluitStukken(kern, tx, overlegId);
    return {};
  },
});
