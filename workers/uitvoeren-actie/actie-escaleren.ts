import { z } from 'zod';
import { escaleer } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.actie-escaleren', versie: 1, titel: 'Actie escaleren', uitleg: 'Zet één trede van de ladder: herinnering, leidinggevende, casusregisseur, procesregisseur (R11.3). Een burger krijgt alleen een herinnering.',
  in: z.strictObject({ actieId: id, ladderCode: z.enum(['aanvaarden', 'uitvoeren', 'beoordelen']), trapNummer: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }),
  uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'elementinstantie; een trede van een actie die intussen verder is doet niets', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ actieId, ladderCode, trapNummer }, { kern, tx, elementInstanceKey, processInstanceKey, elementId }) => {
    await escaleer(kern, tx, { actieId, ladder: ladderCode, trap: trapNummer, elementInstanceKey, processInstanceKey, elementId });
    return {};
  },
});
