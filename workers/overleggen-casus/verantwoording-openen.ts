import { z } from 'zod';
import { claimVerantwoording } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.verantwoording-openen', versie: 1, titel: 'Verantwoording vasthouden', uitleg: 'Houdt de verantwoording vast voor dit proces. Een tweede start eindigt vanzelf.',
  in: z.strictObject({ verantwoordingId: id }), uit: z.strictObject({ isEersteInstantie: vlag }), aard: { isEersteInstantie: 'techniek' }, fouten: {}, doel: 'verplicht',
  idempotent: 'verantwoordingId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: async ({ verantwoordingId }, { kern, tx, processInstanceKey }) => ({ isEersteInstantie: await claimVerantwoording(kern, tx, verantwoordingId, processInstanceKey) }) });
