import { afwijzenTweedeAkkoord } from './afwijzen-tweede-akkoord.ts';
import { bekendheidAfhandelen } from './casustaken.ts';
import { doorzettingOpvolgen } from './doorzetting-opvolgen.ts';
import { intrekkingBeoordelen, intrekkingTweedeAkkoord } from './intrekking.ts';
import { meldingAanvullen } from './melding-aanvullen.ts';
import { meldingBeoordelen } from './melding-beoordelen.ts';
import { nieuweMeldingWegen } from './nieuwe-melding-wegen.ts';
import { berichtNaAfsluiting, termijnVerlopen } from './termijn-en-na.ts';
import { terugmeldingOpstellen } from './terugmelding-opstellen.ts';

/** The human tasks of this room and of the root flow; listed in `src/bouwstenen/register.ts`. */
export const taken = [
  meldingBeoordelen, meldingAanvullen, doorzettingOpvolgen, afwijzenTweedeAkkoord, terugmeldingOpstellen, nieuweMeldingWegen, intrekkingBeoordelen, intrekkingTweedeAkkoord, termijnVerlopen, berichtNaAfsluiting,
  bekendheidAfhandelen,
];
