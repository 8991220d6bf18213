import type { Instemwijze, Oordeel } from '../../domein/plan/instemming.ts';
import type { Akkoordstatus, Doelstatus, Indicator, Interventiestatus, Kader, Pijlsoort, Signaalcode } from '../../domein/plan/model.ts';
import type { Deelinhoud, Wijzigingsoort } from '../../domein/plan/wijziging.ts';
import type { Staat } from '../../domein/overgangen.ts';

/** The room's own rows (migration 140). Engine keys are text, days `YYYY-MM-DD`. */
export type Plan = {
  readonly id: string; readonly casusId: string; readonly overlegId: string | null; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly ronde: number; readonly urgentieCode: string;
  readonly vorm: 'plan' | 'acties'; readonly kader: Kader; readonly kaderToelichting: string | null; readonly status: Staat<'plan'>; readonly versie: number; readonly isZonderInstemming: boolean;
  readonly evaluatieOp: string | null; readonly contactOp: Date | null; readonly opgesteldDoor: string | null; readonly opgesteldOp: Date | null; readonly vastgesteldDoor: string | null; readonly vastgesteldOp: Date | null;
  readonly gedeeldOp: Date | null; readonly beeindigdOp: Date | null; readonly stopGevraagdDoor: string | null; readonly stopReden: string | null; readonly stopAkkoordDoor: string | null; readonly stopAkkoordOp: Date | null; readonly stopMotivatie: string | null; readonly stopIsGezinGehoord: boolean | null; readonly gesprokenMet: readonly string[];
  readonly stagnatieOp: string | null; readonly aangemaaktOp: Date; readonly rijversie: number;
};
export type Voortgangsregel = { readonly op: string; readonly status: Doelstatus; readonly cijferGezin: number | null; readonly tekst: string; readonly door: string };
export type Doel = {
  readonly id: string; readonly planId: string; readonly afspraakId: string | null; readonly volgorde: number; readonly titel: string; readonly leefgebied: string | null; readonly specifiek: string; readonly indicator: Indicator | null; readonly instrument: string | null;
  readonly nulmeting: number | null; readonly streefwaarde: number | null; readonly streefdatum: string | null; readonly eigenaarPersoonId: string | null; readonly eigenaarOrganisatieId: string | null; readonly betreft: readonly string[]; readonly status: Doelstatus; readonly statusReden: string | null;
  readonly isActief: boolean; readonly voortgang: readonly Voortgangsregel[]; readonly voortgangOp: Date | null; readonly isVoorgesteld: boolean;
};
export type Interventie = {
  readonly id: string; readonly planId: string; readonly doelId: string; readonly afspraakId: string | null; readonly omschrijving: string; readonly organisatieId: string | null; readonly uitvoerderPersoonId: string | null; readonly soortCode: string; readonly prioriteit: 'P1' | 'P2' | 'P3' | 'P4';
  readonly informatie: readonly string[]; readonly dienstId: string | null; readonly matchOp: string | null; readonly beschikbaarOp: string | null; readonly bewustLater: string | null; readonly geplandVan: string | null; readonly geplandTot: string | null;
  readonly werkelijkVan: string | null; readonly werkelijkTot: string | null; readonly status: Interventiestatus; readonly isActief: boolean; readonly akkoord: Akkoordstatus; readonly akkoordReden: string | null; readonly actieId: string | null; readonly isVoorgesteld: boolean; readonly voorgesteldDoor: string | null; readonly nietUitgezet: string | null;
};
export type Afhankelijkheid = { readonly id: string; readonly vanId: string; readonly naarId: string; readonly soort: Pijlsoort; readonly wachtdagen: number };
export type Signaalrij = {
  readonly id: string; readonly planId: string; readonly casusId: string; readonly code: Signaalcode; readonly objectsoort: 'actie' | 'interventie' | 'doel' | 'plan' | 'akkoord' | 'melding'; readonly objectId: string; readonly op: Date;
  readonly status: 'open' | 'erkend' | 'opgelost' | 'onterecht'; readonly nieuweDatum: string | null; readonly maatregel: string | null; readonly reden: string | null; readonly doorgezetOp: Date | null; readonly geteldOp: Date | null; readonly wegOp: Date | null;
};
export type Akkoord = { readonly id: string; readonly planId: string; readonly versie: number; readonly persoonId: string; readonly bijdrageId: string; readonly status: Akkoordstatus; readonly reden: string | null; readonly gevraagdOp: Date; readonly beantwoordOp: Date | null; /** Asked about a change of a running plan: only about its parts in `plan_wijzigingsdeel` (migration 281). */ readonly isWijziging: boolean };
/** One part of which somebody was asked whether he agrees to the change: as it stood then, and as he knew it. After `vervallenOp` an answer does not count. */
export type Wijzigingsdeel = { readonly akkoordId: string; readonly interventieId: string; readonly soort: Wijzigingsoort; readonly inhoud: Deelinhoud; readonly vorig: Deelinhoud | null; readonly vervallenOp: Date | null };
/** What one person said about one part (migration 141): in the portal, or to the casusregisseur, who wrote it down. */
export type Instemming = { readonly id: string; readonly interventieId: string; readonly persoonId: string; readonly uitkomst: Oordeel; readonly wijze: Instemwijze; readonly gezegdOp: string; readonly reden: string | null; readonly akkoordId: string | null; readonly vastgelegdDoor: string | null; readonly vastgelegdOp: Date };
/** Who reads along (migration 143), and a remark of the family about one part. */
export type Meelezer = { readonly id: string; readonly planId: string; readonly persoonId: string; readonly sinds: Date; readonly door: string };
export type Opmerking = { readonly id: string; readonly planId: string; readonly interventieId: string; readonly persoonId: string; readonly tekst: string; readonly op: Date };
export type RegieOverdracht = {
  readonly id: string; readonly planId: string; readonly casusId: string; readonly soort: 'regie' | 'casus'; readonly vanMedewerkerId: string; readonly naarMedewerkerId: string | null; readonly naarOrganisatieId: string; readonly reden: string;
  readonly status: 'voorbereid' | 'aangeboden' | 'geaccepteerd' | 'geweigerd' | 'verlopen'; readonly aangebodenOp: Date | null; readonly antwoordReden: string | null;
};

export const uitkomsten = ['doelen-bereikt', 'opnieuw-overleggen', 'overgedragen', 'gestopt'] as const;
export const redenenTermijn = ['wacht-op-gezin', 'wacht-op-partner', 'te-druk', 'ziekte', 'complex', 'anders'] as const;
export const leefgebieden = ['veiligheid', 'opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'] as const;
/** A family can follow five goals, not more (ux §4.11). */
export const hoogsteAantalDoelen = 5;
/** Weeks between two evaluations when no term says otherwise (domein §7.10 f). */
export const evaluatieWeken = 6;
/** A plan in one of these may be changed in content; a running one is first brought to `bijgesteld` (R10.5). */
export const bewerkbaar: readonly Plan['status'][] = ['concept', 'bijgesteld'];
export const lopend: readonly Plan['status'][] = ['actief', 'bijgesteld'];
