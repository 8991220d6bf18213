import { z } from 'zod';
import { bereidVerrijkingVoor } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { plaats } from './gedeeld.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.verrijking-voorbereiden', versie: 1, titel: 'Verzoeken voorbereiden', uitleg: 'Zet de opgestelde verzoeken om informatie klaar, één per houder en persoon.',
  in: z.strictObject({ ...plaats }), uit: z.strictObject({ verrijkingen: z.array(z.strictObject({ verrijkingId: id, organisatieId: id })), verrijkingTermijn: duur }),
  aard: { verrijkingen: 'feit', verrijkingTermijn: 'techniek' }, fouten: {}, doel: 'geen', idempotent: 'leest alleen', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx, processInstanceKey }) => bereidVerrijkingVoor(kern, tx, processInstanceKey, invoer) });
