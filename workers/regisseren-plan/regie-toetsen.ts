import { z } from 'zod';
import { toetsRegie } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { aantal, code, id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.regie-toetsen', versie: 1, titel: 'Kijken wie de regie heeft', uitleg: 'Maakt de rij van het plan en zegt of er al een casusregisseur is, of iemand die gevraagd is.',
  in: z.strictObject({ casusId: id, planId: id, overlegId: id.nullish(), planVorm: z.enum(['plan', 'acties']), verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: urgentie }), uit: z.strictObject({ regieStandCode: z.enum(['aanvaard', 'voorgesteld', 'niemand']) }), aard: { regieStandCode: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'de rij van het plan staat er eenmaal', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ overlegId, ...invoer }, { kern, tx, processInstanceKey }) => ({ regieStandCode: await toetsRegie(kern, tx, { ...invoer, overlegId: overlegId ?? null, processInstanceKey }) }),
});
