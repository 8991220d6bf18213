import { z } from 'zod';
import { sluitUitnodiging } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.uitnodiging-sluiten', versie: 1, titel: 'Geen reactie vastleggen', uitleg: 'Legt vast dat een partner niet op tijd reageerde. Zwijgen is geen ja.',
  in: z.strictObject({ uitnodigingId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht',
  idempotent: 'uitnodigingId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ uitnodigingId }, { kern, tx }) => {
    await sluitUitnodiging(kern, tx, uitnodigingId);
    return {};
  },
});
