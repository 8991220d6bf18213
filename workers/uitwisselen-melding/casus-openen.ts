import { z } from 'zod';
import { claimCasus } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.casus-openen', versie: 1, titel: 'Casusnummer vasthouden', uitleg: 'Houdt de casus vast voor dit proces. Een tweede start voor dezelfde casus eindigt vanzelf.',
  in: z.strictObject({ casusId: id }), uit: z.strictObject({ isEersteInstantie: vlag }), aard: { isEersteInstantie: 'techniek' }, fouten: {}, doel: 'geen', idempotent: 'casusId', pogingen: 5, wachttijd: 'PT2S',
});
export const casusOpenen = maakWorker({ declaratie, verwerk: async ({ casusId }, { kern, tx, processInstanceKey }) => ({ isEersteInstantie: await claimCasus(kern, tx, casusId, processInstanceKey) }) });
