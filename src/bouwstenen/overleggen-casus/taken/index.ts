import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { motorkapAfhandelen, overlegAfhandelen } from './afhandelen.ts';
import { deelnemerVervangen } from './deelnemer-vervangen.ts';
import { motorkapStarten } from './motorkap-starten.ts';
import { motorkapToetsen } from './motorkap-toetsen.ts';
import { opschalen } from './opschalen.ts';
import { overlegVoeren } from './overleg-voeren.ts';
import { overlegVoorbereiden } from './overleg-voorbereiden.ts';
import { quorumBeoordelen } from './quorum-beoordelen.ts';
import { overlegTermijnVerlopen } from './termijn-verlopen.ts';
import { uitnodigingBeantwoorden } from './uitnodiging-beantwoorden.ts';
import { uitnodigingTweedeAkkoord } from './uitnodiging-tweede-akkoord.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [overlegVoorbereiden, uitnodigingTweedeAkkoord, motorkapStarten, deelnemerVervangen, uitnodigingBeantwoorden, quorumBeoordelen, overlegVoeren, opschalen, motorkapToetsen, overlegTermijnVerlopen, overlegAfhandelen, motorkapAfhandelen];
