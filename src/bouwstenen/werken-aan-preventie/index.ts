/** The public door of Werken aan Preventie. Reading for a person passes `toegang` (api.ts, taken/). */
export { laadPreventieaanbod } from './laden.ts';
export { beginPreventie } from './openen.ts';
export { bereidAkkoordVoor, verwerkAkkoord } from './adviseren.ts';
export { afsluitpunten, koppelAanbod, rondPreventieAf, trekIn } from './volgen.ts';
export { akkoorduitkomsten, uitkomsten } from './model.ts';
export { contract } from './contract.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
