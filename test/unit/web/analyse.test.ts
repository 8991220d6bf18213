import { describe, expect, test } from 'vitest';
import type { Uitspraakregel, Verbandregel } from '../../../src/web/werkplek/analyse/bronnen.ts';
import { bronkeuzes, geenFilter, gefilterd, gegroepeerd } from '../../../src/web/werkplek/analyse/schikken.ts';
import { inRegels, lagen, teken } from '../../../src/web/werkplek/analyse/tekening.ts';

const u = (id: string, over: Partial<Uitspraakregel> = {}): Uitspraakregel => ({
  id, rijversie: 1, soort: 'feit', tekst: `Tekst ${id}`, gegevenssoort: 'VEI', leefgebied: 'veiligheid', persoonId: null, bronsoort: 'document', bron: 'Mutatie', bronGeldigTot: null, peildatum: null, zekerheid: 2, functie: null, toetsvraag: null,
  organisatie: null, isBijdrage: false, magWijzigen: true, weersprokenDoor: null, reactie: null, waarschuwingen: [], gewijzigdOp: '2026-11-23T09:00:00Z', ...over,
});
const v = (vanId: string, naarId: string, type = 'veroorzaakt'): Verbandregel => ({ id: `${vanId}-${naarId}`, vanId, naarId, type });
const lijst = [u('a'), u('b', { bron: '', persoonId: 'kind', zekerheid: 3 }), u('c', { soort: 'oordeel', bronsoort: 'gesprek', leefgebied: 'wonen' }), u('d', { isBijdrage: true, organisatie: 'Gemeente Vinkenoord', leefgebied: 'financien' }), u('e', { soort: 'mening-betrokkene', bron: '' })];
const ids = (l: readonly Uitspraakregel[]): string => l.map((x) => x.id).join('');

describe('ux §4.8: filters and order of statements', () => {
  test('ux §4.8: each filter narrows by itself and together; words of the family never count as without source', () => {
    expect(ids(gefilterd(lijst, geenFilter))).toBe('abcde');
    expect(ids(gefilterd(lijst, { ...geenFilter, bron: 'zonder' }))).toBe('b');
    expect(ids(gefilterd(lijst, { ...geenFilter, bron: 'Gemeente Vinkenoord' }))).toBe('d');
    expect(ids(gefilterd(lijst, { ...geenFilter, bron: 'document' }))).toBe('abe');
    expect(ids(gefilterd(lijst, { ...geenFilter, soort: 'feit' }))).toBe('abd');
    expect(ids(gefilterd(lijst, { ...geenFilter, persoon: 'kind' }))).toBe('b');
    expect(ids(gefilterd(lijst, { ...geenFilter, persoon: 'gezin' }))).toBe('acde');
    expect(ids(gefilterd(lijst, { ...geenFilter, zekerheid: '2', leefgebied: 'wonen' }))).toBe('c');
    expect(gefilterd(lijst, { ...geenFilter, zekerheid: '3', leefgebied: 'wonen' })).toEqual([]);
  });
  test('ux §4.8: sources to choose from, and the same list under headings by leefgebied, bron or soort', () => {
    expect(bronkeuzes(lijst)).toEqual([['zonder', 'Zonder bron (1)'], ['document', 'Document'], ['Gemeente Vinkenoord', 'Gemeente Vinkenoord'], ['gesprek', 'Gesprek']]);
    expect(gegroepeerd(lijst, 'leefgebied').map((g) => [g.naam, ids(g.items)])).toEqual([['Veiligheid', 'abe'], ['Geld', 'd'], ['Wonen', 'c']]);
    expect(gegroepeerd(lijst, 'bron').map((g) => [g.naam, ids(g.items)])).toEqual([['Document', 'abe'], ['Gemeente Vinkenoord', 'd'], ['Gesprek', 'c']]);
    expect(gegroepeerd(lijst, 'soort').map((g) => [g.naam, ids(g.items)])).toEqual([['Feit', 'abd'], ['Oordeel', 'c'], ['Mening', 'e']]);
  });
});

describe('ux §4.8: the drawing of the links', () => {
  test('ux §4.8: a cause stands above what it leads to; a circle ends', () => {
    expect([...lagen(['a', 'b', 'c'], [v('a', 'b'), v('b', 'c'), v('a', 'c')])]).toEqual([['a', 0], ['b', 1], ['c', 2]]);
    expect(lagen(['a', 'b'], [v('a', 'b'), v('b', 'a')]).size).toBe(2);
  });
  test('R6.3: a link with a statement this reader does not have is not drawn, nor is a statement without links', () => {
    const t = teken(lijst, [v('a', 'c'), v('a', 'onbekend')]);
    expect(t.vakken.map((k) => k.u.id)).toEqual(['a', 'c']);
    expect(t.lijnen.map((l) => l.v.id)).toEqual(['a-c']);
    expect(t.vakken[0]!.y).toBeLessThan(t.vakken[1]!.y);
    expect(teken(lijst, []).vakken).toEqual([]);
  });
  test('ux §4.8: boxes of one row do not overlap and stay inside the drawing', () => {
    const t = teken(lijst, [v('a', 'e'), v('b', 'e'), v('c', 'e'), v('d', 'e')]), rij = t.vakken.filter((k) => k.y === t.vakken[0]!.y).map((k) => k.x);
    expect(rij).toHaveLength(4);
    for (const [i, x] of rij.entries()) if (i > 0) expect(x - rij[i - 1]!).toBeGreaterThanOrEqual(208);
    expect(Math.min(...rij)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rij) + 208).toBeLessThanOrEqual(t.breed);
  });
  test('ux §4.8: a link to a lower row passes beside the boxes in between, with its name there', () => {
    const t = teken(lijst, [v('a', 'b'), v('b', 'c'), v('a', 'c')]), midden = t.vakken.find((k) => k.u.id === 'b')!, lang = t.lijnen.find((l) => l.v.id === 'a-c')!;
    expect(lang.x < midden.x || lang.x > midden.x + 208).toBe(true);
    expect(lang.y).toBeGreaterThan(midden.y);
    expect(lang.y).toBeLessThan(midden.y + 92);
  });
  test('ux §4.8: a long text ends in three lines with an ellipsis, a short one stays whole', () => {
    expect(inRegels('De politie kwam.')).toEqual(['De politie kwam.']);
    const lang = inRegels('De politie kwam op twintig november twee keer aan huis omdat de buren ruzie hoorden en de kinderen huilden in de gang.');
    expect(lang).toHaveLength(3);
    expect(lang[2]).toMatch(/…$/);
    expect(lang.every((r) => r.length <= 30)).toBe(true);
  });
});
