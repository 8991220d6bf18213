import { z } from 'zod';
import { aantal, bouwsteencontext, code, codeUit, vlag } from '../../domein/variabelen.ts';

/** What a caller of this bouwsteen gives and gets (processen §2.3); the call template and the stand-in are made from it. */
export const contract = {
  procesId: 'bepalen-bekendheid', versie: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, partnersetCode: code, wachtOpAlle: vlag, isVerrijkingUitgesteld: vlag }),
  uit: z.strictObject({ uitkomst: codeUit(['bekend', 'niet-gemeld', 'onvolledig', 'geen-partners']), aantalBekend: aantal, aantalNietGemeld: aantal, aantalZonderGrondslag: aantal, aantalGeenAntwoord: aantal }),
  fouten: ['GRONDSLAG_ONTBREEKT'],
  termijnen: ['bekendheid-totaal', 'bekendheid-partner', 'verrijking'],
} as const;
