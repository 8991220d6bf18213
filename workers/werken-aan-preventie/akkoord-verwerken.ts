import { z } from 'zod';
import { akkoorduitkomsten, verwerkAkkoord } from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'werken-aan-preventie.akkoord-verwerken', versie: 1, titel: 'Reacties verwerken', uitleg: 'Legt per persoon vast wat hij zei over de aangeboden hulp. Zwijgen is geen ja.',
  in: z.strictObject({ preventieId: id }), uit: z.strictObject({ akkoordUitkomst: z.enum(akkoorduitkomsten) }), aard: { akkoordUitkomst: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ preventieId }, { kern, tx }) => verwerkAkkoord(kern, tx, preventieId) });
