import { z } from 'zod';
import { aantal, bouwsteencontext, id } from '../../domein/variabelen.ts';

export const analyseuitkomsten = ['advies-gereed', 'onvoldoende-informatie'] as const;
/** The contract of the called process `opstellen-analyse` 1.0.0 (processen §2.6). Who contributes is decided inside, by `analyse-openen`. */
export const contract = {
  procesId: 'opstellen-analyse', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, analyseId: id }),
  uit: z.strictObject({ uitkomst: z.enum(analyseuitkomsten), aantalBijdragen: aantal }),
  fouten: [] as const,
  berichten: [{ naam: 'opstellen-analyse.bijdrage-geleverd', sleutel: 'bijdrageId' }, { naam: 'opstellen-analyse.feit-toegevoegd', sleutel: 'analyseId' }],
  termijnen: ['analyse', 'bijdrage', 'zienswijze'],
} as const;
