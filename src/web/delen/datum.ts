import { datumVan as dag, werkdagenTussen } from '../../domein/kalender.ts';
import { isFeestdagVolgensRegel } from '../../domein/feestdagen.ts';

export { dag };

/** Dates as ux §5 wants them: relative in werkdagen up to ten, otherwise a short date; all in Europe/Amsterdam. */
const zone = 'Europe/Amsterdam';
const opmaak = (o: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('nl-NL', { timeZone: zone, ...o });
const kort = opmaak({ weekday: 'short', day: 'numeric', month: 'short' });
const kortJaar = opmaak({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const uur = opmaak({ hour: '2-digit', minute: '2-digit', hour12: false });

export const tijd = (d: Date): string => uur.format(d);
/** `do 26 nov`, with the year only when it is not this one. */
export const datum = (d: Date, nu: Date): string => (dag(d).slice(0, 4) === dag(nu).slice(0, 4) ? kort : kortJaar).format(d).replace(/\./g, '');
/** `vandaag 09:04`, `gisteren 16:10`, `vr 20 nov 17:00`. */
export function moment(d: Date, nu: Date): string {
  const gisteren = new Date(nu.getTime() - 86_400_000);
  const woord = dag(d) === dag(nu) ? 'vandaag' : dag(d) === dag(gisteren) ? 'gisteren' : datum(d, nu);
  return `${woord} ${tijd(d)}`;
}
/** In lists: the time today, the day before. */
export const kortMoment = (d: Date, nu: Date): string => (dag(d) === dag(nu) ? tijd(d) : datum(d, nu).replace(/^\w+ /, ''));

/** Number of working days from the day of `van` to the day of `tot`: 0 the same day, negative when `tot` is earlier. */
export function werkdagen(van: Date, tot: Date): number {
  const [a, b] = [dag(van), dag(tot)];
  return a <= b ? werkdagenTussen(a, b, isFeestdagVolgensRegel) : -werkdagenTussen(b, a, isFeestdagVolgensRegel);
}

export type Termijnstaat = { soort: 'te-laat' | 'vandaag' | 'straks' | 'opgeschort' | 'geen'; tekst: string; onder: string | null; iso: string | null };
/** Text and look of a term (ux §2 States). A far-away engine date (9999) means: no term. */
export function termijnstaat(eind: string | null, opgeschortTot: string | null, nu: Date): Termijnstaat {
  if (opgeschortTot) return { soort: 'opgeschort', tekst: `Opgeschort tot ${kortMoment(new Date(opgeschortTot), nu)}`, onder: null, iso: opgeschortTot };
  if (!eind || eind.startsWith('9999')) return { soort: 'geen', tekst: 'Geen termijn', onder: null, iso: null };
  const d = new Date(eind), n = werkdagen(nu, d);
  if (d.getTime() < nu.getTime()) {
    const laat = -n;
    return { soort: 'te-laat', tekst: laat === 0 ? `Te laat sinds ${tijd(d)}` : `${laat} ${laat === 1 ? 'werkdag' : 'werkdagen'} te laat`, onder: `${datum(d, nu)} ${tijd(d)}`, iso: eind };
  }
  if (dag(d) === dag(nu)) return { soort: 'vandaag', tekst: `Vandaag ${tijd(d)}`, onder: datum(d, nu), iso: eind };
  if (n === 0) return { soort: 'straks', tekst: datum(d, nu), onder: tijd(d), iso: eind };
  if (n <= 10) return { soort: 'straks', tekst: `Over ${n} ${n === 1 ? 'werkdag' : 'werkdagen'}`, onder: datum(d, nu), iso: eind };
  return { soort: 'straks', tekst: datum(d, nu), onder: null, iso: eind };
}
