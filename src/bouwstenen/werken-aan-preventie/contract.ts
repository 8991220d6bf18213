import { z } from 'zod';
import { aantal, bouwsteencontext, id } from '../../domein/variabelen.ts';
import { uitkomsten } from './model.ts';

/** The contract of the called process `werken-aan-preventie` 1.0.0 (processen §2.4). */
export const contract = {
  procesId: 'werken-aan-preventie', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, preventieId: id }),
  uit: z.strictObject({ uitkomst: z.enum(uitkomsten), aantalContact: aantal }),
  fouten: [] as const,
  berichten: [{ naam: 'werken-aan-preventie.voortgang-ontvangen', sleutel: 'preventieId' }, { naam: 'werken-aan-preventie.zorg-gemeld', sleutel: 'preventieId' }],
  termijnen: ['preventie-evaluatie'],
} as const;
