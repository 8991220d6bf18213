import { plusDagen, weekdag } from './kalender.ts';
import type { Datum, Feestdagtoets } from './kalender.ts';

export type Feestdag = { readonly datum: Datum; readonly naam: string };

/** Easter Sunday in the Gregorian calendar (the anonymous computus). */
const eerstePaasdag = (jaar: number): Datum => {
  const goud = jaar % 19;
  const eeuw = Math.floor(jaar / 100);
  const inEeuw = jaar % 100;
  const maan = (19 * goud + eeuw - Math.floor(eeuw / 4) - Math.floor((eeuw - Math.floor((eeuw + 8) / 25) + 1) / 3) + 15) % 30;
  const week = (32 + 2 * (eeuw % 4) + 2 * Math.floor(inEeuw / 4) - maan - (inEeuw % 4)) % 7;
  const correctie = Math.floor((goud + 11 * maan + 22 * week) / 451);
  const getal = maan + week - 7 * correctie + 114;
  return `${jaar}-${String(Math.floor(getal / 31)).padStart(2, '0')}-${String((getal % 31) + 1).padStart(2, '0')}`;
};

/**
 * The public holidays of a year that a term may not end on (Algemene termijnenwet art. 3; domein §4), in order of date. A start for the
 * table `feestdag`, which an administrator may edit afterwards. `gelijkgestelde dagen` by royal decree are not among them.
 */
export const feestdagenVan = (jaar: number): readonly Feestdag[] => {
  const pasen = eerstePaasdag(jaar);
  const koningsdag = weekdag(`${jaar}-04-27`) === 0 ? `${jaar}-04-26` : `${jaar}-04-27`;
  return [
    { datum: `${jaar}-01-01`, naam: 'Nieuwjaarsdag' },
    { datum: plusDagen(pasen, -2), naam: 'Goede Vrijdag' },
    { datum: plusDagen(pasen, 1), naam: 'Tweede paasdag' },
    { datum: koningsdag, naam: 'Koningsdag' },
    { datum: `${jaar}-05-05`, naam: 'Bevrijdingsdag' },
    { datum: plusDagen(pasen, 39), naam: 'Hemelvaartsdag' },
    { datum: plusDagen(pasen, 50), naam: 'Tweede pinksterdag' },
    { datum: `${jaar}-12-25`, naam: 'Eerste kerstdag' },
    { datum: `${jaar}-12-26`, naam: 'Tweede kerstdag' },
  ].toSorted((a, b) => a.datum.localeCompare(b.datum));
};

/** The rule of this file as a test on a day, for where no edited table is at hand. */
export const isFeestdagVolgensRegel: Feestdagtoets = (datum) => feestdagenVan(Number(datum.slice(0, 4))).some((dag) => dag.datum === datum);
