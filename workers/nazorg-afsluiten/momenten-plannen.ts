import { z } from 'zod';
import { planMomenten } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, code, duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.momenten-plannen', versie: 1, titel: 'Nazorgmomenten voorstellen', uitleg: 'Rekent het geadviseerde ritme om naar dagen (T20). Een mens stelt de momenten vast.',
  in: z.strictObject({ nazorgId: id, adviesTermijnen: z.array(duur).max(12), adviesRegelCode: code }), uit: z.strictObject({ aantalMomenten: aantal }), aard: { aantalMomenten: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'nazorgId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx }) => planMomenten(kern, tx, invoer) });
