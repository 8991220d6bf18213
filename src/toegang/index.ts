/** The public door of toegang: who may see or do what, and who is who. */
export { maakToegang } from './vraag.ts';
export { waaromVan } from './waarom.ts';
export type { Waarom } from './waarom.ts';
export { presenteer } from './presenteren.ts';
export type { Gepresenteerd, Veldsoorten, Verborgen } from './presenteren.ts';
export { vindMedewerker, vindPartner } from './medewerkers.ts';
export { organisatieVan, organisatiesIn, regieVan, zetEindpunt } from './organisaties.ts';
export type { Organisatie } from './organisaties.ts';
export { functierolDekking, staprollenVan } from './rollen.ts';
export type { Dekking, Staprollen } from './rollen.ts';
export { laadReferentiegegevens } from './startgegevens/laden.ts';
export { leesGrondslagen } from './matrix-store.ts';
