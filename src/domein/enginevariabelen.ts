import type { z } from 'zod';
import { aantal, code, duur, id, oin, tijdstip, vlag } from './variabelen.ts';

/** The name decides the type (processen §1.3); first match counts. */
const naamtabel: readonly (readonly [RegExp, readonly z.ZodType[]])[] = [
  [/^(is|heeft|mag|wacht)[A-Z]/, [vlag]],
  [/^aantal[A-Z]|Nummer$/, [aantal]],
  [/Id$/, [id, oin]],
  [/(Op|Eind|Start|Waarschuwing)$/, [tijdstip]],
  [/Termijn$/, [duur]],
  [/(Code|Uitkomst|Soort|Vorm)$|^(uitkomst|rol(Uitvoerder|Beslisser|Tweede))$/, [code]],
];
const inLijst = [id, oin, code, duur, tijdstip];

const past = (schemas: readonly z.ZodType[], waarde: unknown): boolean => schemas.some((schema) => schema.safeParse(waarde).success);

const isToegestaan = (naam: string, waarde: unknown): boolean => {
  const kaal = /^advies[A-Z]/.test(naam) ? naam.charAt(6).toLowerCase() + naam.slice(7) : naam;
  const rij = naamtabel.find(([patroon]) => patroon.test(kaal));
  return rij !== undefined && past(rij[1], waarde);
};

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/**
 * Of the variables of a scope, those that fit the name table of processen §1.3: ids, codes, counts, dates, booleans, and lists of these
 * or of objects of these. Anything else, also a good value under a name the table does not know, is left out.
 */
export const enginevariabelen = (variabelen: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const uit: Record<string, unknown> = {};
  for (const [naam, waarde] of Object.entries(variabelen)) {
    if (Array.isArray(waarde)) {
      if (waarde.every((deel) => (isObject(deel) ? Object.entries(deel).every(([n, w]) => isToegestaan(n, w)) : past(inLijst, deel)))) uit[naam] = waarde;
    } else if (isToegestaan(naam, waarde)) uit[naam] = waarde;
  }
  return uit;
};

/** Whether one value may be given to the engine under this name: an id, code, count, date, term or yes/no (processen §1.3). */
export const magInEngine = (naam: string, waarde: unknown): boolean => !Array.isArray(waarde) && isToegestaan(naam, waarde);
