import { z } from 'zod';
import { aantal, bouwsteencontext, id } from '../../domein/variabelen.ts';

/** The contract of the called process `uitwisselen-uitkomst` 1.0.0 (processen §2.9). */
export const contract = {
  procesId: 'uitwisselen-uitkomst', versieTag: '1.0.0',
  in: z.strictObject({ ...bouwsteencontext, overlegId: id }),
  uit: z.strictObject({ uitkomst: z.enum(['gedeeld', 'deels-gedeeld']), aantalOntvangers: aantal }),
  fouten: [] as const,
  berichten: [{ naam: 'uitwisselen-uitkomst.ingezien', sleutel: 'verstrekkingId' }, { naam: 'uitwisselen-uitkomst.correctie-gevraagd', sleutel: 'publicatieId' }],
  termijnen: ['uitkomst', 'leesbewijs', 'leesbewijs-opvolgen', 'uitkomst-correctie'],
} as const;
