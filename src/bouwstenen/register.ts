import type { Taakafhandeling } from '../taken/taakafhandeling.ts';
import { taken as uitwisselenMelding } from './uitwisselen-melding/taken/index.ts';
import { taken as vaststellenIdentiteit } from './vaststellen-identiteit/taken/index.ts';
import { taken as bepalenBekendheid } from './bepalen-bekendheid/taken/index.ts';
import { taken as uitvoerenTriage } from './uitvoeren-triage/taken/index.ts';
import { taken as deelnemenBurger } from './deelnemen-burger/taken/index.ts';
import { gebeurtenissen as meldingGebeurtenissen } from './uitwisselen-melding/gebeurtenissen.ts';
import { gebeurtenissen as bekendheidGebeurtenissen, aflevermislukkingen as bekendheidMislukkingen } from './bepalen-bekendheid/gebeurtenissen.ts';
import type { Aflevermislukking, Gebeurtenisafhandeling } from '../uitwisseling/index.ts';

/** The handlers of all human tasks, one line per bouwsteen (`...taken` of its `taken/index.ts`). */
export const taken: readonly Taakafhandeling[] = [
  ...uitwisselenMelding,
  ...vaststellenIdentiteit,
  ...bepalenBekendheid,
  ...uitvoerenTriage,
  ...deelnemenBurger,
];

/** Events of partner systems that the rooms understand; `maakKetenRoutes` takes this list. */
export const gebeurtenissen: readonly Gebeurtenisafhandeling[] = [
  ...meldingGebeurtenissen,
  ...bekendheidGebeurtenissen,
];

/** What the rooms do when an event of ours cannot be delivered; `maakPartnerHandler` takes this list. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [
  ...bekendheidMislukkingen,
];
