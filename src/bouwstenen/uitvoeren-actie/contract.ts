import { z } from 'zod';
import { bouwsteencontext, code, id, vlag } from '../../domein/variabelen.ts';
import { actieuitkomsten } from './model.ts';

/** The contract of the process `uitvoeren-actie` 1.0.0 (processen §2.11): called, or started by the message `start.uitvoeren-actie` with key actieId. */
export const contract = {
  procesId: 'uitvoeren-actie', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, planId: id.optional(), actieId: id, organisatieId: id, isAangesloten: vlag, actieSoortCode: code }),
  uit: z.strictObject({ uitkomst: z.enum(actieuitkomsten) }),
  fouten: [] as const,
  berichten: [
    { naam: 'uitvoeren-actie.beantwoord', sleutel: 'actieId' }, { naam: 'uitvoeren-actie.voortgang-ontvangen', sleutel: 'actieId' }, { naam: 'uitvoeren-actie.resultaat-ontvangen', sleutel: 'actieId' },
    { naam: 'uitvoeren-actie.herbestemming-gevraagd', sleutel: 'actieId' }, { naam: 'uitvoeren-actie.ingetrokken', sleutel: 'actieId' },
  ],
  termijnen: ['actie-aanvaarden', 'actie-terugkoppeling'],
} as const;
