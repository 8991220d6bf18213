import { dagenTussen, datumVan, eindeVanDag, isWerkdag, plusDagen, plusMaanden, plusWerkdagen, werkdagenTussen } from './kalender.ts';
import type { Datum, Feestdagtoets } from './kalender.ts';

export type Eenheid = 'minuut' | 'uur' | 'werkdag' | 'dag' | 'week' | 'maand' | 'jaar';

/** The length of a term. `awt`: an end on Saturday, Sunday or feestdag moves to the next werkdag, as far as `awtGeldt` allows. */
export type Termijnduur = { readonly duur: number; readonly eenheid: Eenheid; readonly awt: boolean };

/** A period in which the term stood still. */
export type Opschorting = { readonly van: Date; readonly tot: Date };

export type Termijnstatus = 'loopt' | 'opgeschort' | 'gehaald' | 'overschreden' | 'vervallen';
/** What a term is now (domein §4): kept is that it runs; that its end has passed, the clock says. */
export const termijnstatusNu = (status: Termijnstatus, uiterlijkOp: Date, nu: Date): Termijnstatus => (status === 'loopt' && uiterlijkOp < nu ? 'overschreden' : status);

/** No end: `termijnCode` geen (processen §1.5). */
export const geenEind = '9999-12-31T00:00:00Z';

const minuutMs = 60_000;
const msPer: Readonly<Record<'minuut' | 'uur', number>> = { minuut: minuutMs, uur: 60 * minuutMs };
const inTijd = (eenheid: Eenheid): eenheid is 'minuut' | 'uur' => eenheid === 'minuut' || eenheid === 'uur';

/** Whether the Algemene termijnenwet moves the end: not for hours, > 90 days, > 12 weeks, > 3 months or years (art. 4 (?); domein §4). */
export const awtGeldt = ({ duur, eenheid, awt }: Termijnduur): boolean => {
  if (!awt) return false;
  switch (eenheid) {
    case 'minuut': case 'uur': case 'jaar': return false;
    case 'werkdag': return true;
    case 'dag': return duur <= 90;
    case 'week': return duur <= 12;
    case 'maand': return duur <= 3;
  }
};

const ruwEinde = (start: Datum, { duur, eenheid }: Termijnduur, isFeestdag: Feestdagtoets): Datum => {
  switch (eenheid) {
    case 'werkdag': return plusWerkdagen(start, duur, isFeestdag);
    case 'week': return plusDagen(start, duur * 7);
    case 'maand': return plusMaanden(start, duur);
    case 'jaar': return plusMaanden(start, duur * 12);
    default: return plusDagen(start, duur);
  }
};

/**
 * The last moment of a term (domein §4, zone Europe/Amsterdam). Minutes and hours are elapsed time. Days and longer: the day of the
 * event is not counted and the term ends at 23:59:59 local. Suspensions are added to the raw end (werkdagen for a werkdag term, days
 * otherwise, the first day not counted) and the Algemene termijnenwet is applied once, last.
 */
export const eindeVanTermijn = (start: Date, termijn: Termijnduur, isFeestdag: Feestdagtoets, opschortingen: readonly Opschorting[] = []): Date => {
  if (inTijd(termijn.eenheid)) {
    const stil = opschortingen.reduce((totaal, o) => totaal + (o.tot.getTime() - o.van.getTime()), 0);
    return new Date(start.getTime() + termijn.duur * msPer[termijn.eenheid] + stil);
  }
  const perWerkdag = termijn.eenheid === 'werkdag';
  const stil = opschortingen.reduce((totaal, o) => {
    const van = datumVan(o.van);
    const tot = datumVan(o.tot);
    return totaal + (perWerkdag ? werkdagenTussen(van, tot, isFeestdag) : dagenTussen(van, tot));
  }, 0);
  const ruw = ruwEinde(datumVan(start), termijn, isFeestdag);
  let einde = perWerkdag ? plusWerkdagen(ruw, stil, isFeestdag) : plusDagen(ruw, stil);
  if (awtGeldt(termijn) && !isWerkdag(einde, isFeestdag)) einde = plusWerkdagen(einde, 1, isFeestdag);
  return eindeVanDag(einde);
};

/** A term after `aantal` extensions: a longer term from the same start, not a new one from the old end (domein §4: T04 3 maanden). */
export const verlengd = (termijn: Termijnduur, perKeer: number, aantal: number): Termijnduur => ({ ...termijn, duur: termijn.duur + perKeer * aantal });

/**
 * The latest moment that lies a term before `moment` (T15: invitation ≥ 5 werkdagen before the overleg): 23:59:59 of the n-th (werk)dag
 * before its day; hours are elapsed (domein §4).
 */
export const terugtellen = (moment: Date, termijn: Pick<Termijnduur, 'duur' | 'eenheid'>, isFeestdag: Feestdagtoets): Date => {
  const { duur, eenheid } = termijn;
  if (inTijd(eenheid)) return new Date(moment.getTime() - duur * msPer[eenheid]);
  return eindeVanDag(ruwEinde(datumVan(moment), { duur: -duur, eenheid, awt: false }, isFeestdag));
};

/** The moment of the warning: 80 % of the span, to the second (domein §4). It signals; it never decides. */
export const signaal80 = (start: Date, einde: Date): Date => new Date(start.getTime() + Math.floor(((einde.getTime() - start.getTime()) * 0.8) / 1000) * 1000);
