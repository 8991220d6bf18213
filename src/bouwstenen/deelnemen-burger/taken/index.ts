import type { Taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { achterhoudingBeoordelen } from './achterhouding-beoordelen.ts';
import { achterhoudingHerzien } from './achterhouding-herzien.ts';
import { betrekkenBeoordelen } from './betrekken-beoordelen.ts';
import { informeringDoen } from './informering-doen.ts';
import { burgerTermijnVerlopen } from './termijn-verlopen.ts';

/** The human tasks of this bouwsteen. */
export const taken: readonly Taakafhandeling[] = [informeringDoen, achterhoudingBeoordelen, achterhoudingHerzien, betrekkenBeoordelen, burgerTermijnVerlopen];
