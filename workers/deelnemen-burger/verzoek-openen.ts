import { z } from 'zod';
import { claimVerzoek } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.verzoek-openen', versie: 1, titel: 'Verzoek vasthouden', uitleg: 'Houdt het verzoek vast voor dit proces. Een tweede start eindigt vanzelf.',
  in: z.strictObject({ verzoekId: id }), uit: z.strictObject({ isEersteInstantie: vlag }), aard: { isEersteInstantie: 'techniek' }, fouten: {}, doel: 'verplicht', idempotent: 'verzoekId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: async ({ verzoekId }, { kern, tx, processInstanceKey }) => ({ isEersteInstantie: await claimVerzoek(kern, tx, verzoekId, processInstanceKey) }) });
