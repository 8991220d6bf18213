import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { casustaak, tekst } from './gedeeld.ts';

const basis = { toelichting: tekst };

/** No partner may be asked at all (GRONDSLAG_ONTBREEKT): try again after mending the ground, or go on without. */
export const bekendheidAfhandelen = casustaak({
  taak: 'bekendheid-afhandelen', doel: 'bekendheid-bepalen', aard: 'besluit',
  antwoorden: z.strictObject({ ...basis, oorzaak: codeUit(['matrix', 'toestemming-ontbreekt', 'geen-partners', 'onbekend']), gevolgVeiligheid: codeUit(['ja', 'nee', 'onbekend']), uitkomst: codeUit(['opnieuw', 'doorgaan']) }),
  zin: { opnieuw: 'De bekendheid wordt opnieuw bepaald.', doorgaan: 'De casus gaat door zonder uitvraag bij partners: er is geen grondslag.' },
});
