import { z } from 'zod';
import { aantal, bouwsteencontext, codeUit, id, vlag } from '../../domein/variabelen.ts';

/** The contract of the called process (processen §2.2): what a root passes in and gets back. Errors: none reach the caller. */
export const contract = {
  procesId: 'vaststellen-identiteit', versie: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, wijzigingId: id.optional() }),
  uit: z.strictObject({ uitkomst: codeUit(['vastgesteld', 'deels', 'niet-vastgesteld']), aantalBetrokkenen: aantal, aantalMinderjarigen: aantal, aantalTwijfel: aantal, isGezagEenduidig: vlag }),
  fouten: [] as const,
} as const;
