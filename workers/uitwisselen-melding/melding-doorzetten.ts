import { z } from 'zod';
import { zetDoor } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.melding-doorzetten', versie: 1, titel: 'Melding doorzetten', uitleg: 'Zet de melding door naar het meldpunt dat de medewerker koos, of herinnert het daaraan.',
  in: z.strictObject({ meldingId: id }), uit: z.strictObject({ doorzettingId: id }), aard: { doorzettingId: 'techniek' }, fouten: {}, doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT10S',
});
export const meldingDoorzetten = maakWorker({ declaratie, verwerk: async ({ meldingId }, { kern, tx }) => ({ doorzettingId: await zetDoor(kern, tx, meldingId) }) });
