import { z } from 'zod';
import { bewaakInformering } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.informering-bewaken', versie: 1, titel: 'Bericht klaarzetten', uitleg: 'Zet het bericht in het portaal, als deze persoon het daar kan lezen en niets wordt achtergehouden.',
  in: z.strictObject({ informeringId: id }), uit: z.strictObject({ isPortaal: vlag }), aard: { isPortaal: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'één bericht per informering', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: ({ informeringId }, { kern, tx }) => bewaakInformering(kern, tx, informeringId),
});
