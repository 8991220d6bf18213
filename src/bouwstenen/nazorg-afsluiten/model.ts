import type { Punt } from '../../domein/nazorg/controlelijst.ts';
import type { Ernst, Gezinscijfers, Momentuitkomst, Signaalbron } from '../../domein/nazorg/terugval.ts';
import type { Staat } from '../../domein/overgangen.ts';

export const vormen = ['huisbezoek', 'kantoor', 'telefoon', 'video'] as const;
export type Vorm = typeof vormen[number];
export const sluitredenen = ['doelen-behaald', 'overgedragen', 'geen-medewerking-vrijwillig', 'verhuisd', 'overleden', 'onterecht'] as const;
export type Sluitreden = typeof sluitredenen[number];
/** The reason of a casus whose stuck process was ended by two people; nobody chooses it on a form. */
export const procesAfgebroken = 'proces-afgebroken';
/** At most this many moments can be planned at once; the form has as many dates. */
export const hoogstensMomenten = 5;
export const leervragen = ['goed', 'beter', 'samen'] as const;

/** The room's own rows; not exported outside it. Engine keys are text. */
export type Nazorg = {
  readonly id: string; readonly casusId: string; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly ronde: number; readonly wijze: 'nazorg' | 'direct';
  readonly gestartOp: Date; readonly eindigtOp: Date | null; readonly beeindigdOp: Date | null; readonly status: Staat<'nazorg'>; readonly einde: 'afgesloten' | 'terugval' | 'overgedragen' | 'afgebroken' | null;
  readonly adviesTermijnen: string[]; readonly adviesRegel: string | null; readonly voorstel: Date[]; readonly motivatie: string | null; readonly vastgesteldDoor: string | null; readonly vastgesteldOp: Date | null;
};
export type Moment = {
  readonly id: string; readonly nazorgId: string; readonly nummer: number; readonly poging: number; readonly geplandOp: Date; readonly vorm: Vorm; readonly metPersoonId: string | null; readonly status: Staat<'nazorgmoment'>;
  readonly uitkomst: Momentuitkomst | null; readonly veiligheid: number | null; readonly cijfers: Gezinscijfers; readonly goed: string | null; readonly steun: string | null; readonly uitgevoerdDoor: string | null; readonly uitgevoerdOp: Date | null; readonly overslaanReden: string | null;
};
export type Signaal = {
  readonly id: string; readonly nazorgId: string; readonly casusId: string; readonly bron: Signaalbron; readonly bronId: string; readonly ernst: Ernst; readonly regels: string[]; readonly op: Date; readonly status: Staat<'terugvalsignaal'>;
  readonly weging: string | null; readonly gewogenErnst: Ernst | null; readonly instap: 'bekendheid' | 'triage' | null; readonly gewogenDoor: string | null; readonly gewogenOp: Date | null;
};
export type Afsluiting = {
  readonly id: string; readonly nazorgId: string; readonly casusId: string; readonly wijze: 'afsluiten' | 'overdragen'; readonly reden: Sluitreden | typeof procesAfgebroken; readonly controlelijst: Punt[]; readonly gezinMening: string | null; readonly portaalTot: string | null;
  readonly motivatie: string; readonly leerpunten: Partial<Record<typeof leervragen[number], string>>; readonly zonderNamen: boolean; readonly overdrachtOrganisatieId: string | null; readonly akkoordRegisseur: string; readonly voorgesteldOp: Date;
  readonly akkoordProces: string | null; readonly akkoordOp: Date | null; readonly akkoordMotivatie: string | null; readonly status: 'voorgesteld' | 'terug' | 'akkoord' | 'gesloten'; readonly geslotenOp: Date | null;
};
/** What the organisation that would take the casus over was asked, and what she answered. */
export type Overdracht = {
  readonly id: string; readonly afsluitingId: string; readonly nazorgId: string; readonly casusId: string; readonly naarOrganisatieId: string; readonly status: 'aangeboden' | 'geaccepteerd' | 'geweigerd' | 'verlopen';
  readonly aangebodenOp: Date; readonly antwoordOp: Date | null; readonly antwoordDoor: string | null; readonly antwoordReden: string | null;
};
export type Dossier = { readonly organisatieId: string; readonly organisatie: string; readonly regelCode: string | null; readonly bron: string | null; readonly startOp: string; readonly vernietigenVanaf: string | null; readonly vlaggen: string[]; readonly status: Staat<'archiefdossier'> };
