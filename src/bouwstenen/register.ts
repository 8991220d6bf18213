import type { Taakafhandeling } from '../taken/taakafhandeling.ts';
import { taken as uitwisselenMelding } from './uitwisselen-melding/taken/index.ts';
import { taken as vaststellenIdentiteit } from './vaststellen-identiteit/taken/index.ts';
import { taken as bepalenBekendheid } from './bepalen-bekendheid/taken/index.ts';
import { taken as uitvoerenTriage } from './uitvoeren-triage/taken/index.ts';
import { taken as overleggenCasus } from './overleggen-casus/taken/index.ts';
import { taken as deelnemenBurger } from './deelnemen-burger/taken/index.ts';
import { taken as nazorgAfsluiten } from './nazorg-afsluiten/taken/index.ts';
import { taken as uitvoerenActie } from './uitvoeren-actie/taken/index.ts';
import { taken as regisserenPlan } from './regisseren-plan/taken/index.ts';
import { taken as uitwisselenUitkomst } from './uitwisselen-uitkomst/taken/index.ts';
import { gebeurtenissen as meldingGebeurtenissen } from './uitwisselen-melding/gebeurtenissen.ts';
import { gebeurtenissen as bekendheidGebeurtenissen, aflevermislukkingen as bekendheidMislukkingen } from './bepalen-bekendheid/gebeurtenissen.ts';
import { gebeurtenissen as actieGebeurtenissen, aflevermislukkingen as actieMislukkingen } from './uitvoeren-actie/gebeurtenissen.ts';
import { taken as opstellenAnalyse } from './opstellen-analyse/taken/index.ts';
import { gebeurtenissen as analyseGebeurtenissen } from './opstellen-analyse/gebeurtenissen.ts';
import { taken as werkenAanPreventie } from './werken-aan-preventie/taken/index.ts';
import { gebeurtenissen as preventieGebeurtenissen } from './werken-aan-preventie/gebeurtenissen.ts';
import { aflevermislukkingen as uitkomstMislukkingen } from './uitwisselen-uitkomst/gebeurtenissen.ts';
import { gebeurtenissen as overlegGebeurtenissen, aflevermislukkingen as overlegMislukkingen } from './overleggen-casus/gebeurtenissen.ts';
import { actieAfbreker } from './uitvoeren-actie/index.ts';
import { casusAfbreker } from './nazorg-afsluiten/index.ts';
import { omzettingen as meldingOmzettingen } from './uitwisselen-melding/index.ts';
import { omzettingen as identiteitOmzettingen, verwijzingen } from './vaststellen-identiteit/index.ts';
import { omzettingen as analyseOmzettingen } from './opstellen-analyse/index.ts';
import { omzettingen as overlegOmzettingen } from './overleggen-casus/index.ts';
import { omzettingen as toezichtOmzettingen } from './monitoren-samenwerking/index.ts';
import type { Omzetting } from '../platform/versleuteld/omzetten.ts';
import type { Afbreker } from '../taken/index.ts';
import type { Aflevermislukking, Gebeurtenisafhandeling } from '../uitwisseling/index.ts';

/** The handlers of all human tasks, one line per bouwsteen (`...taken` of its `taken/index.ts`). */
export const taken: readonly Taakafhandeling[] = [
  ...uitwisselenMelding,
  ...vaststellenIdentiteit,
  ...bepalenBekendheid,
  ...uitvoerenTriage,
  ...deelnemenBurger,
  ...nazorgAfsluiten,
  ...uitvoerenActie,
  ...opstellenAnalyse,
  ...werkenAanPreventie,
  ...regisserenPlan,
  ...uitwisselenUitkomst,
  ...overleggenCasus,
];

/** Events of partner systems that the rooms understand; `maakKetenRoutes` takes this list. */
export const gebeurtenissen: readonly Gebeurtenisafhandeling[] = [
  ...meldingGebeurtenissen,
  ...bekendheidGebeurtenissen,
  ...actieGebeurtenissen,
  ...analyseGebeurtenissen,
  ...preventieGebeurtenissen,
  ...overlegGebeurtenissen,
];

/** What the rooms do when an event of ours cannot be delivered; `maakPartnerHandler` takes this list. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [
  ...bekendheidMislukkingen,
  ...actieMislukkingen,
  ...uitkomstMislukkingen,
  ...overlegMislukkingen,
];

/** What the rooms keep under a key, in the order in which it moves to a new one; `startSleutelwacht` and `npm run sleutels` take this list. */
export const omzettingen: readonly Omzetting[] = [...identiteitOmzettingen, ...meldingOmzettingen, ...analyseOmzettingen, ...overlegOmzettingen, ...toezichtOmzettingen];
export { verwijzingen };

/** How the rooms end a root process that cannot be repaired; `registreerAfbrekers` takes this list. What is not in it cannot be ended. */
export const afbrekers: readonly Afbreker[] = [actieAfbreker, casusAfbreker];
