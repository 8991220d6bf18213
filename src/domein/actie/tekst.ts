/** How long the texts about an actie are, in characters without the space around them. Routes and screens both ask here, so that a screen never lets through what the server refuses. */
export const actietekst = {
  opdracht: { min: 10, max: 2000 }, voortgang: { min: 10, max: 2000 }, intrekken: { min: 10, max: 2000 }, doorgeven: { min: 10, max: 300 }, thema: { min: 3, max: 120 },
} as const;
export type Tekstgrens = { readonly min: number; readonly max: number };
export const past = (grens: Tekstgrens, tekst: string): boolean => { const n = tekst.trim().length; return n >= grens.min && n <= grens.max; };
export const tekortAanOpdracht = `Schrijf in minstens ${actietekst.opdracht.min} tekens op wat er moet gebeuren`;
