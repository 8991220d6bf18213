import { z } from 'zod';
import { aantal, bouwsteencontext, id } from '../../domein/variabelen.ts';
import { uitkomsten } from './model.ts';

/** The contract of the called process `regisseren-plan` 1.0.0 (processen §2.10). */
export const contract = {
  procesId: 'regisseren-plan', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, planId: id, overlegId: id.nullable(), planVorm: z.enum(['plan', 'acties']) }),
  uit: z.strictObject({ uitkomst: z.enum(uitkomsten), aantalActies: aantal, aantalGereed: aantal }),
  fouten: [] as const,
  berichten: [{ naam: 'regisseren-plan.actie-afgerond', sleutel: 'planId' }, { naam: 'regisseren-plan.overdracht-beantwoord', sleutel: 'overdrachtId' }],
  termijnen: ['plan', 'plan-akkoord', 'regie-aanvaarden', 'plan-evaluatie', 'overdracht'],
} as const;
