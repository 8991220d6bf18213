import { z } from 'zod';
import { adviesVoorProces } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { code, id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.melding-routeren', versie: 1, titel: 'Ontvanger voorstellen', uitleg: 'Stelt volgens de routeringstabel een meldpunt en urgentie voor. Een medewerker besluit.',
  in: z.strictObject({ meldingId: id }), uit: z.strictObject({ adviesVerbandCode: code.nullable(), adviesMeldpuntId: id.nullable(), adviesUrgentieCode: urgentie }),
  aard: { adviesVerbandCode: 'advies', adviesMeldpuntId: 'advies', adviesUrgentieCode: 'advies' }, fouten: {}, doel: 'verplicht', idempotent: 'meldingId', pogingen: 5, wachttijd: 'PT5S',
});
export const meldingRouteren = maakWorker({ declaratie, verwerk: ({ meldingId }, { kern, tx }) => adviesVoorProces(kern, tx, meldingId) });
