import { z } from 'zod';
import { adviseerTriage, triageomgeving } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { vervolgen } from '../../src/domein/instrumenten/adviestabel.ts';
import { id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.triage-adviseren', versie: 1, titel: 'Advies bepalen', uitleg: 'Past de adviestabel toe in de app (R5.1). Het advies beslist niets: een mens kiest hierna.',
  in: z.strictObject({ casusId: id, triageId: id }), uit: z.strictObject({ adviesUrgentieCode: urgentie, adviesVervolgCode: z.enum(vervolgen) }),
  aard: { adviesUrgentieCode: 'advies', adviesVervolgCode: 'advies' }, fouten: {}, doel: 'verplicht', idempotent: 'triageId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId, triageId }, { kern, tx }) => {
    const advies = await adviseerTriage(kern, tx, triageId, await triageomgeving(kern, tx, casusId));
    return { adviesUrgentieCode: advies.prioriteit, adviesVervolgCode: advies.vervolg };
  },
});
