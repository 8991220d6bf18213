import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { adviestabel, type Adviestabel } from '../../domein/instrumenten/adviestabel.ts';
import { instrumentdefinitie, type Instrumentdefinitie } from '../../domein/instrumenten/definitie.ts';

const map = new URL('../../../data/instrumenten/', import.meta.url);
const lees = (bestand: string): unknown => JSON.parse(readFileSync(new URL(bestand, map), 'utf8'));
const geenInstrument = new Set(['triage-advies.json', 'sets.json']);

/** The instrument definitions shipped in `data/instrumenten`, checked strictly: a faulty definition stops the start. */
export const geleverdeDefinities = (): Instrumentdefinitie[] =>
  readdirSync(map).filter((b) => b.endsWith('.json') && !geenInstrument.has(b)).toSorted().map((b) => instrumentdefinitie.parse(lees(b)));

/** The advice table `uitvoeren-triage.triage-advies` (R5.1). */
export const triageAdviestabel = (): Adviestabel => adviestabel.parse(lees('triage-advies.json'));

const sets = z.strictObject({
  versie: z.string(), bron: z.string(),
  sets: z.record(z.string(), z.strictObject({ verplicht: z.array(z.string()), aangeraden: z.array(z.string()), mogelijk: z.array(z.string()) })),
});
export type Instrumentset = { readonly verplicht: readonly string[]; readonly aangeraden: readonly string[]; readonly mogelijk: readonly string[] };

/** Which instruments a verband uses at triage (domein §7, "triage instruments"); an unknown verband has none. */
export const instrumentset = (verbandCode: string): Instrumentset =>
  sets.parse(lees('sets.json')).sets[verbandCode] ?? { verplicht: [], aangeraden: [], mogelijk: [] };
