import { z } from 'zod';
import { herinnerMoment } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.moment-herinneren', versie: 1, titel: 'Gemist moment opnieuw plannen', uitleg: 'Legt vast dat het moment is gemist, kiest een nieuwe dag en telt: na twee keer kijkt de procesregisseur.',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({ isEscalatieNodig: vlag }), aard: { isEscalatieNodig: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ nazorgId }, { kern, tx }) => herinnerMoment(kern, tx, nazorgId) });
