import type { z } from 'zod';
import type { Doel } from '../domein/doel.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';

/** The task as its handler sees it: ids and codes only; the handler fetches its own rows. */
export type TaakContext = {
  readonly kern: Kern;
  readonly tx: Tx;
  readonly now: Date;
  readonly taakId: string;
  /** `<bouwsteen>.<element-id>` */
  readonly formId: string;
  readonly elementId: string;
  readonly casusId: string;
  readonly verbandCode: string;
  readonly regioCode: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  /** Variables visible at the task when it was created (kept by proces.termijn-zetten): ids, codes, counts, dates. */
  readonly variabelen: Readonly<Record<string, unknown>>;
  readonly medewerker: Medewerker;
  readonly traceparent: string;
};

/** A question answered by the engine afterwards: outcome and the other variables the form declares. */
export type Voltooiing = {
  /** Variables for the engine; checked against `uit` (strict). `uitkomst` is required. */
  readonly variabelen: { uitkomst: string } & Record<string, unknown>;
  /** One sentence for the timeline, without personal data (codes and kinds only). */
  readonly samenvatting: string;
};

/**
 * What one human task does, declared once per task in `src/bouwstenen/<bouwsteen>/taken/<taak>.ts`.
 * `lees` gives the screen what this person may see for this doel (through toegang); `voltooi` writes the bouwsteen's own rows
 * and says which codes go to the engine. Both run in a transaction of `taken`, which also stores the outbox row.
 */
export type Taakafhandeling<A extends z.ZodType = z.ZodType, U extends z.ZodType = z.ZodType> = {
  readonly formId: string;
  readonly doel: Doel;
  /** strictObject of the answers the form may send; `uitkomst` is one of the codes. */
  readonly antwoorden: A;
  /** strictObject of what goes to the engine; names obey processen §1.3. */
  readonly uit: U;
  /** 'besluit' and 'verstrekking' have a check page and no undo; the rest can be undone for 10 s. */
  readonly aard: 'besluit' | 'vastlegging' | 'contact' | 'signaal';
  /** Refuses the person who did the act that this task checks; returns that medewerkerId, or null when nobody is excluded. */
  readonly uitgeslotenMedewerker?: (ctx: TaakContext) => Promise<string | null>;
  readonly lees: (ctx: TaakContext) => Promise<Taakgegevens>;
  /** Throws Probleem('ongeldige-invoer' | 'ongeldige-overgang' …) with all faults at once. */
  readonly voltooi: (ctx: TaakContext, antwoorden: z.infer<A>) => Promise<Voltooiing>;
};
export const taakafhandeling = <A extends z.ZodType, U extends z.ZodType>(t: Taakafhandeling<A, U>): Taakafhandeling => t as unknown as Taakafhandeling;

/** What the task page shows beside the form. Sections are fixed per task, so that presence betrays nothing. */
export type Taakgegevens = {
  /** Values to start the form with, by field key. */
  readonly beginwaarden: Record<string, unknown>;
  /** Choices that come from data, by field key (for fields with `properties.opties = "data"`). */
  readonly opties?: Record<string, { waarde: string; label: string; uitleg?: string }[]>;
  /** Outcome codes that are not possible now, with the reason (shown and refused by the server). */
  readonly nietMogelijk?: Record<string, string>;
  /** Read-only context: headed lists of label and value, as filtered by toegang. */
  readonly secties: { titel: string; gegevenssoort: string; regels: { label: string; waarde: string | null; verborgen?: string }[] }[];
  /** Advice of an instrument or table: never decides. */
  readonly adviezen?: { titel: string; advies: string; regels: { id: string; zin: string }[] }[];
  /** Data of a rich screen (header samenspel:scherm), typed by that screen. */
  readonly scherm?: unknown;
};
