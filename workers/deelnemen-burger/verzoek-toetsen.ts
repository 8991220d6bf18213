import { z } from 'zod';
import { toetsVerzoek } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.verzoek-toetsen', versie: 1, titel: 'Verzoek toetsen', uitleg: 'Kijkt of de verzoeker dit zelf mag vragen en welke organisatie antwoordt. Bij twijfel kijkt eerst een mens.',
  in: z.strictObject({ verzoekId: id, termijnEind: tijdstip }), uit: z.strictObject({ organisatieId: id }), aard: { organisatieId: 'feit' }, fouten: { VERZOEKER_NIET_BEVOEGD: 'Eerst moet een mens beoordelen of de verzoeker dit mag vragen' }, doel: 'verplicht', idempotent: 'een tweede keer verandert de stand niet', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ verzoekId, termijnEind }, { kern, tx }) => toetsVerzoek(kern, tx, verzoekId, new Date(termijnEind)),
});
