import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Bewaarregel } from '../../domein/nazorg/bewaren.ts';
import type { Tx } from '../../platform/kern.ts';
import { bewaarregels, voegBewaarregelsToe, type OpgeslagenRegel } from './afsluit-store.ts';

const regel = z.strictObject({
  code: z.string().regex(/^B\d{1,2}$/), variant: z.string().min(1), omschrijving: z.string().min(1), organisatiesoorten: z.array(z.string()), object: z.string().min(1), duur: z.int().positive().nullable(), eenheid: z.enum(['maand', 'jaar']).nullable(),
  start: z.enum(['afsluiting', 'laatste-wijziging', 'einde-ondersteuning', 'leeftijd-jongste-kind', 'toestemming-eindigt', 'anders']), isWettelijk: z.boolean(), bron: z.string().min(1), geverifieerd: z.boolean(),
});
const bestand = z.strictObject({ versie: z.string(), bron: z.string(), regels: z.array(regel) });

/** The shipped retention rules B1–B11 with their version; a faulty file stops here. */
export const geleverdeBewaarregels = (): { versie: string; regels: readonly Bewaarregel[] } =>
  bestand.parse(JSON.parse(readFileSync(new URL('../../../data/bewaarregels.json', import.meta.url), 'utf8')));

/** The rules of today, the shipped version loaded first when the table lacks it; a rule that an administrator changed stays. */
export const actueleBewaarregels = async (tx: Tx, vandaag: string): Promise<OpgeslagenRegel[]> => {
  const geleverd = geleverdeBewaarregels();
  await voegBewaarregelsToe(tx, geleverd.regels, geleverd.versie);
  return bewaarregels(tx, vandaag);
};
