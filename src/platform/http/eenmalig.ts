import { z } from 'zod';
import { vingerafdruk, verschilVan } from '../../domein/vingerafdruk.ts';
import type { Aanvrager } from '../identity/aanvrager.ts';
import type { Kern, Tx } from '../kern.ts';
import { Probleem } from './problemen.ts';

/** The id of what a call adds, chosen by the caller: the same for every try of one addition. Part of the body of every POST that adds a row. */
export const nieuwId = z.uuid().describe('Kies dit zelf (UUID). Twee keer hetzelfde versturen voegt één keer toe en geeft hetzelfde antwoord; met een andere inhoud krijgt u 409 referentie-bestaat, met in verschil de velden die anders zijn.');

type Toevoeging = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly params?: unknown; readonly body: Readonly<Record<string, unknown>> & { readonly id: string } };
type Antwoord = null | string | { readonly [veld: string]: string | number | null };

const wieVan = (a: Aanvrager): string => {
  switch (a.soort) {
    case 'medewerker': return a.medewerkerId;
    case 'burger': return a.accountId;
    case 'partner': return a.organisatieId;
    case 'systeem': case 'onbekend': throw new Error('only who is logged in adds something');
  }
};
const andereInhoud = (verschil?: string[]): Probleem => new Probleem('referentie-bestaat', 'Dit is al vastgelegd, met een andere inhoud. Er is niets gewijzigd. Haal de pagina opnieuw op en kijk wat er staat.', verschil === undefined ? {} : { verschil });

/**
 * Does an addition once, however often it is sent: a double click, or the same call again after a lost answer, gets the first answer and changes nothing. Two at
 * the same time wait for each other. Call it inside the transaction, after toegang. Throws `referentie-bestaat` when this id came with another content (`verschil`
 * names the fields), from somebody else or for something else (which is not told). What is kept is a fingerprint per field and the answer, never the content.
 */
export const eenmalig = async <T extends Antwoord | void>(v: Toevoeging, tx: Tx, soort: string, werk: () => Promise<T>): Promise<T> => {
  const { id, ...inhoud } = v.body;
  const wie = wieVan(v.aanvrager), afdruk = vingerafdruk({ ...inhoud, ...(v.params === undefined ? {} : { adres: v.params }) }, id);
  const nieuw = await tx('eenmalig').insert({ id, soort, wie, afdruk, op: v.kern.clock.now() }).onConflict('id').ignore().returning('id') as { id: string }[];
  if (nieuw.length === 0) {
    const eerder = await tx('eenmalig').where({ id }).first('soort', 'wie', 'afdruk', 'antwoord') as { soort: string; wie: string; afdruk: string; antwoord: T };
    if (eerder.soort !== soort || eerder.wie !== wie) throw andereInhoud();
    if (eerder.afdruk !== afdruk) throw andereInhoud(verschilVan(eerder.afdruk, afdruk));
    return eerder.antwoord;
  }
  const antwoord = await werk().catch((fout: unknown) => { throw isBezet(fout) ? andereInhoud() : fout; });
  await tx('eenmalig').where({ id }).update({ antwoord: JSON.stringify(antwoord ?? null) });
  return antwoord;
};

/** The id is that of a row which came another way: the unique key of the table says so. */
const isBezet = (fout: unknown): boolean => { const f = fout as { code?: unknown; constraint?: unknown }; return f.code === '23505' && typeof f.constraint === 'string' && f.constraint.endsWith('_pkey'); };
