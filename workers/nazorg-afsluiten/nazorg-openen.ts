import { z } from 'zod';
import { openNazorg } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, code, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.nazorg-openen', versie: 1, titel: 'Afronding openen', uitleg: 'Maakt de nazorg met het id van de aanroeper en telt wat het ritme bepaalt.',
  in: z.strictObject({ casusId: id, nazorgId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, afsluitWijzeCode: z.enum(['nazorg', 'direct']) }), uit: z.strictObject({ aantalRondes: aantal, isMinderjarigBetrokken: vlag }), aard: { aantalRondes: 'feit', isMinderjarigBetrokken: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'nazorgId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx, processInstanceKey }) => openNazorg(kern, tx, { ...invoer, processInstanceKey }) });
