import { bekendheidBeantwoorden } from './bekendheid-beantwoorden.ts';
import { ontbrekendBeoordelen } from './ontbrekend-beoordelen.ts';
import { partnerOnbereikbaar } from './partner-onbereikbaar.ts';
import { termijnVerlopen } from './termijn-verlopen.ts';
import { uitvraagBevestigen } from './uitvraag-bevestigen.ts';
import { verzoekBehandelen } from './verzoek-behandelen.ts';
import { verzoekOpstellen } from './verzoek-opstellen.ts';

/** The human tasks of this room; listed in `src/bouwstenen/register.ts`. */
export const taken = [uitvraagBevestigen, bekendheidBeantwoorden, partnerOnbereikbaar, ontbrekendBeoordelen, verzoekOpstellen, verzoekBehandelen, termijnVerlopen];
