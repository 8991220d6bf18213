import type { Melding } from '../../delen/api-types.ts';
import { criteriumzin, legeBetrokkene, leegConcept, vragen, type Betrokkene, type MeldingConcept, type Soort } from './vragenlijst.ts';

const leeg = (w: unknown): boolean => w === '' || w === undefined || w === null || w === false || (Array.isArray(w) && w.length === 0) || (typeof w === 'string' && w.trim() === '');
const schoon = (o: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(o).filter(([, w]) => !leeg(w)).map(([k, w]) => [k, typeof w === 'string' ? w.trim() : w]));

/** `24-3-2015` → `2015-03-24`, `3-2015` → `2015-03`, `2015` stays; anything else goes as typed, so that the server can say what is wrong. */
export function geboortedatum(tekst: string): string {
  const t = tekst.trim().replace(/[./\s]+/g, '-');
  const dmj = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(t), mj = /^(\d{1,2})-(\d{4})$/.exec(t);
  if (dmj) return `${dmj[3]}-${dmj[2]!.padStart(2, '0')}-${dmj[1]!.padStart(2, '0')}`;
  return mj ? `${mj[2]}-${mj[1]!.padStart(2, '0')}` : t;
}
/** `2015-03-24` → `24-03-2015`, for reading. */
const gelezenDatum = (iso: string): string => iso.split('-').toReversed().join('-');

/** The contents of the melding as the server keeps them: empty answers stay away, ja/nee becomes a boolean where the melding has one. */
export function naarServer(c: MeldingConcept): Record<string, unknown> {
  const { terugkoppelingGewenst, incidentOp, ...velden } = c.velden;
  const personen = c.betrokkenen.map(({ rol, geboortedatum: g, leeftijd, straat, huisnummer, postcode, woonplaats, ...rest }) => ({
    rol, ...schoon(rest), ...(leeg(g) ? {} : { geboortedatum: geboortedatum(g) }), ...(leeg(leeftijd) ? {} : { leeftijd: Number(leeftijd) }),
    ...adresdeel({ straat, huisnummer, postcode, woonplaats }),
  }));
  return {
    // A field that is left out stays as it was on the server: a text that was wiped goes as an empty text.
    ...schoon(velden), ...Object.fromEntries(Object.entries(velden).filter(([, w]) => w === '')),
    ...(typeof incidentOp === 'string' && incidentOp ? { incidentOp: new Date(incidentOp).toISOString() } : {}),
    ...(terugkoppelingGewenst ? { terugkoppelingGewenst: terugkoppelingGewenst === 'ja' } : {}),
    betrokkenen: personen, melder: schoon(c.melder), antwoorden: schoon(Object.fromEntries(Object.entries(c.antwoorden).filter(([k]) => { const als = vragen.find((v) => v.sleutel === k)?.als; return !als || c.antwoorden[als[0]] === als[1]; }))),
  };
}
function adresdeel(a: { straat: string; huisnummer: string; postcode: string; woonplaats: string }): Record<string, unknown> {
  const adres = schoon({ ...a, huisnummer: undefined });
  if (a.huisnummer) adres['huisnummer'] = Number(a.huisnummer);
  return Object.keys(adres).length > 0 ? { adres } : {};
}

const obj = (w: unknown): Record<string, unknown> => (w !== null && typeof w === 'object' && !Array.isArray(w) ? (w as Record<string, unknown>) : {});

/** The server's contents back in the shape of the form; what is absent is empty. */
export function vanServer(soort: Soort, inhoud: Record<string, unknown>): MeldingConcept {
  const basis = leegConcept(soort, '');
  const losse = new Set(vragen.filter((v) => !v.antwoord).map((v) => v.sleutel));
  const velden = Object.fromEntries(Object.entries(inhoud).filter(([k, w]) => losse.has(k) && w !== null).map(([k, w]) => [k, typeof w === 'boolean' ? (w ? 'ja' : 'nee') : k === 'incidentOp' ? lokaal(String(w)) : w]));
  const lijst = Array.isArray(inhoud['betrokkenen']) ? (inhoud['betrokkenen'] as unknown[]).map((ruw): Betrokkene => {
    const b = obj(ruw), uit: Record<string, string> = { ...legeBetrokkene() };
    for (const [k, w] of Object.entries({ ...b, ...obj(b['adres']) })) if (k in uit && (typeof w === 'string' || typeof w === 'number')) uit[k] = k === 'geboortedatum' ? gelezenDatum(String(w)) : String(w);
    return uit as Betrokkene;
  }) : [];
  const melder = Object.fromEntries(Object.entries(obj(inhoud['melder'])).filter(([k, w]) => k in basis.melder && w !== null));
  return { soort, velden, antwoorden: Object.fromEntries(Object.entries(obj(inhoud['antwoorden'])).filter(([, w]) => w !== null)), betrokkenen: lijst.length > 0 ? lijst : basis.betrokkenen, melder: { ...basis.melder, ...melder } };
}
/** ISO moment → value of a datetime-local control. */
function lokaal(iso: string): string {
  const d = new Date(iso);
  return Number.isNaN(d.getTime()) ? '' : new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export type Gemist = { code: string; zin: string; blokkeert: boolean };
/** Missing criteria for the check page. M7 is judged after sending (domein §7.1 e), so it does not stop the button. */
export function gemist(m: Pick<Melding, 'ontbreekt' | 'waarschuwt'>): Gemist[] {
  const regel = (blokkeert: boolean) => (code: string): Gemist => ({ code, zin: criteriumzin[code] ?? 'Vul dit aan', blokkeert: blokkeert && code !== 'M7' });
  return [...(m.ontbreekt ?? []).map(regel(true)), ...(m.waarschuwt ?? []).map(regel(false))];
}
/** The contents: the sender's own draft as a whole, or the fields a receiver may see; null when nothing of it is for this reader. */
export function inhoudVan(m: Melding): Record<string, unknown> | null {
  if (m.inhoud) return m.inhoud;
  return m.situatieschets === undefined && m.betrokkenen === undefined ? null : m;
}
