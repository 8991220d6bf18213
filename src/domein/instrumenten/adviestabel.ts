import { z } from 'zod';

/** Priorities, most urgent first; `p1` in the engine is P1 on the screen. */
export const prioriteiten = ['p1', 'p2', 'p3', 'p4'] as const;
export type Prioriteit = typeof prioriteiten[number];
/** The seven outcomes of triage (processen §2.5). */
export const vervolgen = ['spoedoverleg', 'overleg', 'analyse', 'preventie', 'lokaal', 'overdracht', 'sluiten'] as const;
export type Vervolg = typeof vervolgen[number];

/**
 * The facts the table reads (R5.1); null = this instrument was not taken, or its outcome is not valid. They come from scores, so they
 * are health data: the table is evaluated in the app, never in the engine.
 */
export type Triagefeiten = {
  readonly verbandCode: string;
  readonly veilBand: string | null;
  readonly heeftSuicidaliteit: boolean;
  readonly meldcodeUitkomst: string | null;
  readonly meldcodeStap: number | null;
  readonly lgVeiligheid: number | null;
  readonly aantalLgLaag: number | null;
  readonly aantalLgOnbekend: number | null;
  readonly phqScore: number | null;
  readonly auditScore: number | null;
  readonly isMinderjarigBetrokken: boolean;
  readonly aantalMeldingenJaar: number;
  readonly isZvhCriterium: boolean;
};
const feitnaam = z.enum(['verbandCode', 'veilBand', 'heeftSuicidaliteit', 'meldcodeUitkomst', 'meldcodeStap', 'lgVeiligheid', 'aantalLgLaag', 'aantalLgOnbekend', 'phqScore', 'auditScore', 'isMinderjarigBetrokken', 'aantalMeldingenJaar', 'isZvhCriterium']) satisfies z.ZodType<keyof Triagefeiten>;

/** One condition; all conditions of a rule must hold. An unknown fact (null) never satisfies one. */
const voorwaarde = z.union([
  z.strictObject({ feit: feitnaam, is: z.union([z.string(), z.boolean(), z.int()]) }),
  z.strictObject({ feit: feitnaam, eenVan: z.array(z.union([z.string(), z.int()])).min(1) }),
  z.strictObject({ feit: feitnaam, minstens: z.int() }),
]);

export const adviestabel = z.strictObject({
  code: z.literal('triage-advies'),
  versie: z.string().regex(/^\d+\.\d+\.\d+$/),
  bron: z.string(),
  geverifieerd: z.boolean(),
  regels: z.array(z.strictObject({
    id: z.string().regex(/^TA\d\d$/),
    /** Empty for the one `anders` rule, that fires when no other priority rule does. */
    als: z.array(voorwaarde),
    /** 'prioriteit': takes part in "most urgent wins" · 'voorstel': an extra possible next step, changes no priority · 'anders': otherwise. */
    soort: z.enum(['prioriteit', 'voorstel', 'anders']),
    prioriteit: z.enum(prioriteiten).nullable(),
    vervolg: z.enum(vervolgen),
    onvoldoendeBeeld: z.boolean(),
    zin: z.string(),
    /** The same at B1 level, for the explanation to the household (R5.5). */
    burgerzin: z.string(),
  })),
  /** A next step that a verband does not have becomes another one (R5.1). */
  vervangingen: z.record(z.string(), z.partialRecord(z.enum(vervolgen), z.enum(vervolgen))),
});
export type Adviestabel = z.infer<typeof adviestabel>;
export type Adviesregel = Adviestabel['regels'][number];
