import type { Matchdienst, Scoredeel, Versheid } from '../../domein/diensten.ts';

export const vormen = ['thuis', 'op-locatie', 'online', 'groep', 'cursus', 'inloop', 'opvang'] as const;

/** A dienst as it is shown: what a match reads, and what people read. No person is in it. */
export type Dienst = Matchdienst & {
  readonly code: string; readonly omschrijving: string; readonly vorm: typeof vormen[number]; readonly organisatieId: string; readonly aanbieder: string;
  /** Its provider may not be known to household members (X6). */
  readonly isBeschermd: boolean; readonly plaats: string | null; readonly plaatsenVrij: number | null;
};

/** One line of a list of diensten, as routes and screens give it. Weeks and peildatum are null when nobody knows them: never 0. */
export type Dienstregel = {
  readonly id: string; readonly code: string; readonly naam: string; readonly aanbieder: string; readonly omschrijving: string; readonly leefgebieden: readonly string[]; readonly leeftijd: string; readonly plaats: string | null;
  readonly zwaarte: string; readonly vorm: string; readonly talen: readonly string[]; readonly kader: string; readonly erkenning: string; readonly status: string; readonly isVrij: boolean; readonly gemeenten: readonly string[];
  readonly wachttijd: { readonly aanmeld: number | null; readonly intake: number | null; readonly behandel: number | null; readonly totaal: number | null; readonly peildatum: string | null; readonly bron: 'aanbieder' | 'meting' | null; readonly versheid: Versheid };
  readonly score?: { readonly punten: number; readonly delen: readonly Scoredeel[] };
};

export type Voor = { readonly soort: 'preventie' | 'plan'; readonly id: string };
