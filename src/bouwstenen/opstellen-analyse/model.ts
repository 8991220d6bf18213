import type { Bronsoort, Leefgebied, UitspraakGegevenssoort, Uitspraaksoort, Verbandtype } from '../../domein/analyse/uitspraak.ts';
import type { Advies, Zienswijzebeeld } from '../../domein/analyse/vaststellen.ts';
import type { Staat } from '../../domein/overgangen.ts';

/** Rows of this room as its functions see them: opened, camelCase. Dates without a time are local dates as text. */
export type Analyse = {
  readonly id: string; readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly ronde: number; readonly versie: number; readonly status: Staat<'analyse'>;
  readonly auteurId: string | null; readonly vervangtId: string | null; readonly aantalVerzamelrondes: number; readonly nieuweFeitenOp: Date | null;
  readonly uitkomst: 'advies-gereed' | 'onvoldoende-informatie' | null; readonly vastgesteldDoor: string | null; readonly vastgesteldOp: Date | null; readonly rijversie: number;
};
/** What somebody states, as he sends it. */
export type Uitspraakinvoer = {
  readonly soort: Uitspraaksoort; readonly tekst: string; readonly gegevenssoort: UitspraakGegevenssoort; readonly leefgebied: Leefgebied; readonly persoonId: string | null; readonly bronsoort: Bronsoort; readonly bron: string;
  readonly bronGeldigTot: string | null; readonly peildatum: string | null; readonly zekerheid: number; readonly functie: string | null; readonly toetsvraag: string | null;
};
export type Uitspraak = Uitspraakinvoer & {
  readonly id: string; readonly analyseId: string; readonly lijnId: string; readonly organisatieId: string | null; readonly weersprokenDoor: string | null; readonly reactie: string | null;
  readonly bijdrageverzoekId: string | null; readonly auteurId: string | null; readonly gewijzigdOp: Date; readonly rijversie: number;
};
export type Verband = { readonly id: string; readonly vanId: string; readonly naarId: string; readonly type: Verbandtype };
export type Bijdrageverzoek = {
  readonly id: string; readonly analyseId: string; readonly casusId: string; readonly organisatieId: string; readonly verzamelronde: number; readonly vraag: string; readonly gevraagdOp: Date; readonly uiterlijkOp: Date;
  readonly isAangesloten: boolean; readonly status: Staat<'bijdrageverzoek'>; readonly via: 'taak' | 'systeem' | null; readonly isLaat: boolean; readonly weigergrond: string | null; readonly antwoordOp: Date | null;
};
export type Zienswijze = Zienswijzebeeld & { readonly id: string; readonly analyseId: string; readonly persoonId: string; readonly bijdrageId: string | null; readonly soort: 'eigen-verhaal' | 'zienswijze'; readonly uitspraakId: string | null };
export type Adviesrij = Advies & { readonly rijversie: number };

/** Times that more contributions may be asked after the first time (processen §2.6 step 3). */
export const hoogsteHerhaling = 2;

/** CloudEvent types of this room (domein §7.6 (d)). */
export const typen = {
  bijdrageGevraagd: 'nl.samenspel.opstellen-analyse.bijdrage-gevraagd.v1',
  bijdrageGeleverd: 'nl.samenspel.opstellen-analyse.bijdrage-geleverd.v1',
} as const;
