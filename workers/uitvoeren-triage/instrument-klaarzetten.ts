import { z } from 'zod';
import { zetInstrumentenKlaar } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { aantal, code, id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.instrument-klaarzetten', versie: 1, titel: 'Instrumenten klaarzetten', uitleg: 'Opent de triage en legt de versie van elk verplicht instrument vast.',
  in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: urgentie, instrumentCode: code }),
  uit: z.strictObject({ triageId: id, instrumentAfnameId: id }), aard: { triageId: 'feit', instrumentAfnameId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één triage per procesinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: (invoer, { kern, tx, processInstanceKey }) => zetInstrumentenKlaar(kern, tx, { ...invoer, processInstanceKey }),
});
