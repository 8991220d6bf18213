import type { Doel } from '../domein/doel.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';

/** One processing of personal data, as the three logs need to know it (domein §5). Names of fields only, never values. */
export type Verwerking = {
  readonly aanvrager: Aanvrager; readonly organisatieId: string | null; readonly organisatieOin: string | null; readonly doel: Doel;
  readonly actie: 'lezen' | 'zoeken' | 'schrijven' | 'verstrekken' | 'export';
  readonly object: { readonly type: string; readonly id: string; readonly casusId: string | null; readonly verbandCode: string; readonly regioCode: string };
  /** Person ids; the verwerkingenlog gets one line for each, or one line without a subject. */
  readonly betrokkenen: readonly string[];
  readonly gevraagd: readonly string[]; readonly velden: readonly string[]; readonly niveaus: Readonly<Record<string, number>>;
  readonly regels: readonly string[]; readonly verboden: readonly string[]; readonly grondslagen: readonly string[];
  readonly besluit: 'toegestaan' | 'geweigerd'; readonly beleidsversie: string; readonly noodgeval: boolean; readonly traceparent: string; /** Code of why somebody searched. */ readonly reden?: string | undefined;
};
