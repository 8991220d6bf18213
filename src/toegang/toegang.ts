import type { Doel } from '../domein/doel.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import type { Tx } from '../platform/kern.ts';

/** Gegevenssoorten (domein §1.3). */
export const gegevenssoorten = ['CAS', 'PRO', 'ORG', 'IDE', 'ADR', 'REL', 'GEZ', 'MEL', 'MLD', 'BEK', 'VEI', 'PSY', 'SOM', 'VSL', 'STR', 'OND', 'WON', 'FIN', 'OPG', 'HUL', 'MHS', 'VBL', 'TRI', 'ANA', 'OVL', 'UIT', 'PLA', 'ACT', 'BUI', 'MED', 'STU', 'LOG'] as const;
export type Gegevenssoort = typeof gegevenssoorten[number];
/** 0 wat · 1 dat · 2 volledig; absent = nothing. */
export type Niveau = 0 | 1 | 2;
export type Niveaus = Partial<Record<Gegevenssoort, Niveau>>;

/** What a room may state about its object; conditions of domein §1.5. */
export type Feit = 'EIGEN' | 'GERICHT' | 'GAAN' | 'VERSTREKT' | 'STUK' | 'TOEST' | 'GEZIEN' | 'CODES' | 'ZELF' | 'NOOD' | 'KUBUS' | 'VERBAND' | 'ANONIEM' | 'GEHEIM' | 'BESCHERMD';

/** The thing that is read, and how the reader relates to it. */
export type Toegangsobject = {
  readonly type: 'casus' | 'melding' | 'taak' | 'persoon' | 'uitvraag' | 'verzoek' | 'triage' | 'informering' | 'overleg' | 'actie' | 'uitkomst' | 'noodtoegang' | 'logboek';
  readonly id: string;
  readonly casusId: string | null;
  readonly verbandCode: string;
  readonly regioCode: string;
  /** Data subjects (persoon ids); one verwerkingenlog line each. Empty = none known yet: one line without subject. */
  readonly betrokkenen: readonly string[];
  /**
   * Facts for the conditions EIGEN, GERICHT, GAAN … of the matrix, and for the verboden: ANONIEM (the melder is, towards the family),
   * GEHEIM (address of somebody in the object), BESCHERMD (organisation). `TEAM` is looked up by toegang itself. Absent = not so.
   */
  readonly feiten?: Partial<Record<Feit, boolean>>;
};
export type Toegangsvraag = {
  readonly aanvrager: Aanvrager;
  readonly doel: Doel;
  readonly actie: 'lezen' | 'zoeken' | 'schrijven' | 'verstrekken' | 'export';
  readonly object: Toegangsobject;
  readonly gevraagd: readonly Gegevenssoort[];
  /** Every asked gegevenssoort must be held at this niveau, else the question is refused as a whole and logged as refused: for what is handed out whole or not at all, such as a document. Absent = one granted soort is enough, the presenter filters the rest. */
  readonly minstens?: Niveau;
  /** Names of the fields, for the logs (never values). */
  readonly velden?: readonly string[];
  /** Code of why somebody searches, for the besluitlog; never text of his own. */
  readonly reden?: string;
  readonly traceparent: string;
};
export type Toegangsbesluit = {
  readonly niveaus: Niveaus;
  /** Ids of the matrix rows and verbod rows that decided. */
  readonly regels: readonly string[];
  readonly grondslagen: readonly string[];
  /** Dutch sentence for "Waarom zie ik dit?". */
  readonly uitleg: string;
};
export type Toegang = {
  /** Decides and writes one line in each of the three logs, in `tx`. Throws Probleem 404 (outside the team) or 403 geen-grondslag. */
  vraag(tx: Tx, v: Toegangsvraag): Promise<Toegangsbesluit>;
};
