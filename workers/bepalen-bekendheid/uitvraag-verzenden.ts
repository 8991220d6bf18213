import { z } from 'zod';
import { verzendUitvraag } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { codeUit, duur, id, tijdstip, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.uitvraag-verzenden', versie: 1, titel: 'Uitvraag versturen', uitleg: 'Vraagt één partner of het huishouden bekend is. Zonder grondslag wordt niets verstuurd.',
  in: z.strictObject({ opdrachtId: id, partnerTermijn: duur }), uit: z.strictObject({ heeftRegel: vlag, uitkomst: codeUit(['bekend', 'niet-gemeld', 'open']), vrijgaveOp: tijdstip }),
  aard: { heeftRegel: 'feit', uitkomst: 'feit', vrijgaveOp: 'techniek' },
  fouten: { GRONDSLAG_ONTBREEKT: 'Geen grondslag om deze partner te bevragen', PARTNER_ONBEREIKBAAR: 'Deze partner heeft geen adres om iets te ontvangen' },
  doel: 'verplicht', idempotent: 'opdrachtId', pogingen: 5, wachttijd: 'PT10S',
});
export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx }) => verzendUitvraag(kern, tx, invoer) });
