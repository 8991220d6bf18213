import type { Akkoordstatus } from './model.ts';

/** Somebody who may be asked: for himself, and for the minors he speaks for (R7.5). */
export type Beslisser = { readonly persoonId: string; readonly namens: readonly string[] };
/** How somebody told what he thinks of a part: himself in the portal, or to the casusregisseur, who writes down when and how. */
export const instemwijzen = ['portaal', 'gesprek', 'huisbezoek', 'telefoon', 'brief'] as const;
export type Instemwijze = typeof instemwijzen[number];
export type Oordeel = 'gegeven' | 'geweigerd';

/**
 * Whose consent something needs: each person it concerns, or who speaks for him. Null when it concerns nobody by name, or when nobody may
 * decide for one of them: then there can be no consent (R7.10).
 */
export const beslissersVoor = (betreft: readonly string[], gezin: readonly Beslisser[]): readonly string[] | null => {
  const per = [...new Set(betreft)].map((id) => gezin.filter((b) => b.persoonId === id || b.namens.includes(id)).map((b) => b.persoonId));
  return per.length === 0 || per.some((wie) => wie.length === 0) ? null : [...new Set(per.flat())];
};

/** What the persons together said about one part (R7.10): one refusal refuses it, and only the yes of every single one is consent. Silence is neither. */
export const standVan = (nodig: readonly string[] | null, gezegd: ReadonlyMap<string, Oordeel>): Exclude<Akkoordstatus, 'niet-vereist'> => {
  if ((nodig ?? [...gezegd.keys()]).some((id) => gezegd.get(id) === 'geweigerd')) return 'geweigerd';
  return nodig !== null && nodig.length > 0 && nodig.every((id) => gezegd.get(id) === 'gegeven') ? 'gegeven' : 'gevraagd';
};
