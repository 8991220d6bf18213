import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { casusregisseurAanvaarden } from './casusregisseur-aanvaarden.ts';
import { planAkkoord } from './plan-akkoord.ts';
import { planBijstellen } from './plan-bijstellen.ts';
import { planEvalueren } from './plan-evalueren.ts';
import { planOpstellen } from './plan-opstellen.ts';
import { regieVoeren } from './regie-voeren.ts';
import { regisseurAanwijzen } from './regisseur-aanwijzen.ts';
import { stoppenTweedeAkkoord } from './stoppen-tweede-akkoord.ts';
import { planTermijnVerlopen } from './termijn-verlopen.ts';

export const taken: readonly Taakafhandeling[] = [casusregisseurAanvaarden, regisseurAanwijzen, planOpstellen, planBijstellen, planAkkoord, regieVoeren, planEvalueren, stoppenTweedeAkkoord, planTermijnVerlopen];
