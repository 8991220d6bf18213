// Looks for personal data in what left the database: the record stream of the engine, log lines. Process state may hold ids and codes only.
import type { DemoPersoon } from '../../src/simulatoren/personen/model.ts';

/** One thing that may not be found, and what it is; the finding names only `wat`. */
export type Gegeven = { readonly wat: string; readonly waarde: string };
export type Vondst = { readonly wat: string; readonly waar: string };

/** Everything that says who a demo person is: number, names, street, postcode, day of birth in the ways it is written. */
export function gegevensVan(p: DemoPersoon): Gegeven[] {
  const [jaar = '', maand = '', dag = ''] = p.geboorte.soort === 'volledig' ? p.geboorte.datum.split('-') : [];
  const dagen = jaar === '' ? [] : [`${jaar}-${maand}-${dag}`, `${jaar}${maand}${dag}`, `${dag}-${maand}-${jaar}`, `${Number(dag)}-${Number(maand)}-${jaar}`];
  return [
    ...(p.bsn === undefined ? [] : [{ wat: `${p.nr} burgerservicenummer`, waarde: p.bsn }]),
    // A name of two letters is part of too many words to say anything.
    ...[p.geslachtsnaam, ...p.voornamen.split(' ')].filter((n) => n.length > 3).map((waarde) => ({ wat: `${p.nr} naam`, waarde })),
    ...(p.verblijf.soort === 'adres' ? [{ wat: `${p.nr} straat`, waarde: p.verblijf.straat }, { wat: `${p.nr} postcode`, waarde: p.verblijf.postcode }] : []),
    ...dagen.map((waarde) => ({ wat: `${p.nr} geboortedatum`, waarde })),
  ];
}

/** Free text counts as leaked as soon as a run of five words of it appears. */
export const vrijeTekst = (wat: string, tekst: string): Gegeven[] => {
  const woorden = tekst.trim().split(/\s+/);
  if (woorden.length <= 5) return [{ wat, waarde: woorden.join(' ') }];
  return woorden.slice(0, -4).map((_, i) => ({ wat, waarde: woorden.slice(i, i + 5).join(' ') }));
};

/**
 * What of `gegevens` stands in `teksten`. Compares without capitals and accents; numbers only when no other digit touches them (a key of nineteen
 * digits may hold a BSN by chance) and names of at most five letters only as a word; also looks inside JSON escapes and base64.
 */
export function zoekLekken(teksten: readonly string[], gegevens: readonly Gegeven[]): Vondst[] {
  const naalden = gegevens.map((g) => ({ wat: g.wat, naald: plat(g.waarde), los: losWoord(plat(g.waarde)) }));
  const vondsten = new Map<string, Vondst>();
  for (const tekst of teksten) {
    const regels = tekst.split('\n').flatMap((r) => [r, ...ontvouw(r)]);
    for (const regel of regels) {
      const hooi = plat(regel);
      for (const { wat, naald, los } of naalden) {
        const gevonden = hooi.includes(naald) && (los === undefined || los.test(hooi));
        if (gevonden && !vondsten.has(wat)) vondsten.set(wat, { wat, waar: `${/"valueType":"(\w+)"/.exec(tekst)?.[1] ?? ''} ${/"name":"([^"]{1,60})"/.exec(regel)?.[1] ?? ''}`.trim() });
      }
    }
  }
  return [...vondsten.values()];
}

/** Numbers and short names only as a word of their own: their letters stand in other words by chance. */
const losWoord = (naald: string): RegExp | undefined => (/^\d+$/.test(naald) ? new RegExp(`(?<!\\d)${naald}(?!\\d)`) : /^[a-z]{1,5}$/.test(naald) ? new RegExp(`(?<![a-z])${naald}(?![a-z])`) : undefined);
const plat = (t: string): string => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** The same line with JSON escapes resolved, and what is packed in base64 in it. */
function ontvouw(regel: string): string[] {
  const open = regel.replace(/\\u([0-9a-fA-F]{4})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))).replaceAll('\\"', '"');
  const gepakt = [...regel.matchAll(/"([A-Za-z0-9+/]{24,}={0,2})"/g)].flatMap(([, b = '']) => (b.length > 200_000 ? [] : [Buffer.from(b, 'base64').toString('utf8')]));
  return [...(open === regel ? [] : [open]), ...gepakt];
}
