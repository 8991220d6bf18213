import { z } from 'zod';
import { code, duur, id, urgentie, vlag } from '../../src/domein/variabelen.ts';

/** One partner in the list that the engine walks through (processen §2.3). */
export const partner = z.strictObject({ opdrachtId: id, organisatieId: id, isVerplicht: vlag, isAangesloten: vlag, partnerTermijn: duur });
export const partners = z.array(partner);
/** What a term needs: the rule follows from the place and the urgency. */
export const plaats = { verbandCode: code, regioCode: code, urgentieCode: urgentie } as const;
