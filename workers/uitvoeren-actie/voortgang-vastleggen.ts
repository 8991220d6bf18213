import { z } from 'zod';
import { legVoortgangVast } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.voortgang-vastleggen', versie: 1, titel: 'Voortgang vastleggen', uitleg: 'Legt vast dat de uitvoerder bezig is en zet de voortgang op de tijdlijn.',
  in: z.strictObject({ actieId: id, voortgangId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'voortgangId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ actieId, voortgangId }, { kern, tx }) => {
    await legVoortgangVast(kern, tx, actieId, voortgangId);
    return {};
  },
});
