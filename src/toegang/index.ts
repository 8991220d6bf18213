/** The public door of toegang: who may see or do what, and who is who. */
export { maakToegang } from './vraag.ts';
export { peilBesluit, peilToegang, soortenVanDoel } from './peilen.ts';
export { vulLijst, waarGrond } from './waar-grond.ts';
export { waaromVan } from './waarom.ts';
export type { Waarom } from './waarom.ts';
export { presenteer } from './presenteren.ts';
export type { Gepresenteerd, Veldsoorten, Verborgen } from './presenteren.ts';
export { collegasMetRol, collegasVan, functionarissen, medewerkersVan, telefoonVan, vindMedewerker, vindPartner } from './medewerkers.ts';
export type { Collega } from './medewerkers.ts';
export { organisatienamen, organisatiesVanOins, organisatieVan, organisatiesIn, regieVan, telefoonnummers, zetEindpunt } from './organisaties.ts';
export type { Organisatie } from './organisaties.ts';
export { dekkingIn, draagtIemand, functierolDekking, geldigeRollen, staprollenVan } from './rollen.ts';
export type { Dekking, Staprollen } from './rollen.ts';
export { laadReferentiegegevens } from './startgegevens/laden.ts';
export { leesGrondslagen } from './matrix-store.ts';
export { dragersVan } from './functierol.ts';
export { beperkGebruik, beperkingenIn, hefBeperkingOp } from './beperkingen.ts';
export type { Beperking } from './beperkingen.ts';
