import { z } from 'zod';
import { bepaalInformeerbaren } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, tijdstip, aantal } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.informeerbaren-bepalen', versie: 1, titel: 'Bepalen wie geïnformeerd wordt', uitleg: 'Wie het moet horen, volgt uit leeftijd en gezag (R7.5). Elke persoon krijgt een eigen termijn.',
  in: z.strictObject({ casusId: id, termijnEind: tijdstip }), uit: z.strictObject({ aantalTeInformeren: aantal, informeringen: z.array(z.strictObject({ informeringId: id })) }), aard: { aantalTeInformeren: 'feit', informeringen: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'één informering per persoon en procesinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ casusId, termijnEind }, { kern, tx, processInstanceKey }) => bepaalInformeerbaren(kern, tx, { casusId, processInstanceKey, uiterlijkOp: new Date(termijnEind) }),
});
