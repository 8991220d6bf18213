import { z } from 'zod';
import { sluitBijdragen } from '../../src/bouwstenen/opstellen-analyse/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'opstellen-analyse.bijdragen-sluiten', versie: 1, titel: 'Bijdragen afsluiten', uitleg: 'Neemt over wat het gezin schreef, sluit wat niet is beantwoord en telt.',
  in: z.strictObject({ analyseId: id }), uit: z.strictObject({ aantalBijdragen: aantal }), aard: { aantalBijdragen: 'feit' },
  fouten: {}, doel: 'verplicht', idempotent: 'wat al is afgesloten blijft zo', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: ({ analyseId }, { kern, tx }) => sluitBijdragen(kern, tx, analyseId) });
