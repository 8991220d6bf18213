import { z } from 'zod';
import { bepaalQuorum } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { aantal, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.quorum-bepalen', versie: 1, titel: 'Quorum bepalen', uitleg: 'Sluit wat niet is beantwoord en toetst of er genoeg partijen komen (R8.2).',
  in: z.strictObject({ overlegId: id }), uit: z.strictObject({ heeftQuorum: vlag, aantalAanwezig: aantal }), aard: { heeftQuorum: 'feit', aantalAanwezig: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'overlegId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ overlegId }, { kern, tx, processInstanceKey, elementInstanceKey, elementId }) => bepaalQuorum(kern, tx, { overlegId, processInstanceKey, elementInstanceKey, elementId }),
});
