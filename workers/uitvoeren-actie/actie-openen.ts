import { z } from 'zod';
import { openActie } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.actie-openen', versie: 1, titel: 'Actie openen', uitleg: 'Houdt deze actie vast voor dit proces. Een tweede start van dezelfde actie eindigt vanzelf.',
  in: z.strictObject({ actieId: id }), uit: z.strictObject({ isEersteStart: vlag }), aard: { isEersteStart: 'feit' }, fouten: {}, doel: 'geen', idempotent: 'actieId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ actieId }, { kern, tx, processInstanceKey }) => ({ isEersteStart: await openActie(kern, tx, actieId, processInstanceKey) }),
});
