import { z } from 'zod';
import { markeerAnalyse } from '../../src/bouwstenen/opstellen-analyse/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'opstellen-analyse.analyse-markeren', versie: 1, titel: 'Analyse markeren', uitleg: 'Zet een balk bij de analyse: er is iets nieuws. Het werk loopt door.',
  in: z.strictObject({ analyseId: id, feitId: id }), uit: z.strictObject({}), aard: {},
  fouten: {}, doel: 'verplicht', idempotent: 'een feit wordt één keer gemarkeerd', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: async ({ analyseId, feitId }, { kern, tx }) => { await markeerAnalyse(kern, tx, analyseId, feitId); return {}; } });
