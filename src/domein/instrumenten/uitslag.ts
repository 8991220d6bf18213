/** The outcome of scoring one afname. Health data: stays in PostgreSQL, never in the engine, a log or a URL. */
export type Uitslag = {
  /** False: too much is missing; the outcome may not be used for advice (R5.3, §7.5 g). Alarms count all the same. */
  readonly geldig: boolean;
  /** Sum where the instrument has one; null where a sum has no meaning (leefgebieden, decisions). */
  readonly score: number | null;
  /** Code of the band or outcome, null when not valid. */
  readonly band: string | null;
  readonly label: string | null;
  /** Alarm codes, e.g. `suicidaliteit`. */
  readonly alarmen: readonly string[];
  readonly aantalBeantwoord: number;
  readonly aantalOntbrekend: number;
  /** Decision instruments: number of the step that decided; null = none did, or undecided. */
  readonly stap: number | null;
  /** Leefgebieden only. */
  readonly leefgebieden: { readonly laagste: number | null; readonly aantalLaag: number; readonly aantalOnbekend: number; readonly profiel: Readonly<Record<string, number | 'onbekend'>> } | null;
  /** What counted, heaviest first: Dutch, for the screen and the explanation page. */
  readonly telde: readonly { readonly item: string; readonly onderwerp: string; readonly antwoord: string; readonly punten: number | null }[];
};
