import { z } from 'zod';
import { casusVan } from '../../src/casus/index.ts';
import { signaleerTerugval } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { overlegVan } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { zetInOutbox } from '../../src/platform/engine/index.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.motorkap-gevolg', versie: 1, titel: 'Gevolg van het motorkapoverleg', uitleg: 'Wil het motorkapoverleg opnieuw wegen, dan begint een nieuwe ronde; in de nazorg wordt het een signaal van terugval.',
  in: z.strictObject({ casusId: id, overlegId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId, overlegId }, { kern, tx }) => {
    const [casus, overleg] = [await casusVan(tx, casusId), await overlegVan(tx, overlegId)];
    if (overleg?.uitkomst !== 'nieuwe-ronde') return {};
    // In aftercare no round runs that could be interrupted: a new one begins only after the relapse is weighed (R12.3).
    if (casus?.status === 'nazorg') await signaleerTerugval(kern, tx, casusId, { bron: 'partner', ernst: 3, bronId: overlegId });
    else await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'proces.nieuwe-ronde', sleutel: casusId, variabelen: { instapCode: 'triage' }, ttl: 3_600_000 } });
    return {};
  },
});
