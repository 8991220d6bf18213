/** The public door of the case: what workers and bouwstenen may use. Reading for a person passes `toegang` (see api.ts). */
export { beeindigTeamlid, betrokkenenVan, casusVan, openCasus, openRonde, tekenTijdlijnOp, voegBetrokkeneToe, wijsTeamToe, zetCasusStaat, zetCasusStaatBijStap, zetPrioriteit } from './service.ts';
export type { CasusOpening, Staatswijziging } from './service.ts';
export type { Betrokkenerol, Casus, Prioriteit, Teamlid, Tijdlijnregel } from './model.ts';
export { berekenTermijn, bewaarTermijn, feestdagtoets, meldingOntvangenOp } from './termijnen.ts';
export type { BerekendeTermijn, Termijnelement, Termijnplaats } from './termijnen.ts';
export { kanVerlengen, verlengingNietMogelijk, verlengTermijn } from './verlengen.ts';
export { legSignaalVast } from './signalen.ts';
export type { Signaal, Signaalsoort } from './signalen.ts';
