import type { Doel, Hulp, Plan } from './model.ts';
import { plusDagen } from '../../../domein/kalender.ts';

export type Week = { van: string; nummer: number };
/** One bar: where it begins and how long it is, in percent of the whole width. */
export type Balk = { h: Hulp; begin: number; lengte: number };
export type Tijdbalk = { weken: Week[]; vandaag: number | null; doelen: { d: Doel; balken: Balk[]; zonder: Hulp[] }[] };
const dagMs = 86_400_000, weekMs = 7 * dagMs;
const tijd = (datum: string): number => Date.parse(`${datum}T00:00:00Z`);
const maandag = (ms: number): number => ms - (new Date(ms).getUTCDay() + 6) % 7 * dagMs;

/** The number of the week as the calendar on the wall has it (ISO 8601): week 1 holds the first Thursday of the year. */
export const weeknummer = (datum: string): number => {
  const donderdag = maandag(tijd(datum)) + 3 * dagMs, jaar = new Date(donderdag).getUTCFullYear();
  return Math.floor((donderdag - maandag(Date.UTC(jaar, 0, 4))) / weekMs) + 1;
};

/** The plan on a line of weeks (ux §4.11): a bar from the first planned day to the last; help without both dates stands apart. `vandaag` as `2026-11-23`. */
export const maakTijdbalk = (plan: Pick<Plan, 'doelen' | 'interventies'>, vandaag: string): Tijdbalk => {
  const alle = plan.interventies ?? [], gepland = alle.filter((h) => h.geplandVan !== null && h.geplandTot !== null);
  const dagen = gepland.flatMap((h) => [tijd(h.geplandVan!), tijd(h.geplandTot!)]);
  const begin = maandag(Math.min(...dagen)), eind = maandag(Math.max(...dagen)) + weekMs, procent = (ms: number): number => (ms - begin) / (eind - begin) * 100;
  const weken = gepland.length === 0 ? [] : Array.from({ length: Math.round((eind - begin) / weekMs) }, (_, i): Week => { const van = plusDagen('1970-01-01', begin / dagMs + 7 * i); return { van, nummer: weeknummer(van) }; });
  const nu = procent(tijd(vandaag) + dagMs / 2);
  return {
    weken, vandaag: gepland.length > 0 && nu >= 0 && nu <= 100 ? nu : null,
    doelen: plan.doelen.map((d) => {
      const eigen = alle.filter((h) => h.doelId === d.id);
      return { d, balken: eigen.filter((h) => gepland.includes(h)).map((h) => ({ h, begin: procent(tijd(h.geplandVan!)), lengte: procent(tijd(h.geplandTot!) + dagMs) - procent(tijd(h.geplandVan!)) })), zonder: eigen.filter((h) => !gepland.includes(h)) };
    }),
  };
};
