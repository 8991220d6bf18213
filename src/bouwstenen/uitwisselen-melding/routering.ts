import type { Inhoud, Routeradvies, Soort } from './model.ts';

/** One row of `melding_routeregel` (R1.1). */
export type Routeregel = {
  readonly code: string; readonly soorten: readonly string[]; readonly alleVan: readonly string[]; readonly eenVan: readonly string[]; readonly geenVan: readonly string[];
  readonly effect: 'spoed' | 'ontvanger' | 'onvolledig'; readonly verbandCode: string | null; readonly ladder: readonly string[]; readonly zin: string;
};
/** What the lines look at. Health and violence are read here, in the app, and never become process variables. */
export type Routefeit = 'acuut-gevaar' | 'uitbuiting' | 'kind' | 'geweld' | 'verwaarlozing' | 'meer-domeinen';
/** Region of each place that a ladder may name; null = not known or not on the platform's map. */
export type Plekken = { readonly kind: string | null; readonly slachtoffer: string | null; readonly woonplaats: string | null; readonly incident: string | null; readonly verzender: string | null };
const pleknamen = { kind: 'het jongste kind daar woont', slachtoffer: 'het slachtoffer daar woont', woonplaats: 'de betrokkene daar woont', incident: 'het daar is gebeurd', verzender: 'de afzender daar werkt' } as const;
/** The active regie of a verband in a region, or null when the platform has none. */
export type Regiezoeker = (verbandCode: string, regioCode: string) => { readonly id: string; readonly naam: string } | null;

/** The facts of a melding; a child counts when somebody under 18 or with the role `kind` is named, or M5 says ja. */
export const feitenVan = (i: Inhoud): ReadonlySet<Routefeit> => {
  const a = i.antwoorden ?? {};
  const feiten: [Routefeit, boolean][] = [
    ['acuut-gevaar', i.acuutGevaar === 'ja'], ['uitbuiting', a.uitbuiting === 'ja'], ['geweld', a.geweld === 'ja'], ['verwaarlozing', a.verwaarlozing === 'ja'],
    ['kind', a.kinderen === 'ja' || (i.betrokkenen ?? []).some((b) => b.rol === 'kind' || (b.leeftijd !== undefined && b.leeftijd < 18))],
    ['meer-domeinen', new Set(a.domeinen ?? []).size >= 2 && (a.lokaalGeprobeerd ?? '').trim() !== ''],
  ];
  return new Set(feiten.filter(([, waar]) => waar).map(([feit]) => feit));
};

const past = (r: Routeregel, soort: Soort, feiten: ReadonlySet<string>): boolean => r.soorten.includes(soort) && r.alleVan.every((f) => feiten.has(f))
  && (r.eenVan.length === 0 || r.eenVan.some((f) => feiten.has(f))) && !r.geenVan.some((f) => feiten.has(f));

/**
 * R1.1: a0 marks, the first recipient line that fits names the recipient, a6 checks that it is on the platform. Pure; the answer is
 * an advice with the id and sentence of each line that fired, and a human confirms it (R0.6).
 */
export const routeer = (soort: Soort, feiten: ReadonlySet<Routefeit>, plekken: Plekken, regels: readonly Routeregel[], regieVan: Regiezoeker): Routeradvies => {
  const passend = regels.filter((r) => past(r, soort, feiten));
  const spoed = passend.filter((r) => r.effect === 'spoed');
  const gekozen = passend.find((r) => r.effect !== 'spoed');
  const uit = spoed.map((r) => ({ id: r.code, zin: r.zin }));
  const leeg = { spoed: spoed.length > 0, verbandCode: null, regioCode: null, ontvangerId: null, isExtern: false };
  if (gekozen === undefined) return { ...leeg, onvolledig: false, regels: uit };
  if (gekozen.effect === 'onvolledig' || gekozen.verbandCode === null) return { ...leeg, onvolledig: true, regels: [...uit, { id: gekozen.code, zin: gekozen.zin }] };
  const plek = gekozen.ladder.find((p): p is keyof Plekken => p in plekken && plekken[p as keyof Plekken] !== null);
  const regioCode = plek === undefined ? null : plekken[plek];
  const regie = regioCode === null ? null : regieVan(gekozen.verbandCode, regioCode);
  const waarom = plek === undefined || regie === null ? '' : ` Voorstel: ${regie.naam}, omdat ${pleknamen[plek]}.`;
  const extern = regie === null ? [{ id: 'a6', zin: 'Het meldpunt van deze regio werkt niet op dit platform. De melding gaat via de ketenverbinding.' }] : [];
  return { ...leeg, verbandCode: gekozen.verbandCode, regioCode, ontvangerId: regie?.id ?? null, isExtern: regie === null, onvolledig: false, regels: [...uit, { id: gekozen.code, zin: `${gekozen.zin}${waarom}` }, ...extern] };
};
