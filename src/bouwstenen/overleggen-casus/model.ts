import type { Besluitsoort, Overlegsoort, stukvoorwaarden } from '../../domein/overleg.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';

/** Row types of this room (migration 120). */
export type Overleg = {
  id: string; overlegnummer: string; casus_id: string; process_instance_key: string; verband_code: string; regio_code: string; ronde: number; urgentie_code: string; soort: Overlegsoort; vorm: string; doel_code: string; status: string;
  quorum_nummer: number; quorum_voldaan: boolean | null; gepland_op: Date | null; gestart_op: Date | null; gesloten_op: Date | null; voorzitter_id: string | null; secretaris_id: string | null; voorbereid_door: string | null;
  uitnodigronde: number; aantal_verzet: number; is_schriftelijk: boolean; is_minderjarige_onder_maatregel: boolean; uitnodigen_eind: Date | null; verslag_uiterlijk_op: Date | null; uitkomst: string | null; annuleer_reden: string | null;
  motorkap_reden: string | null; plaats_code: string | null; betrokkenen: string[]; deelneemcode: string | null; aangemaakt_op: Date; rijversie: number;
};
export type Agendapunt = { id: string; overleg_id: string; casus_id: string; volgnr: number; thema: string; gevraagd_besluit: Besluitsoort | null; minuten: number };
export type Uitnodiging = {
  id: string; overleg_id: string; ronde: number; organisatie_id: string | null; persoon_id: string | null; is_regie: boolean; is_aangesloten: boolean; agendapunten: number[]; reden: string; grondslagen: string[]; status: string;
  verzonden_op: Date | null; uiterlijk_op: Date | null; beantwoord_op: Date | null; beantwoord_via: 'systeem' | 'taak' | 'overleg' | null; is_laat: boolean; is_voorbereid: boolean | null; vervanger_id: string | null; vervanger_functie: string | null; afwijs_reden: string | null; bijdrage_id: string | null;
};
export type Aanwezigheid = { id: string; uitnodiging_id: string; medewerker_id: string | null; van: Date; tot: Date | null };
export type Stuk = {
  id: string; overleg_id: string; agendapunt_id: string | null; gegevenssoort: Gegevenssoort; bron: 'verstrekking' | 'analyse' | 'document'; titel: string; inhoud: string; voorwaarde: typeof stukvoorwaarden[number];
  van_op: Date | null; tot_op: Date | null; ontvangers: string[]; opengesteld_op: Date | null; gesloten_op: Date | null; gedeeld_door: string;
};
export type Verslagregel = {
  id: string; overleg_id: string; agendapunt_id: string | null; volgorde: string; soort: 'gezegd' | 'feit' | 'afspraak' | 'besluit'; tekst: string; door_id: string; door_organisatie_id: string; op: Date;
  wie_organisatie_id: string | null; uiterlijk: string | null; besluit_soort: Besluitsoort | null; quorum_voldaan: boolean; vervallen_op: Date | null;
};

/** One partner and one citizen as the engine sees them: ids, flags and a duration. */
export type Deelnemer = { uitnodigingId: string; organisatieId: string; isAangesloten: boolean };
export type Burger = { bijdrageId: string; bijdrageTermijn: string };
export type Uitnodiglijst = { deelnemers: Deelnemer[]; burgers: Burger[]; aantalGeweigerd: number; uitnodigenEind: string };

/** Answers to an invitation as they leave `.uitnodiging`, and the state of the row that belongs to each (processen §2.17). */
export const reacties = ['aanwezig', 'afwezig', 'vervanger'] as const;
export type Reactie = typeof reacties[number];
export const staatBijReactie = { aanwezig: 'geaccepteerd', afwezig: 'afgewezen', vervanger: 'vervanger' } as const satisfies Record<Reactie, string>;
/** States in which a party has said that it comes. */
export const komt: ReadonlySet<string> = new Set(['geaccepteerd', 'vervanger']);

/** CloudEvent types of this room (domein §7.8 (d)). */
export const typen = {
  uitnodigingVerzonden: 'nl.samenspel.overleggen-casus.uitnodiging-verzonden.v1',
  reactieGegeven: 'nl.samenspel.overleggen-casus.reactie-gegeven.v1',
  agendaGewijzigd: 'nl.samenspel.overleggen-casus.agenda-gewijzigd.v1',
  overlegGepland: 'nl.samenspel.overleggen-casus.overleg-gepland.v1',
  overlegGesloten: 'nl.samenspel.overleggen-casus.overleg-gesloten.v1',
} as const;

/** A moment as the engine takes it: without fractions of a second. */
export const alsTijdstip = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
/** Milliseconds as an ISO 8601 duration in whole seconds. */
export const alsDuur = (ms: number): string => `PT${Math.max(1, Math.ceil(ms / 1000))}S`;
