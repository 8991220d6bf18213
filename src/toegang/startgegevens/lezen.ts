import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const map = join(import.meta.dirname, '../../../data');

/** Text of a file in `data/`. */
export const leesTekst = (pad: string): string => readFileSync(join(map, pad), 'utf8');

/** A JSON file in `data/`; every one of them carries its version and source. */
export const leesJson = <T>(pad: string): T & { versie: string; bron: string } => JSON.parse(leesTekst(pad)) as T & { versie: string; bron: string };
