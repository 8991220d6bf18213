import { z } from 'zod';
import { beginPreventie } from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { aantal, code, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'werken-aan-preventie.preventie-openen', versie: 1, titel: 'Preventie openen', uitleg: 'Opent de preventie en brengt de gemeente in het team die de hulp kiest. Een mens besloot bij de triage dat het lokale team verder gaat.',
  in: z.strictObject({ preventieId: id, casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal }), uit: z.strictObject({ organisatieId: id }), aard: { organisatieId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'preventieId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx, processInstanceKey }) => beginPreventie(kern, tx, { ...invoer, processInstanceKey }) });
