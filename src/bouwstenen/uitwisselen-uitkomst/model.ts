import type { Staat } from '../../domein/overgangen.ts';
import type { Besluitsoort } from '../../domein/overleg.ts';

export { besluitsoorten, type Besluitsoort } from '../../domein/overleg.ts';
export const steunvormen = ['unaniem', 'meerderheid', 'met-afwijkende-mening'] as const;
export type Steun = typeof steunvormen[number];
/** Whether the citizen sees a besluit, and if not: a reason and for `later` a day (processen §2.9 step 2). */
export const burgerzichten = ['ja', 'later', 'nee'] as const;
export type Burgerzicht = typeof burgerzichten[number];
export const soortnamen: Readonly<Record<Besluitsoort, string>> = {
  casusregisseur: 'Casusregisseur', aanpak: 'Aanpak', opschalen: 'Opschalen', afschalen: 'Afschalen', overdragen: 'Overdragen', 'onderzoek-raad': 'Onderzoek door de Raad', terugkomen: 'Later verder praten', sluiten: 'Sluiten',
};

/** One version of the outcome; `id` is the publicatieId of the engine. */
export type Uitkomst = {
  readonly id: string; readonly uitkomstnummer: string; readonly overlegId: string; readonly casusId: string; readonly versie: number; readonly status: Staat<'uitkomst'>; readonly verbandCode: string; readonly regioCode: string;
  readonly urgentieCode: string | null; readonly samenvattingB1: string; readonly geenBesluitReden: string | null; readonly casusregisseurId: string | null; readonly vastgelegdDoor: string; readonly vastgelegdOp: Date;
  readonly teruggelegdReden: string | null; readonly vastgesteldDoor: string | null; readonly vastgesteldOp: Date | null; readonly heeftMandaat: boolean; readonly beschikbaarGesteldOp: Date | null; readonly isDeelsGedeeld: boolean | null;
  readonly vervangenDoorId: string | null; readonly correctieReden: string | null; readonly ontvangstInstanceKey: string | null; readonly ontvangstKlaarOp: Date | null;
};
/** `oorsprongId`: the same line in the first version, so that an actie keeps its afspraak after a correction. `alleenVoor`: organisations that may get this line besides the regie; null = everybody with a ground. */
export type Besluit = {
  readonly id: string; readonly volgnummer: number; readonly verslagregelId: string | null; readonly soort: Besluitsoort; readonly tekst: string; readonly genomenDoor: string | null; readonly steun: Steun; readonly ingangsdatum: string;
  readonly grondslag: string | null; readonly isAwbBesluit: boolean; readonly rechtsmiddel: string | null; readonly isQuorumVoldaan: boolean; readonly alternatieven: string | null; readonly herzienDatum: string | null;
  readonly alleenVoor: readonly string[] | null; readonly oorsprongId: string | null; readonly tekstB1: string | null; readonly burgerZicht: Burgerzicht | null; readonly burgerReden: string | null; readonly burgerVanaf: string | null;
};
export type Afspraak = { readonly id: string; readonly volgnummer: number; readonly verslagregelId: string | null; readonly tekst: string; readonly organisatieId: string | null; readonly uiterlijk: string | null; readonly conditie: string | null; readonly informeerBurger: boolean; readonly alleenVoor: readonly string[] | null; readonly oorsprongId: string | null };
export type Verslagdeel = { readonly id: string; readonly volgnummer: number; readonly gegevenssoort: string; readonly tekst: string; readonly alleenVoor: readonly string[] | null };
export type Mening = { readonly id: string; readonly volgnummer: number; readonly besluitVolgnummer: number | null; readonly organisatieId: string | null; readonly tekst: string };
/** Everything of one version. */
export type Inhoud = { readonly samenvattingB1: string; readonly geenBesluitReden: string | null; readonly besluiten: readonly Besluit[]; readonly afspraken: readonly Afspraak[]; readonly verslagdelen: readonly Verslagdeel[]; readonly meningen: readonly Mening[] };

/** One receiver of one version. */
export type Verstrekking = {
  readonly id: string; readonly uitkomstId: string; readonly organisatieId: string; readonly isAangesloten: boolean; readonly status: Staat<'uitkomst_verstrekking'>; readonly doel: 'uitkomst-uitwisselen' | 'actie-uitvoeren';
  readonly niveau: number | null; readonly grondslagen: readonly string[]; readonly gedeeldOp: Date | null; readonly afleveringMisluktOp: Date | null; readonly herinnerdOp: Date | null;
  readonly opvolging: string | null; readonly opvolgingWijze: string | null; readonly opvolgingToelichting: string | null; readonly opgevolgdDoor: string | null; readonly opgevolgdOp: Date | null;
};
export type Leesbewijs = { readonly uitkomstId: string; readonly organisatieId: string; readonly versie: number; readonly op: Date; readonly via: 'systeem' | 'scherm' };
export const onderdelen = ['samenvatting', 'besluit', 'afspraak', 'verslagdeel'] as const;
export type Onderdeel = typeof onderdelen[number];
export type Correctie = {
  readonly id: string; readonly uitkomstId: string; readonly gevraagdDoor: string; readonly medewerkerId: string | null; readonly gevraagdOp: Date; readonly onderdeel: Onderdeel; readonly volgnummer: number | null;
  readonly watKloptNiet: string; readonly voorstel: string; readonly status: 'gevraagd' | 'gecorrigeerd' | 'afgewezen'; readonly motivatie: string | null; readonly isBesproken: boolean | null; readonly beslistDoor: string | null; readonly beslistOp: Date | null; readonly nieuweUitkomstId: string | null;
};
