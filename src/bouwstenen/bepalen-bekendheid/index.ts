/** The public door of this room: who knows these persons, and what holders gave on request (domein §7.3). */
export { bepaalPartners } from './partners.ts';
export { verzendUitvraag, herinnerPartner, legWeigeringVast } from './uitvraag.ts';
export { afsluitpunten, trekIn, verwijderVerlopenGegevens } from './afsluiten.ts';
export { verzamelAntwoorden, sluitUitvragen, type Telling } from './verzamelen.ts';
export { bereidVerrijkingVoor, verzendVerzoek } from './verzoek.ts';
export { gaHoudertijdNa } from './wedervraag.ts';
export { gebeurtenissen, aflevermislukkingen } from './gebeurtenissen.ts';
export { leesBekendheid, type Bekendheidsmatrix } from './matrix.ts';
export { leesVerstrekkingen, type VerstrektAntwoord } from './verstrekkingen.ts';
export { alsPartner, isAangesloten, nieuwSpoor, pseudoniemVoor, soortenMetGrondslag } from './buren.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
export { contract } from './contract.ts';
export { betrokkenOrganisaties } from './betrokken.ts';
