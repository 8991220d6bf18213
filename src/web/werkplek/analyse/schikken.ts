import { uitspraaksoorten } from '../../delen/Uitspraak.tsx';
import type { Uitspraakregel } from './bronnen.ts';
import { bronsoorten, leefgebieden, merkVan, naamVan } from './keuzes.ts';

/** What the list of statements is narrowed to; an empty text asks nothing (ux §4.8). */
export type Filter = { soort: string; leefgebied: string; persoon: string; bron: string; zekerheid: string };
export const geenFilter: Filter = { soort: '', leefgebied: '', persoon: '', bron: '', zekerheid: '' };
export const isGefilterd = (f: Filter): boolean => Object.values(f).some((w) => w !== '');
export type Volgorde = 'leefgebied' | 'bron' | 'soort';

/** "About the whole family" is a choice too. */
export const heelGezin = 'gezin';
export const zonderBron = 'zonder';
const bronVan = (u: Uitspraakregel): string => (u.isBijdrage && u.organisatie !== null ? u.organisatie : u.bronsoort);
const isZonderBron = (u: Uitspraakregel): boolean => u.bron === '' && u.soort !== 'mening-betrokkene';

/** The statements that answer every filter that was set; `bron` is "without", an organisation that contributed, or how the writer knows it. */
export const gefilterd = (lijst: readonly Uitspraakregel[], f: Filter): Uitspraakregel[] => lijst.filter((u) =>
  (f.soort === '' || u.soort === f.soort) && (f.leefgebied === '' || u.leefgebied === f.leefgebied) && (f.persoon === '' || (u.persoonId ?? heelGezin) === f.persoon)
  && (f.zekerheid === '' || String(u.zekerheid) === f.zekerheid) && (f.bron === '' || (f.bron === zonderBron ? isZonderBron(u) : bronVan(u) === f.bron)));

/** The sources there are, for the filter: without (with its number) first, then organisations, then how one knows. */
export const bronkeuzes = (lijst: readonly Uitspraakregel[]): [string, string][] => {
  const zonder = lijst.filter(isZonderBron).length, codes = [...new Set(lijst.map(bronVan))];
  const naam = (c: string): string => naamVan(bronsoorten, c);
  return [...(zonder > 0 ? [[zonderBron, `Zonder bron (${zonder})`] as [string, string]] : []), ...codes.map((c): [string, string] => [c, bronsoorten.some(([b]) => b === c) ? naam(c) : c]).sort((a, b) => a[1].localeCompare(b[1], 'nl'))];
};

/** The statements under headings, in the order of the headings; nothing under a heading leaves it out. */
export const gegroepeerd = (lijst: readonly Uitspraakregel[], op: Volgorde): { naam: string; items: Uitspraakregel[] }[] => {
  const koppen: readonly (readonly [string, string])[] = op === 'leefgebied' ? leefgebieden : op === 'bron' ? bronkeuzes(lijst).filter(([c]) => c !== zonderBron)
    : ['feit', 'waarneming', 'oordeel', 'hypothese', 'mening-betrokkene'].map((s) => [s, uitspraaksoorten[merkVan(s)][0]] as const);
  const kop = (u: Uitspraakregel): string => (op === 'leefgebied' ? u.leefgebied : op === 'bron' ? bronVan(u) : u.soort);
  return koppen.map(([code, naam]) => ({ naam, items: lijst.filter((u) => kop(u) === code) })).filter((g) => g.items.length > 0);
};
