import { readFileSync } from 'node:fs';
import { z } from 'zod';

const bestand = new URL('../../../data/analyse/woordenlijst.json', import.meta.url);
/** Words that warn in a feit (R6.6), with version and source in the file; a faulty file stops the start. */
export const { woorden } = z.strictObject({ versie: z.string(), bron: z.string(), woorden: z.array(z.string().min(2)).min(1) }).parse(JSON.parse(readFileSync(bestand, 'utf8')));
