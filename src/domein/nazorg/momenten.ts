import { datumVan, eindeVanDag, isWerkdag, plusDagen, plusWerkdagen } from '../kalender.ts';
import type { Datum, Feestdagtoets } from '../kalender.ts';
import { eindeVanTermijn } from '../termijn.ts';

const vorm = /^P(\d{1,3})([WM])$/;
const negenUur = 9 * 3_600_000 + 1000;

/** 09:00 in Amsterdam of a day: a contact is for the working day, not for its last second. */
export const momentOp = (datum: Datum): Date => new Date(eindeVanDag(plusDagen(datum, -1)).getTime() + negenUur);

/**
 * The moments of an aftercare rhythm (T20), counted from its start by the rules of domein §4. `termijnen` are ISO durations of weeks or
 * months; a moment that would fall on a day nobody works moves to the next werkdag, whatever its length, because somebody must be there.
 * Throws RangeError for another kind of duration.
 */
export const nazorgmomenten = (start: Date, termijnen: readonly string[], isFeestdag: Feestdagtoets): Date[] => termijnen.map((t) => {
  const deel = vorm.exec(t);
  if (deel === null) throw new RangeError(`no term of weeks or months: ${t}`);
  const dag = datumVan(eindeVanTermijn(start, { duur: Number(deel[1]), eenheid: deel[2] === 'W' ? 'week' : 'maand', awt: true }, isFeestdag));
  return momentOp(isWerkdag(dag, isFeestdag) ? dag : plusWerkdagen(dag, 1, isFeestdag));
});

/** The new date of a moment that was missed: five werkdagen on. */
export const nieuweDatum = (nu: Date, isFeestdag: Feestdagtoets): Date => momentOp(plusWerkdagen(datumVan(nu), 5, isFeestdag));

/** Missed moments after which the procesregisseur is asked (domein §7.12 i). */
export const gemistGrens = 2;
