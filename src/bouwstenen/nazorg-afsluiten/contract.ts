import { z } from 'zod';
import { bouwsteencontext, id, vlag } from '../../domein/variabelen.ts';

/** How the casus comes to its end: with aftercare, or at once (after sluiten, lokaal, overdracht, or an early end). */
export const afsluitwijzen = ['nazorg', 'direct'] as const;
export const instappen = ['bekendheid', 'triage'] as const;

/** The contract of the called process `nazorg-afsluiten` 1.0.0 (processen §2.12). `isAfgekapt`: the process of the casus was cut off. `instapCode` comes back only with terugval. */
export const contract = {
  procesId: 'nazorg-afsluiten', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, nazorgId: id, afsluitWijzeCode: z.enum(afsluitwijzen), isAfgekapt: vlag.optional() }),
  uit: z.strictObject({ uitkomst: z.enum(['afgesloten', 'terugval', 'overgedragen']), instapCode: z.enum(instappen).nullish() }),
  fouten: [] as const,
  berichten: [{ naam: 'nazorg-afsluiten.terugval-gesignaleerd', sleutel: 'nazorgId' }, { naam: 'nazorg-afsluiten.overdracht-beantwoord', sleutel: 'overdrachtId' }],
  termijnen: ['nazorg', 'nazorgmoment', 'terugval', 'terugval-spoed', 'afsluiten', 'overdracht'],
} as const;
