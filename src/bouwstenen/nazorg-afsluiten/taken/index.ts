import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { afsluitingAkkoord } from './afsluiting-akkoord.ts';
import { afsluitingVoorstellen } from './afsluiting-voorstellen.ts';
import { gemistOpvolgen } from './gemist-opvolgen.ts';
import { nazorgVaststellen } from './nazorg-vaststellen.ts';
import { nazorgmomentUitvoeren } from './nazorgmoment-uitvoeren.ts';
import { nazorgTermijnVerlopen } from './termijn-verlopen.ts';
import { terugvalWegen } from './terugval-wegen.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [nazorgVaststellen, nazorgmomentUitvoeren, gemistOpvolgen, terugvalWegen, afsluitingVoorstellen, afsluitingAkkoord, nazorgTermijnVerlopen];
