import { z } from 'zod';
import { legLateMeldingVoor } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.melding-voorleggen', versie: 1, titel: 'Late melding voorleggen', uitleg: 'De casus sloot terwijl een nieuwe melding werd gewogen: het meldpunt krijgt de melding als taak.',
  in: z.strictObject({ casusId: id, meldingId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'meldingId', pogingen: 5, wachttijd: 'PT5S',
});
export const meldingVoorleggen = maakWorker({ declaratie, verwerk: async ({ casusId, meldingId }, { kern, tx }) => { await legLateMeldingVoor(kern, tx, meldingId, casusId); return {}; } });
