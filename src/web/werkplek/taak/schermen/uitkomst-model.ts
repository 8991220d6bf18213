import type { Deel } from '../../uitkomst/model.ts';

export type BesluitInvoer = { verslagregelId: string | null; soort: string; tekst: string; genomenDoor: string | null; steun: string; ingangsdatum: string; grondslag: string | null; isAwbBesluit: boolean; rechtsmiddel: string | null; alternatieven: string | null; herzienDatum: string | null; alleenVoor: string[] | null; tekstB1: string | null; burgerZicht: string | null };
export type AfspraakInvoer = { verslagregelId: string | null; tekst: string; organisatieId: string | null; uiterlijk: string | null; conditie: string | null; informeerBurger: boolean; alleenVoor: string[] | null };
export type VerslagInvoer = { gegevenssoort: string; tekst: string; alleenVoor: string[] | null };
export type MeningInvoer = { besluitVolgnummer: number | null; organisatieId: string | null; tekst: string };
type Bestaand = { besluiten: BesluitInvoer[]; afspraken: AfspraakInvoer[]; verslagdelen: VerslagInvoer[]; meningen: MeningInvoer[] };
export type Organisatie = { id: string; naam: string; soort: string; aanwezig: boolean };
export type Vastlegscherm = {
  soort: 'uitkomst-vastleggen'; vandaag: string; organisaties: Organisatie[]; bestaand: Bestaand | null;
  voorstel: { besluiten: { verslagregelId: string; soort: string; tekst: string; isQuorumVoldaan: boolean }[]; afspraken: { verslagregelId: string; tekst: string; organisatieId: string | null; uiterlijk: string | null }[] };
};
export type Zicht = { volgnummer: number; burgerZicht: string; burgerReden: string | null; burgerVanaf: string | null; tekstB1: string | null };
export type Vaststelscherm = {
  soort: 'uitkomst-vaststellen'; vandaag: string; open: string[]; namen: Record<string, string>; leeshulp: { soort: 'lange-zin' | 'moeilijk-woord'; tekst: string; liever?: string }[];
  inhoud: { besluiten: { volgnummer: number; soort: string; tekst: string; tekstB1: string | null; burgerZicht: string | null }[] } | null;
  ontvangers: { organisatieId: string; naam: string; soort: string; isAangesloten: boolean; heeftGrond: boolean; deel: Deel }[];
};

export const leegBesluit = (vandaag: string): BesluitInvoer => ({ verslagregelId: null, soort: 'aanpak', tekst: '', genomenDoor: null, steun: 'unaniem', ingangsdatum: vandaag, grondslag: null, isAwbBesluit: false, rechtsmiddel: null, alternatieven: null, herzienDatum: null, alleenVoor: null, tekstB1: null, burgerZicht: null });
export const legeAfspraak = (): AfspraakInvoer => ({ verslagregelId: null, tekst: '', organisatieId: null, uiterlijk: null, conditie: null, informeerBurger: false, alleenVoor: null });

/** Rows as the server keeps them, without what only the server knows. */
const kies = <T extends object>(rij: T, velden: readonly string[]): T => Object.fromEntries(Object.entries(rij).filter(([k]) => velden.includes(k))) as T;
/** What the lists start with: what was written before, else the proposal from the report. */
export const beginVan = (s: Vastlegscherm): Bestaand => (s.bestaand
  ? {
    besluiten: s.bestaand.besluiten.map((b) => kies(b, Object.keys(leegBesluit('')))), afspraken: s.bestaand.afspraken.map((a) => kies(a, Object.keys(legeAfspraak()))),
    verslagdelen: s.bestaand.verslagdelen.map((v) => kies(v, ['gegevenssoort', 'tekst', 'alleenVoor'])), meningen: s.bestaand.meningen.map((m) => kies(m, ['besluitVolgnummer', 'organisatieId', 'tekst'])),
  }
  : {
    besluiten: s.voorstel.besluiten.map((b) => ({ ...leegBesluit(s.vandaag), verslagregelId: b.verslagregelId, soort: b.soort, tekst: b.tekst })),
    afspraken: s.voorstel.afspraken.map((a) => ({ ...legeAfspraak(), verslagregelId: a.verslagregelId, tekst: a.tekst, organisatieId: a.organisatieId, uiterlijk: a.uiterlijk })), verslagdelen: [], meningen: [],
  });
