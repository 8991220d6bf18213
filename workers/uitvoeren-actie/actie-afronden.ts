import { z } from 'zod';
import { rondActieAf } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.actie-afronden', versie: 1, titel: 'Actie afronden', uitleg: 'Meldt de uitkomst aan het plan, start de acties die hierop wachtten en zet het einde van de toegang van de uitvoerder.',
  in: z.strictObject({ actieId: id }), uit: z.strictObject({ uitkomst: codeUit(['gereed', 'niet-gelukt', 'geweigerd', 'vervallen', 'ingetrokken']) }), aard: { uitkomst: 'feit' }, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ actieId }, { kern, tx }) => rondActieAf(kern, tx, actieId) });
