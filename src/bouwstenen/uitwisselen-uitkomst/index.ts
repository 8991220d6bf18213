/** The public door of Uitwisselen Uitkomst Overleg. Reading for a person passes `toegang` (api.ts, taken/). */
export { stelUitkomstSamen } from './samenstellen.ts';
export { publiceerUitkomst } from './publiceren.ts';
export { herinnerOntvanger, openOntvangst, rondOntvangstAf } from './ontvangst.ts';
export { afsprakenVan, besluitenVan, overleggenMetUitkomst } from './besluiten.ts';
export { afsluitpunten, breekRondeAf, trekIn } from './afsluiten.ts';
export { contract } from './contract.ts';
export { aflevermislukkingen } from './gebeurtenissen.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
