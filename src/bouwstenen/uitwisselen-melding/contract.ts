import { z } from 'zod';
import { bouwsteencontext, codeUit, id, urgentie, vlag } from '../../domein/variabelen.ts';

/** The contract of the called process (processen §2.1): what a root passes in and gets back. No errors reach the caller. */
export const contract = {
  procesId: 'uitwisselen-melding', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, meldingId: id, meldingSoortCode: codeUit(['vt', 'naz', 'zvh', 'com']), kanaalCode: codeUit(['portaal', 'keten', 'burger', 'telefoon']), isSpoed: vlag }),
  uit: z.strictObject({ uitkomst: codeUit(['geaccepteerd', 'toegevoegd', 'doorgezet', 'afgewezen']), urgentieCode: urgentie, doelCasusId: id.nullish() }),
  fouten: [] as const,
  berichten: [{ naam: 'uitwisselen-melding.aanvulling-ontvangen', sleutel: 'meldingId' }, { naam: 'uitwisselen-melding.doorzetting-beantwoord', sleutel: 'doorzettingId' }],
  termijnen: ['melding-beoordelen', 'melding-spoed', 'melding-aanvullen', 'doorzetting'],
} as const;
