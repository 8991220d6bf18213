/** Toegangsrollen (domein §1.1): what a person may see. */
export const toegangsrollen = ['burger', 'melder', 'deelnemer', 'procesregisseur', 'casusregisseur', 'procesontwerper', 'regiocoordinator', 'fg', 'auditor', 'beheerder'] as const;
export type Toegangsrol = typeof toegangsrollen[number];

/** Functierollen (domein §1.1): who is asked to do a task; the candidate groups of the engine hold these. */
export const functierollen = ['meldpuntmedewerker', 'triagist', 'onderzoeker', 'gedragswetenschapper', 'voorzitter', 'coordinator', 'contactpersoon', 'dienstverlener', 'crisisdienst', 'bestuurder', 'privacybeoordelaar', 'zorgcoordinator', 'leidinggevende', 'procesregisseur', 'casusregisseur', 'melder', 'burger'] as const;
export type Functierol = typeof functierollen[number];

/** The person or system behind a request, with the one role he chose. */
export type Aanvrager =
  | { readonly soort: 'onbekend' }
  | {
      readonly soort: 'medewerker';
      readonly medewerkerId: string;
      readonly naam: string;
      readonly organisatieId: string;
      readonly organisatieOin: string;
      readonly organisatiesoort: string;
      readonly roltoekenningId: string;
      readonly toegangsrol: Toegangsrol;
      /** Functierollen of the chosen roltoekenning, with those that follow from the toegangsrol and the organisation kind added. */
      readonly functierollen: readonly Functierol[];
      /** null = every samenwerkingsverband / region of the organisation (domein roltoekenning). */
      readonly verbandCode: string | null;
      readonly regioCode: string | null;
      readonly acr: string;
      readonly sessieId: string;
    }
  | { readonly soort: 'burger'; readonly accountId: string; readonly persoonId: string | null; readonly acr: string; readonly sessieId: string }
  | { readonly soort: 'partner'; readonly organisatieId: string; readonly organisatieOin: string; readonly organisatiesoort: string }
  | { readonly soort: 'systeem'; readonly naam: string };

export type Medewerker = Extract<Aanvrager, { soort: 'medewerker' }>;
