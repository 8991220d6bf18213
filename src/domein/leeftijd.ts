import type { Datum } from './kalender.ts';

/** A birth date as far as it is known: `2014-05-03`, `2014-05`, `2014`, or null (precision of domein §7.2). */
export type Geboortedatum = string | null;

/** The ages in whole years that a person may have; both ends included. */
export type Leeftijdsbereik = { readonly min: number; readonly max: number };

/** The oldest age taken into account when nothing is known. */
const oudste = 130;

const jarenOp = (geboren: Datum, peil: Datum): number => {
  const jaren = Number(peil.slice(0, 4)) - Number(geboren.slice(0, 4));
  return Math.max(0, peil.slice(5) < geboren.slice(5) ? jaren - 1 : jaren);
};

/** The age on a day as a range, because a birth date may be partly unknown (R2.6). */
export const leeftijdOp = (geboren: Geboortedatum, peil: Datum): Leeftijdsbereik => {
  if (geboren === null || geboren === '') return { min: 0, max: oudste };
  const [jaar = '', maand, dag] = geboren.split('-');
  const vroegst = `${jaar}-${maand ?? '01'}-${dag ?? '01'}`;
  const laatst = `${jaar}-${maand ?? '12'}-${dag ?? '31'}`;
  return { min: jarenOp(laatst, peil), max: jarenOp(vroegst, peil) };
};

/** May this person be younger than `grens`? Protection of the young applies as soon as that is possible (R2.6). */
export const kanJongerZijnDan = (leeftijd: Leeftijdsbereik, grens: number): boolean => leeftijd.min < grens;

/** May this person have reached `grens`? A right that starts at an age is given as soon as that is possible (R2.6). */
export const kanBereiktHebben = (leeftijd: Leeftijdsbereik, grens: number): boolean => leeftijd.max >= grens;

/** Treated as a minor when he may be under 18 (R2.6). */
export const geldtAlsMinderjarig = (leeftijd: Leeftijdsbereik): boolean => kanJongerZijnDan(leeftijd, 18);

/** The youngest class he may be in: the only form in which an age reaches the engine (processen §1.3, `leeftijdsklasseCode`). */
export const leeftijdsklasse = (leeftijd: Leeftijdsbereik): '0-11' | '12-15' | '16-17' | '18-plus' => {
  if (leeftijd.min < 12) return '0-11';
  if (leeftijd.min < 16) return '12-15';
  return leeftijd.min < 18 ? '16-17' : '18-plus';
};

/** From 12 a child has the right to be heard (R7.5); given as soon as he may be 12 (R2.6). */
export const moetGehoordWorden = (leeftijd: Leeftijdsbereik): boolean => kanBereiktHebben(leeftijd, 12);
