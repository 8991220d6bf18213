import { plusMaanden } from '../kalender.ts';
import type { Datum } from '../kalender.ts';

/** One retention rule (domein §4, B1–B11): for which organisation kinds and object, how long, from when. Data, never code. */
export type Bewaarregel = {
  /** B1 … B11; several rows with one code are a conflict between sources. */
  readonly code: string; readonly variant: string; readonly omschrijving: string; readonly organisatiesoorten: readonly string[]; readonly object: string;
  readonly duur: number | null; readonly eenheid: 'maand' | 'jaar' | null;
  /** `leeftijd-jongste-kind`: until the youngest child is `duur` years old. */
  readonly start: 'afsluiting' | 'laatste-wijziging' | 'einde-ondersteuning' | 'leeftijd-jongste-kind' | 'toestemming-eindigt' | 'anders';
  readonly isWettelijk: boolean; readonly bron: string; readonly geverifieerd: boolean;
};
export type Bewaarfeiten = { readonly afsluiting: Datum; readonly laatsteWijziging: Datum; readonly geboorteJongsteKind: Datum | null };
export type Bewaarvlag = 'conflict' | 'niet-geverifieerd' | 'geen-regel' | 'toestemming';
export type Bewaartermijn = {
  readonly regel: Bewaarregel | null; readonly startOp: Datum;
  /** From this day destruction may be proposed; null = not before a person sets it. */
  readonly vernietigenVanaf: Datum | null; readonly vlaggen: readonly Bewaarvlag[];
};

const maanden = (r: Bewaarregel): number => (r.duur ?? 0) * (r.eenheid === 'jaar' ? 12 : 1);

/** When a rule starts and ends for this casus; undefined when it says nothing here (no child, or a term that a person decides). */
const eindeVan = (r: Bewaarregel, f: Bewaarfeiten): { startOp: Datum; eind: Datum } | undefined => {
  if (r.duur === null) return undefined;
  if (r.start === 'leeftijd-jongste-kind') return f.geboorteJongsteKind === null ? undefined : { startOp: f.geboorteJongsteKind, eind: plusMaanden(f.geboorteJongsteKind, maanden(r)) };
  const startOp = r.start === 'laatste-wijziging' ? f.laatsteWijziging : f.afsluiting;
  return { startOp, eind: plusMaanden(startOp, maanden(r)) };
};

/**
 * The retention of the dossier of one organisation under its own law (R12.6). Rules that contradict each other: the longest *legal* one
 * counts and the conflict is flagged for the FG; without a legal one the longest. A kind without a rule gets none: `geen-regel`.
 */
export const bewaartermijn = (regels: readonly Bewaarregel[], organisatiesoort: string, object: string, feiten: Bewaarfeiten): Bewaartermijn => {
  const passend = regels.filter((r) => r.object === object && r.organisatiesoorten.includes(organisatiesoort));
  const [eerste] = passend;
  if (eerste === undefined) return { regel: null, startOp: feiten.afsluiting, vernietigenVanaf: null, vlaggen: ['geen-regel'] };
  const kandidaten = passend.flatMap((regel) => { const e = eindeVan(regel, feiten); return e === undefined ? [] : [{ regel, ...e }]; });
  if (kandidaten.length === 0) return { regel: eerste, startOp: feiten.afsluiting, vernietigenVanaf: null, vlaggen: ['toestemming'] };
  const wettelijk = kandidaten.filter((k) => k.regel.isWettelijk);
  const langste = (wettelijk.length > 0 ? wettelijk : kandidaten).toSorted((a, b) => (a.eind < b.eind ? 1 : a.eind > b.eind ? -1 : 0))[0] as typeof kandidaten[number];
  const vlaggen: Bewaarvlag[] = [
    ...(new Set(kandidaten.map((k) => k.eind)).size > 1 ? ['conflict' as const] : []),
    ...(langste.regel.geverifieerd ? [] : ['niet-geverifieerd' as const]),
  ];
  return { regel: langste.regel, startOp: langste.startOp, vernietigenVanaf: langste.eind, vlaggen };
};

/**
 * The retention of every organisation of a casus. One without a rule of its own keeps its dossier until the last of the others: never
 * shorter than what a law asks of a partner, and shown to the FG until a person decides.
 */
export const bewaartermijnen = <T extends { readonly soort: string }>(regels: readonly Bewaarregel[], organisaties: readonly T[], object: string, feiten: Bewaarfeiten): (T & { readonly termijn: Bewaartermijn })[] => {
  const eigen = organisaties.map((o) => ({ ...o, termijn: bewaartermijn(regels, o.soort, object, feiten) }));
  const laatste = eigen.flatMap((o) => o.termijn.vernietigenVanaf ?? []).toSorted().at(-1) ?? null;
  return eigen.map((o) => (o.termijn.regel === null ? { ...o, termijn: { ...o.termijn, vernietigenVanaf: laatste } } : o));
};

