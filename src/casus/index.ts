/** The public door of the case: what workers and bouwstenen may use. Reading for a person passes `toegang` (see api.ts). */
export { beeindigTeam, beeindigTeamlid, betrokkenenVan, casusVan, openCasus, openRonde, meldingenSinds, teamorganisatiesVan, tekenTijdlijnOp, voegBetrokkeneToe, wijsTeamToe, zetCasusStaat, zetCasusStaatBijStap, zetPrioriteit } from './service.ts';
export type { CasusOpening, Staatswijziging } from './service.ts';
export type { Betrokkenerol, Casus, Prioriteit, Teamlid, Tijdlijnregel, Afsluitpunt } from './model.ts';
export { berekenTermijn, bewaarTermijn, feestdagtoets, meldingOntvangenOp } from './termijnen.ts';
export type { BerekendeTermijn, Termijnelement, Termijnplaats } from './termijnen.ts';
export { eindeVanStap, hervatTermijn, schortTermijnOp, termijnelement } from './opschorten.ts';
export { sluitTermijnen } from './termijnstaat.ts';
export { kanVerlengen, verlengingNietMogelijk, verlengTermijn } from './verlengen.ts';
/** A place in a list as one opaque word of the address. */
export { leesCursor, schrijfCursor } from './cursor.ts';
export { casussenInTeam, casussenVanPersoon, isOvernemer, nazorgcasussenVan, teamMedewerkers, teamNu, teamperioden, type Teamperiode } from './team.ts';
export { legSignaalVast, ontvangerVan, seintjezin, trekSignaalIn } from './signalen.ts';
export type { Gevraagd, Ontvanger, Signaal, Signaalsoort } from './signalen.ts';
export { aanvaardRegie, beeindigRegie, casusregisseurVan, geweigerdeRegie, mogelijkeRegisseurs, stelRegisseurVoor, voorgesteldeRegisseurVan, weigerRegie } from './regie.ts';
export type { Regisseurschap } from './regie.ts';
export { maakTermijnVerlopen, type TermijnVerlopen } from './termijnverlopen.ts';
export { legRechtzettingVast, rechtzettingenIn, type NieuweRechtzetting, type Rechtzetting } from './rechtzettingen.ts';
export { casusMetNummer, casusnummersVan, casussenBinnen } from './nummers.ts';
