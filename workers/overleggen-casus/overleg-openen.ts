import { z } from 'zod';
import { openOverleg } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { overlegsoorten, overlegvormen } from '../../src/domein/overleg.ts';
import { aantal, code, id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.overleg-openen', versie: 1, titel: 'Overleg openen', uitleg: 'Maakt het overleg en zet de regie erbij.',
  in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: urgentie, overlegSoort: z.enum(overlegsoorten), overlegVorm: z.enum(overlegvormen), overlegDoelCode: code, quorumNummer: aantal }), uit: z.strictObject({ overlegId: id }), aard: { overlegId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één overleg per procesinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async (invoer, { kern, tx, processInstanceKey }) => ({ overlegId: await openOverleg(kern, tx, { ...invoer, processInstanceKey }) }),
});
