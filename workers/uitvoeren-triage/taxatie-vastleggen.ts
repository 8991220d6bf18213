import { z } from 'zod';
import { legTriageVast } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.taxatie-vastleggen', versie: 1, titel: 'Triage vastleggen', uitleg: 'Maakt het besluit definitief en zet de gekozen prioriteit op de casus.',
  in: z.strictObject({ triageId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'een besloten triage verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ triageId }, { kern, tx }) => {
    await legTriageVast(kern, tx, triageId);
    return {};
  },
});
