import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { checkBespreken } from './check-bespreken.ts';
import { geenDeelnameWegen } from './geen-deelname-wegen.ts';
import { preventieadviesGeven } from './preventieadvies-geven.ts';
import { preventieTermijnVerlopen } from './termijn-verlopen.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [preventieadviesGeven, geenDeelnameWegen, checkBespreken, preventieTermijnVerlopen];
