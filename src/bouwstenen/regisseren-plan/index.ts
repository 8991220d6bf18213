/** The public door of Opstellen & Regisseren Plan. Reading for a person passes `toegang` (api.ts, taken/). */
export { afsluitpunten, breekRondeAf, openSignalenVan, planVan, trekIn, type Planstand } from './afsluiten.ts';
export { openPlan, toetsRegie } from './openen.ts';
export { verwerkInstemming, vraagInstemming } from './instemmen.ts';
export { controleerPlan, deelPlan, evaluatieTermijnVan, stopPlan, werkPlanBij } from './delen.ts';
export { biedAan, laatVerlopen } from './overdragen.ts';
export { bepaalStagnatie } from './signaleren.ts';
export { startStagnatiewacht } from './stagnatiewacht.ts';
export { eindeVanMaken } from './termijn.ts';
export { contract } from './contract.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
