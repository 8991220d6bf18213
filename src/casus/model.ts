import type { Staat } from '../domein/overgangen.ts';

export type Prioriteit = 'P1' | 'P2' | 'P3' | 'P4';

/** A case as the other rooms see it: codes, dates and ids, no person. */
export type Casus = {
  readonly id: string; readonly casusnummer: string; readonly verbandCode: string; readonly regioCode: string;
  readonly status: Staat<'casus'>; readonly prioriteit: Prioriteit | null;
  /** `rondeNummer` of the engine. */
  readonly cyclus: number;
  /** The closed casus this one follows (R12.4). */
  readonly vervolgVan: string | null;
  readonly meldingId: string | null; readonly startdatum: string; readonly einddatum: string | null; readonly laatsteOp: Date; readonly rijversie: number;
};

export type Teamlid = { readonly organisatieId: string; readonly medewerkerId: string | null; readonly rol: string; readonly via: 'melding' | 'verzoek' | 'uitnodiging' | 'actie' | 'overdracht'; readonly reden?: string };

export type Betrokkenerol = 'centraal' | 'kind' | 'ouder' | 'partner' | 'slachtoffer' | 'vermoedelijk-pleger' | 'overig';

/** One line of the timeline. `zin` names codes and kinds only (R0.4); `bron` is the cause: the same cause is written once. */
export type Tijdlijnregel = {
  readonly casusId: string; readonly op: Date; readonly soort: string; readonly actorOrganisatieId: string | null; readonly actorMedewerkerId: string | null;
  readonly zin: string; readonly bron: string;
};

/**
 * Something that must be done before a casus may close (R12.5). Each room exports `afsluitpunten(tx, casusId)`; `nazorg-afsluiten` collects
 * them. `zin` is Dutch, without personal data.
 */
export type Afsluitpunt = { readonly code: string; readonly zin: string };
