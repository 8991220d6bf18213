import { z } from 'zod';
import { trekOpdrachtenIn } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.opdrachten-intrekken', versie: 1, titel: 'Open opdrachten intrekken', uitleg: 'Trekt in wat nog openstaat bij anderen, kamer voor kamer, omdat de casus meteen sluit.',
  in: z.strictObject({ casusId: id, isAfgekapt: vlag.nullish() }), uit: z.strictObject({ aantalIngetrokken: aantal }), aard: { aantalIngetrokken: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'wat al is ingetrokken verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ casusId, isAfgekapt }, { kern, tx }) => trekOpdrachtenIn(kern, tx, casusId, isAfgekapt === true) });
