import { z } from 'zod';
import { rondPreventieAf, uitkomsten } from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

const uitkomst = z.enum(uitkomsten);
export const declaratie = declareer({
  type: 'werken-aan-preventie.preventie-afronden', versie: 1, titel: 'Preventie afronden', uitleg: 'Sluit de preventie, geeft de plek terug en laat de gemeente uit het team gaan.',
  in: z.strictObject({ preventieId: id, uitkomst }), uit: z.strictObject({ uitkomst, aantalContact: aantal }), aard: { uitkomst: 'feit', aantalContact: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'een afgeronde preventie verandert niet', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ preventieId, uitkomst: naar }, { kern, tx }) => rondPreventieAf(kern, tx, preventieId, naar) });
