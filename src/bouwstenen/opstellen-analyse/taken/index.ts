import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { analyseOpstellen } from './analyse-opstellen.ts';
import { analyseVaststellen } from './analyse-vaststellen.ts';
import { bijdrageLeveren } from './bijdrage-leveren.ts';
import { analyseTermijnVerlopen } from './termijn-verlopen.ts';
import { zienswijzeVerwerken } from './zienswijze-verwerken.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [bijdrageLeveren, analyseOpstellen, zienswijzeVerwerken, analyseVaststellen, analyseTermijnVerlopen];
