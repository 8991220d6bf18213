import { z } from 'zod';
import { legWeigeringVast } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.weigering-vastleggen', versie: 1, titel: 'Ontbrekende grondslag vastleggen', uitleg: 'Legt vast dat deze partner niet is gevraagd, omdat er geen grondslag is.',
  in: z.strictObject({ opdrachtId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'opdrachtId', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({
  declaratie,
  verwerk: async ({ opdrachtId }, { kern, tx }) => {
    await legWeigeringVast(kern, tx, opdrachtId);
    return {};
  },
});
