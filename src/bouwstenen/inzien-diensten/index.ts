/** The public door of Inzien beschikbare diensten: help and its waits. Nothing in this room is about a person (domein §7.13). */
export { laadDiensten } from './laden.ts';
export { aanbodInRegio, alsRegel, dienstVan, matchDiensten, raadpleegAanbod, zoekDiensten, type Dienstfilter, type Matchantwoord } from './zoeken.ts';
export { geefPlekVrij, haalToezegging, kiesDienst, legToezeggingVast, plekVan, weigeringenVoor, type Toezegging } from './plek.ts';
export type { Dienst, Dienstregel, Voor } from './model.ts';
export { routes } from './api.ts';
