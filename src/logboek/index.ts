/** The public door of the logs. Only `toegang` writes a reading; a worker that hands data to another party writes through `toegang` too. */
export { logPseudoniem, schrijfLogboek, schrijfWeigering } from './schrijven.ts';
export type { Verwerking } from './model.ts';
export { inzagenVan, type Inzage } from './inzagen.ts';
export { ontvangersVan, uitwisselingenOver, type Uitwisseling } from './uitwisselingen.ts';
export { schrijfBeheerhandeling } from './beheerhandeling.ts';
export { schrijfSessiegebeurtenis } from './sessies.ts';
export type { Beheerhandeling } from './beheerhandeling.ts';
export { sporenVanNood, zoekLogregels, type Logbereik, type Logfilter, type Logregel } from './zoeken.ts';
export { zoekVerwerkingen, type Verwerkingsregel } from './verwerkingen.ts';
export { casuslezingen, type Casuslezing } from './lezingen.ts';
