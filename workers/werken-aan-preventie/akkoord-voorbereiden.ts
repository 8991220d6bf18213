import { z } from 'zod';
import { bereidAkkoordVoor } from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'werken-aan-preventie.akkoord-voorbereiden', versie: 1, titel: 'Vraag om akkoord klaarzetten', uitleg: 'Zet per persoon de vraag klaar of hij de aangeboden hulp wil. Nee zeggen mag.',
  in: z.strictObject({ preventieId: id }), uit: z.strictObject({ bijdragen: z.array(z.strictObject({ bijdrageId: id })), bijdrageTermijn: duur }), aard: { bijdragen: 'feit', bijdrageTermijn: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één vraag per traject', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ preventieId }, { tx }) => bereidAkkoordVoor(tx, preventieId) });
