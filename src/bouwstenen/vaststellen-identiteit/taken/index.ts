import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { gevolgWijziging } from './gevolg-wijziging.ts';
import { gezagBeoordelen } from './gezag-beoordelen.ts';
import { identiteitHandmatig } from './identiteit-handmatig.ts';
import { kandidaatKiezen } from './kandidaat-kiezen.ts';
import { netwerkAanvullen } from './netwerk-aanvullen.ts';
import { identiteitTermijnVerlopen } from './termijn-verlopen.ts';

export const taken: readonly Taakafhandeling[] = [identiteitHandmatig, kandidaatKiezen, gezagBeoordelen, netwerkAanvullen, gevolgWijziging, identiteitTermijnVerlopen];
