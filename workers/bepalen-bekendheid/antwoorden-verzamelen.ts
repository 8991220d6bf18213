import { z } from 'zod';
import { verzamelAntwoorden } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { aantal, codeUit, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.antwoorden-verzamelen', versie: 1, titel: 'Antwoorden verzamelen', uitleg: 'Telt de antwoorden van de partners en sluit wat nog open staat. Latere antwoorden blijven zichtbaar.',
  in: z.strictObject({}),
  uit: z.strictObject({
    uitkomst: codeUit(['bekend', 'niet-gemeld', 'onvolledig', 'geen-partners']), aantalBekend: aantal, aantalNietGemeld: aantal, aantalZonderGrondslag: aantal, aantalGeenAntwoord: aantal,
    aantalOntbrekend: aantal, magVernieuwen: vlag,
  }),
  aard: { uitkomst: 'feit', aantalBekend: 'feit', aantalNietGemeld: 'feit', aantalZonderGrondslag: 'feit', aantalGeenAntwoord: 'feit', aantalOntbrekend: 'feit', magVernieuwen: 'feit' },
  fouten: {}, doel: 'geen', idempotent: 'telt opnieuw uit de opgeslagen antwoorden', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: (_invoer, { kern, tx, processInstanceKey }) => verzamelAntwoorden(kern, tx, processInstanceKey) });
