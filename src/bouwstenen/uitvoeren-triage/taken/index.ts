import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { informatieAanvullen } from './informatie-aanvullen.ts';
import { instrumentInvullen } from './instrument-invullen.ts';
import { triageTermijnVerlopen } from './termijn-verlopen.ts';
import { triageBesluiten } from './triage-besluiten.ts';
import { triageTweedeAkkoord } from './triage-tweede-akkoord.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [instrumentInvullen, informatieAanvullen, triageBesluiten, triageTweedeAkkoord, triageTermijnVerlopen];
