/** The public door of this room: a melding from draft to terugmelding (domein §7.1). */
export { betrokkenenVanMelding, koppelPersoon, type GemeldeBetrokkene } from './inhoud-store.ts';
export { maakMelding, toets as toetsMeldingNu, wijzigInhoud, type NieuweMelding, type Verzender } from './concept.ts';
export { verzendMelding } from './verzenden.ts';
export { beoordeelMelding, besluitAfwijzing, legLateMeldingVoor, meldAanNazorg, meldPersoonAanNazorg, verwerkWeging, voegToeAanCasus, type Beoordeling } from './beoordelen.ts';
export { beantwoordDoorzetting, laatsteDoorzetting, neemTerug, zetDoor } from './doorzetten.ts';
export { trekMeldingIn } from './intrekken.ts';
export { verzendTerugmelding, type Afleverwijze } from './terugmelden.ts';
export { claimCasus } from './claim.ts';
export { adviesVoorProces, feitenVoorProces, zoekDuplicatenVan } from './feiten.ts';
export { gebeurtenissen } from './gebeurtenissen.ts';
export type { Inhoud } from './model.ts';
export { omzettingen } from './versleuteld.ts';
