/** The public door of Overleggen over de Casus. Reading for a person passes `toegang` (api.ts, taken/). */
export { openOverleg } from './openen.ts';
export { toetsDeelnemers } from './toetsen.ts';
export { sluitUitnodiging, verzendUitnodiging } from './uitnodigen.ts';
export { bepaalQuorum, verzetOverleg } from './bepalen.ts';
export { bespreekstanden, zetOpAgenda } from './bespreken.ts';
export type { Bespreekstand } from './bespreken.ts';
export { sluitStukken, stelStukkenOpen } from './stukken.ts';
export { isTerugkoppelingAfgesproken } from './keuzes.ts';
export { claimVerantwoording } from './verantwoording.ts';
export { leesNoodtoegangen, type Noodoverzicht } from './noodoverzicht.ts';
export { laadQuorumregels } from './quorum.ts';
export { aanwezigenVan, afsluitpunten, breekRondeAf, burgersVan, overlegVan, trekIn, verslagregelsVan } from './uitvoer.ts';
export type { Overlegfeit, Verslagfeit } from './uitvoer.ts';
export { soortnamen as overlegsoortnaam } from './teksten.ts';
export { contracten } from './contract.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
export { omzettingen } from './versleuteld.ts';
