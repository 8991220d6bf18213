import { z } from 'zod';
import { herbruikbareAfnamen } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.eerdere-taxaties-ophalen', versie: 1, titel: 'Eerdere uitkomsten opzoeken', uitleg: 'Telt de eerdere uitkomsten in deze casus die nog geldig zijn (R5.3). De inhoud blijft buiten het proces.',
  in: z.strictObject({ casusId: id }), uit: z.strictObject({ aantalHerbruikbaar: aantal }), aard: { aantalHerbruikbaar: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'leest alleen', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId }, { kern, tx }) => ({ aantalHerbruikbaar: (await herbruikbareAfnamen(kern, tx, casusId, null)).length }),
});
