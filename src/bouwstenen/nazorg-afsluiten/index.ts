/** The public door of Nazorg en Afsluiten Casus. Reading for a person passes `toegang` (api.ts, taken/). */
export { biedOverdrachtAan, laatOverdrachtVerlopen } from './overdracht.ts';
export { berekenBewaren, legLerenVast, sluitCasus, trekOpdrachtenIn } from './afsluiten.ts';
export { casusAfbreker } from './afbreken.ts';
export { actueleBewaarregels } from './bewaarregels.ts';
export { contract } from './contract.ts';
export { herinnerMoment, openNazorg, planMomenten } from './nazorg.ts';
export { herkenSignalen, signaleerTerugval, startOpnieuw } from './terugval.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
