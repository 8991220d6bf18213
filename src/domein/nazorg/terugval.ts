/** Where a signal of relapse comes from (domein §7.12 c). */
export const signaalbronnen = ['melding', 'moment', 'partner', 'burger', 'preventiecheck'] as const;
export type Signaalbron = typeof signaalbronnen[number];
/** 1 look at it · 2 serious · 3 acute: weighed within 1 werkdag, the others within 5 (R12.2). */
export type Ernst = 1 | 2 | 3;
export const momentuitkomsten = ['stabiel', 'zorg', 'terugval'] as const;
export type Momentuitkomst = typeof momentuitkomsten[number];

/** The leefgebieden of the LG-SCAN besides veiligheid, which the worker scores. In aftercare these are what the household says itself (burgerinbreng), each may be left out. */
export const gezinsgebieden = ['opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'] as const;
export type Gezinsgebied = typeof gezinsgebieden[number];
export type Gezinscijfers = Readonly<Partial<Record<Gezinsgebied, number>>>;

/** One contact in nazorg, as far as relapse can be read from it. Scores are 1–5 as in the LG-SCAN, 5 = good; no sum over leefgebieden. */
export type Contact = { readonly uitkomst: Momentuitkomst; readonly veiligheid: number | null; readonly cijfers?: Gezinscijfers };
export type Herkenning = { readonly regels: readonly string[]; readonly ernst: Ernst };

const daalt = (vorige: number | null, nu: number | null): boolean => nu !== null && vorige !== null && vorige - nu >= 2;
/** The leefgebieden of the household whose score is 1, or fell by two or more since it was last given. */
export const gedaaldeGebieden = (eerdere: readonly Contact[], nu: Contact): { readonly naarEen: readonly Gezinsgebied[]; readonly gedaald: readonly Gezinsgebied[] } => {
  const vorige = (g: Gezinsgebied): number | null => eerdere.findLast((c) => c.cijfers?.[g] !== undefined)?.cijfers?.[g] ?? null;
  return { naarEen: gezinsgebieden.filter((g) => nu.cijfers?.[g] === 1), gedaald: gezinsgebieden.filter((g) => daalt(vorige(g), nu.cijfers?.[g] ?? null)) };
};

/**
 * R12.2 for a contact that was just recorded, given the earlier ones in order: outcome terugval · two times zorg · a score of any leefgebied down
 * by two or more, or to 1. Only veiligheid at 1 is acute (R5.1); the rules never name another leefgebied, because that would be its content. One time zorg is a light signal, because a person weighs it too (processen §2.12 step 4). Null: nothing to weigh.
 * It only recognises; a human decides (R12.3).
 */
export const herkenTerugval = (eerdere: readonly Contact[], nu: Contact): Herkenning | null => {
  const vorigeScore = eerdere.findLast((c) => c.veiligheid !== null)?.veiligheid ?? null;
  const { naarEen, gedaald } = gedaaldeGebieden(eerdere, nu);
  const gevonden: [string, Ernst][] = [
    ...(nu.uitkomst === 'terugval' ? [['moment-terugval', 3] as [string, Ernst]] : []),
    ...(nu.veiligheid === 1 ? [['score-naar-1', 3] as [string, Ernst]] : []),
    ...(daalt(vorigeScore, nu.veiligheid) ? [['score-daalt-2', 2] as [string, Ernst]] : []),
    ...(naarEen.length > 0 ? [['gezinscijfer-naar-1', 2] as [string, Ernst]] : []),
    ...(gedaald.length > 0 ? [['gezinscijfer-daalt-2', 2] as [string, Ernst]] : []),
    ...(nu.uitkomst === 'zorg' && eerdere.some((c) => c.uitkomst === 'zorg') ? [['twee-keer-zorg', 2] as [string, Ernst]] : []),
    ...(nu.uitkomst === 'zorg' ? [['zorg', 1] as [string, Ernst]] : []),
  ];
  if (gevonden.length === 0) return null;
  return { regels: gevonden.map(([regel]) => regel), ernst: Math.max(...gevonden.map(([, ernst]) => ernst)) as Ernst };
};

/** R12.2: a preventiecheck that is lower than the one before it, twice in a row. Scores in order, higher = better. */
export const checkDaaltTweeKeer = (scores: readonly number[]): boolean => {
  const [a, b, c] = scores.slice(-3);
  return a !== undefined && b !== undefined && c !== undefined && b < a && c < b;
};

/** The term in which a signal must be weighed (R12.2). */
export const weegtermijn = (ernst: number): 'terugval-spoed' | 'terugval' => (ernst >= 3 ? 'terugval-spoed' : 'terugval');
