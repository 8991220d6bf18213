import { isMoment } from '../platform/http/invoer.ts';
import { Probleem } from '../platform/http/problemen.ts';

/** Where a page ended: the moment and the tie-breaker of its last row. */
export type Plek = { readonly op: string; readonly na: string };

/** A place in a list as one opaque word in the URL: a time and an id or number, nothing about a person. */
export const schrijfCursor = (plek: Plek): string => Buffer.from(`${plek.op} ${plek.na}`, 'utf8').toString('base64url');

/** A serial number of the timeline, within a bigint. */
export const isVolgnummer = (tekst: string): boolean => /^\d{1,18}$/.test(tekst);

/** Reads it back; `past` says whether the tie-breaker is of this list's kind. Throws Probleem `ongeldige-invoer` when it is not one of ours. */
export const leesCursor = (cursor: string | undefined, past: (na: string) => boolean): Plek | null => {
  if (cursor === undefined) return null;
  const [op = '', na = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (rest.length > 0 || !isMoment(op) || !past(na)) {
    throw new Probleem('ongeldige-invoer', 'Deze bladwijzer kennen wij niet. Begin opnieuw bij de eerste bladzijde.', { fouten: [{ veld: 'cursor', code: 'ongeldige-vorm', melding: 'Onbekende bladwijzer.' }] });
  }
  return { op, na };
};
