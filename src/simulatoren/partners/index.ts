/** Invented partner organisations as separate HTTP servers, for the demo and the tests. */
export { startPartnerSimulator, type PartnerSimulator, type Partnerinstellingen, type Opgehaald, type Verzonden } from './server.ts';
export type { Bekende, Gedrag } from './antwoorden.ts';
