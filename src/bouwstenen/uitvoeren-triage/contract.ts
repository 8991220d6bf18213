import { z } from 'zod';
import { bouwsteencontext, code, id, urgentie, vlag } from '../../domein/variabelen.ts';
import { vervolgen } from '../../domein/instrumenten/adviestabel.ts';

/** The contract of the called process `uitvoeren-triage` 1.0.0 (processen §2.5). */
export const contract = {
  procesId: 'uitvoeren-triage', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, instrumentCode: code }),
  uit: z.strictObject({ uitkomst: z.enum(vervolgen), urgentieCode: urgentie, instrumentAfnameId: id, isAfwijkend: vlag }),
  fouten: [] as const,
  berichten: [{ naam: 'uitvoeren-triage.overdracht-beantwoord', sleutel: 'overdrachtId' }],
  termijnen: ['veiligheidsbeoordeling', 'triage', 'overdracht'],
} as const;
