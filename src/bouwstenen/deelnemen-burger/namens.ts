import { betrokkenenVan } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { informeerbaren, leesGeldigGezag, persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { openAchterhoudingen } from './store.ts';

/** A child for whom this person may ask something himself, in this casus. */
export type Namens = { readonly persoonId: string; readonly naam: string };
export type NamensKind = { readonly kinderen: readonly Namens[]; /** He is named as holder of gezag, and a person still has to settle it (R2.7). */ readonly wordtBeoordeeld: boolean };

/**
 * "Namens mijn kind" (ux §4.16, R7.6): only with gezag that needs no judgement, never for who is suspected of violence, and not for a child about
 * whom something is held back (R2.8). Looked up again at every visit. A child of 16 asks for himself (R7.5).
 */
export const kinderenVan = async (kern: Kern, tx: Tx, persoonId: string, casusId: string): Promise<string[]> => {
  const betrokkenen = await betrokkenenVan(tx, casusId);
  if (betrokkenen.some((b) => b.persoonId === persoonId && b.rolInCasus === 'vermoedelijk-pleger')) return [];
  const wie = await informeerbaren(kern, tx, casusId);
  const eigen = wie.find((i) => i.persoonId === persoonId)?.namensIds ?? [];
  const uit: string[] = [];
  for (const id of eigen) {
    const klasse = wie.find((i) => i.persoonId === id)?.leeftijdsklasseCode ?? '0-11';
    if ((klasse !== '0-11' && klasse !== '12-15') || !betrokkenen.some((b) => b.persoonId === id) || (await openAchterhoudingen(tx, casusId, id)).length > 0) continue;
    uit.push(id);
  }
  return uit;
};
/** The same with names, for the screen; the caller has asked toegang for him and each child. */
export const namensKind = async (kern: Kern, tx: Tx, persoonId: string, casusId: string, kinderen: readonly string[]): Promise<NamensKind> => ({
  kinderen: await Promise.all(kinderen.map(async (id) => ({ persoonId: id, naam: (await persoonVoorUitvraag(kern, tx, id, { IDE: 1 })).naam }))),
  wordtBeoordeeld: (await leesGeldigGezag(kern, tx, casusId)).some((g) => g.code !== 'eenduidig' && (g.besluit === null || g.besluit === 'nader-uitzoeken') && g.houders.some((h) => h.persoonId === persoonId)),
});
