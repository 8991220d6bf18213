import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { achterhoudingBeoordelen } from './achterhouding-beoordelen.ts';
import { achterhoudingHerzien } from './achterhouding-herzien.ts';
import { betrekkenBeoordelen } from './betrekken-beoordelen.ts';
import { bevoegdheidBeoordelen } from './bevoegdheid-beoordelen.ts';
import { burgerverzoekBehandelen } from './burgerverzoek-behandelen.ts';
import { informeringDoen } from './informering-doen.ts';
import { burgerTermijnVerlopen } from './termijn-verlopen.ts';
import { verzoekTweedeAkkoord } from './verzoek-tweede-akkoord.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [
  informeringDoen, achterhoudingBeoordelen, achterhoudingHerzien, betrekkenBeoordelen, bevoegdheidBeoordelen, burgerverzoekBehandelen, verzoekTweedeAkkoord, burgerTermijnVerlopen,
];
