import { isMoment, isUuid } from '../platform/http/invoer.ts';
import { Probleem } from '../platform/http/problemen.ts';

export type Plek = { readonly op: string; readonly na: string };

/** The place of the last row as one opaque word; holds the order, because a place in one order means nothing in another. */
export const schrijfLijstcursor = (volgorde: string, { op, na }: Plek): string => Buffer.from(`${volgorde} ${op} ${na}`).toString('base64url');

/** Reads it back; `infinity` = after the rows with a term. @throws Probleem ongeldige-invoer when it is not ours or of another order */
export const leesLijstcursor = (cursor: string | undefined, volgorde: string): Plek | null => {
  if (cursor === undefined) return null;
  const [soort, op = '', na = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (soort !== volgorde || rest.length > 0 || (!isMoment(op) && !(op === 'infinity' && volgorde === 'termijn')) || !isUuid(na)) {
    throw new Probleem('ongeldige-invoer', 'Deze bladwijzer kennen wij niet. Begin opnieuw bij de eerste bladzijde.', { fouten: [{ veld: 'cursor', code: 'ongeldige-vorm', melding: 'Onbekende bladwijzer.' }] });
  }
  return { op, na };
};
