import { z } from 'zod';
import { bepaalPartners } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { aantal, code, duur, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { partners, plaats } from './gedeeld.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.partners-bepalen', versie: 1, titel: 'Partners bepalen', uitleg: 'Zoekt welke organisaties in deze regio gevraagd kunnen worden of zij het huishouden kennen.',
  in: z.strictObject({ casusId: id, partnersetCode: code, ...plaats }), uit: z.strictObject({ partners, aantalVerplicht: aantal, totaalTermijn: duur }),
  aard: { partners: 'feit', aantalVerplicht: 'feit', totaalTermijn: 'techniek' }, fouten: { GRONDSLAG_ONTBREEKT: 'Voor geen enkele partner is er een grondslag' },
  doel: 'geen', idempotent: 'één uitvraag per procesinstantie', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx, processInstanceKey }) => bepaalPartners(kern, tx, { ...invoer, processInstanceKey }) });
