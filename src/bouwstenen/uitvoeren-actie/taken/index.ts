import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { actieBeoordelen } from './actie-beoordelen.ts';
import { actieHerbestemmen } from './actie-herbestemmen.ts';
import { actieUitvoeren } from './actie-uitvoeren.ts';
import { signaalOppakken } from './signaal-oppakken.ts';
import { actieTermijnVerlopen } from './termijn-verlopen.ts';
import { terugkoppelingBeoordelen } from './terugkoppeling-beoordelen.ts';

export const taken: readonly Taakafhandeling[] = [actieBeoordelen, actieHerbestemmen, actieUitvoeren, signaalOppakken, terugkoppelingBeoordelen, actieTermijnVerlopen];
