import { describe, expect, it } from 'vitest';
import { geleverdeDefinities } from '../../../../src/bouwstenen/uitvoeren-triage/definities.ts';
import { controleerAntwoorden } from '../../../../src/domein/instrumenten/controleren.ts';
import type { Antwoorden, Instrumentdefinitie } from '../../../../src/domein/instrumenten/definitie.ts';
import { isHerbruikbaar } from '../../../../src/domein/instrumenten/hergebruik.ts';
import { scoor } from '../../../../src/domein/instrumenten/scoren.ts';

const definities = geleverdeDefinities();
const def = (code: string): Instrumentdefinitie => {
  const gevonden = definities.find((d) => d.code === code);
  if (!gevonden) throw new Error(code);
  return gevonden;
};
/** Answers to items 1, 2, 3, … in order; undefined = not answered. */
const rij = (...waarden: (number | string | undefined)[]): Antwoorden =>
  Object.fromEntries(waarden.flatMap((w, i) => (w === undefined ? [] : [[String(i + 1), w]])));
const lg = (waarden: Record<string, number | string> = {}): Antwoorden => ({
  veiligheid: 4, opvoeding: 4, psychisch: 4, lichamelijk: 4, middelen: 4, financien: 4, wonen: 4, dagbesteding: 4, netwerk: 4, justitie: 4, ...waarden,
});

describe('§7.5 (e) PHQ-9', () => {
  it('§7.5 (i): 0,0,0,0,0,0,0,0,1 → score 1, minimaal, and alarm suicidaliteit', () => {
    expect(scoor(def('PHQ-9'), rij(0, 0, 0, 0, 0, 0, 0, 0, 1))).toMatchObject({ geldig: true, score: 1, band: 'minimaal', alarmen: ['suicidaliteit'] });
  });
  it('§7.5 (i): 2 missing and sum 14 → 18, matig-ernstig', () => {
    expect(scoor(def('PHQ-9'), rij(2, 2, 2, 2, 2, 2, 2, undefined, undefined))).toMatchObject({ geldig: true, score: 18, band: 'matig-ernstig', aantalOntbrekend: 2 });
  });
  it('§7.5 (i): 3 missing → ongeldig', () => {
    expect(scoor(def('PHQ-9'), rij(2, 2, 2, 2, 2, 2))).toMatchObject({ geldig: false, score: null, band: null, aantalOntbrekend: 3 });
  });
  it('§7.5 (e): 1 missing is scaled and rounded half up (sum 4 of 8 answered → 4.5 → 5)', () => {
    expect(scoor(def('PHQ-9'), rij(1, 1, 1, 1, 0, 0, 0, 0))).toMatchObject({ score: 5, band: 'licht' });
  });
  it('§7.5 (e): item 9 alarms also when the list is invalid, and not at 0', () => {
    expect(scoor(def('PHQ-9'), { 9: 1 }).alarmen).toEqual(['suicidaliteit']);
    expect(scoor(def('PHQ-9'), rij(3, 3, 3, 3, 3, 3, 3, 3, 0))).toMatchObject({ score: 24, band: 'ernstig', alarmen: [] });
  });
  it.each([[0, 'minimaal'], [4, 'minimaal'], [5, 'licht'], [9, 'licht'], [10, 'matig'], [14, 'matig'], [15, 'matig-ernstig'], [19, 'matig-ernstig'], [20, 'ernstig'], [24, 'ernstig']])('§7.5 (e): sum %i → band %s', (som, band) => {
    const punten = Array.from({ length: 8 }, (_, i) => Math.max(0, Math.min(3, som - i * 3)));
    expect(scoor(def('PHQ-9'), rij(...punten, 0))).toMatchObject({ score: som, band });
  });
  it('§7.5 (e): topics only, official wording not loaded', () => {
    expect(def('PHQ-9').tekststatus).toBe('officiële tekst nog te laden');
    expect(def('PHQ-9').items.every((i) => i.vraag === null)).toBe(true);
  });
});

describe('§7.5 (e) AUDIT', () => {
  it('§7.5 (e): item 1 = 0 skips to 9: items 2-8 count as 0', () => {
    expect(scoor(def('AUDIT'), { 1: 0, 9: 2, 10: 4 })).toMatchObject({ geldig: true, score: 6, band: 'zone-1', aantalOntbrekend: 0 });
  });
  it('§7.5 (e): item 1 > 0 and one missing → not valid', () => {
    expect(scoor(def('AUDIT'), rij(1, 1, 1, 1, 1, 1, 1, 1, 2))).toMatchObject({ geldig: false, score: null });
  });
  it.each([[rij(1, 1, 1, 1, 1, 1, 1, 0, 0, 0), 7, 'zone-1'], [rij(1, 1, 1, 1, 1, 1, 1, 1, 0, 0), 8, 'zone-2'], [rij(2, 2, 2, 2, 2, 2, 2, 1, 0, 0), 15, 'zone-2'], [rij(2, 2, 2, 2, 2, 2, 2, 2, 0, 0), 16, 'zone-3'], [rij(3, 2, 2, 2, 2, 2, 2, 2, 2, 0), 19, 'zone-3'], [rij(2, 2, 2, 2, 2, 2, 2, 2, 4, 0), 20, 'zone-4'], [rij(4, 4, 4, 4, 4, 4, 4, 4, 4, 4), 40, 'zone-4']])('§7.5 (e): %j → %i, %s', (antwoorden, score, band) => {
    expect(scoor(def('AUDIT'), antwoorden)).toMatchObject({ score, band });
  });
  it('§7.5 (e): items 9 and 10 only allow 0, 2 and 4', () => {
    expect(controleerAntwoorden(def('AUDIT'), { 9: 1, 10: 3, 8: 3 }, {}, { afgerond: false, pad: '/afnamen/0' }).map((f) => f.veld).toSorted()).toEqual(['/afnamen/0/antwoorden/10', '/afnamen/0/antwoorden/9']);
  });
  it('§7.5 (e): permission for the wording is not verified, so AUDIT is not active', () => {
    expect(def('AUDIT')).toMatchObject({ status: 'concept', geverifieerd: false });
  });
});

describe('§7.5 (e) MELDCODE-5', () => {
  it('§7.5 (i): ja, ja → melden, step 2 decided, later steps not asked', () => {
    expect(scoor(def('MELDCODE-5'), rij('ja', 'ja'))).toMatchObject({ geldig: true, band: 'melden', stap: 2 });
    expect(controleerAntwoorden(def('MELDCODE-5'), rij('ja', 'ja'), {}, { afgerond: true, pad: '' })).toEqual([]);
  });
  it.each([
    [rij('nee'), 'afsluiten', 1], [rij('nee', 'ja'), 'afsluiten', 1], [rij('ja', 'nee', 'nee'), 'melden', 3], [rij('ja', 'nee', 'ja', 'nee'), 'melden', 4],
    [rij('ja', 'nee', 'ja', 'ja', 'nee'), 'opnieuw-melden', 5], [rij('ja', 'nee', 'ja', 'ja', 'ja'), 'hulp-zelf', null], [rij('ja', 'nee', 'ja', 'ja'), 'hulp-zelf', null],
  ])('§7.5 (e): %j → %s at step %s', (antwoorden, band, stap) => {
    expect(scoor(def('MELDCODE-5'), antwoorden)).toMatchObject({ geldig: true, band, stap });
  });
  it('§7.5 (e): an unanswered deciding step leaves it open and is refused on that item only', () => {
    expect(scoor(def('MELDCODE-5'), { 1: 'ja', 3: 'nee' })).toMatchObject({ geldig: false, band: null, stap: null });
    expect(controleerAntwoorden(def('MELDCODE-5'), { 1: 'ja' }, {}, { afgerond: true, pad: '/afnamen/2' }).map((f) => f.veld)).toEqual(['/afnamen/2/antwoorden/2']);
  });
});

describe('§7.5 (e) VEIL-8', () => {
  const nee = (anders: Record<string, string> = {}): Antwoorden => ({ ...rij('nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee'), ...anders });
  it.each([
    [nee(), 'niet-aangetoond'], [nee({ 1: 'ja' }), 'acuut'], [nee({ 2: 'ja' }), 'acuut'], [nee({ 3: 'ja' }), 'acuut'], [nee({ 4: 'ja' }), 'acuut'],
    [nee({ 5: 'ja', 6: 'ja' }), 'structureel'], [nee({ 7: 'ja', 8: 'ja' }), 'structureel'], [nee({ 4: 'ja', 5: 'ja', 6: 'ja' }), 'acuut'], [nee({ 5: 'ja' }), 'mogelijk'],
    [nee({ 1: 'onbekend', 2: 'onbekend' }), 'niet-aangetoond'], [nee({ 1: 'onbekend', 2: 'onbekend', 5: 'onbekend' }), 'mogelijk'],
  ])('§7.5 (e): %j → %s', (antwoorden, band) => {
    expect(scoor(def('VEIL-8'), antwoorden)).toMatchObject({ band });
  });
  it('§7.5 (e): what was not asked counts as unknown, never as safe', () => {
    expect(scoor(def('VEIL-8'), rij('nee', 'nee', 'nee', 'nee', 'nee')).band).toBe('mogelijk');
  });
  it('§7.5 (e): carries its label', () => expect(def('VEIL-8').label).toBe('werkinstrument, niet gevalideerd'));
});

describe('§7.5 (e) LG-SCAN', () => {
  it('§7.5 (e): no sum: lowest, count of low, count of unknown', () => {
    expect(scoor(def('LG-SCAN'), lg({ veiligheid: 1, wonen: 2, justitie: 'onbekend' }))).toMatchObject({ score: null, band: null, leefgebieden: { laagste: 1, aantalLaag: 2, aantalOnbekend: 1 } });
  });
  it('§7.5 (i): veiligheid 2 without toelichting → refused on that item only', () => {
    expect(controleerAntwoorden(def('LG-SCAN'), lg({ veiligheid: 2 }), {}, { afgerond: true, pad: '/afnamen/1' })).toEqual([
      { veld: '/afnamen/1/toelichtingen/veiligheid', code: 'toelichting-verplicht', melding: 'Licht toe waarom "Veiligheid" zo laag is' },
    ]);
    expect(controleerAntwoorden(def('LG-SCAN'), lg({ veiligheid: 2 }), { veiligheid: '  ' }, { afgerond: true, pad: '' })).toHaveLength(1);
    expect(controleerAntwoorden(def('LG-SCAN'), lg({ veiligheid: 2 }), { veiligheid: 'deur geforceerd' }, { afgerond: true, pad: '' })).toEqual([]);
    expect(controleerAntwoorden(def('LG-SCAN'), lg({ veiligheid: 3 }), {}, { afgerond: true, pad: '' })).toEqual([]);
  });
  it('§7.5 (e): all unknown → nothing lowest, ten unknown', () => {
    const alles = Object.fromEntries(Object.keys(lg()).map((k) => [k, 'onbekend']));
    expect(scoor(def('LG-SCAN'), alles)).toMatchObject({ geldig: true, leefgebieden: { laagste: null, aantalLaag: 0, aantalOnbekend: 10 } });
  });
});

describe('§7.5 instruments of others', () => {
  it.each(['K10', 'ZRM', 'LIRIK', 'ARIJ', 'DASH', 'SDQ', 'B-SAFER'])('§7.5 (i): %s has metadata only, no item texts', (code) => {
    expect(def(code)).toMatchObject({ licentie: 'licentie-vereist', items: [] });
  });
  it('§7.5 (e): the electronic form of SDQ is refused, the others may take over an outcome', () => {
    expect(def('SDQ').wijze).toBe('geen');
    expect(def('ZRM').wijze).toBe('overnemen');
  });
  it('R5.3: reuse within geldigheidDagen, definitive and valid only', () => {
    const op = new Date('2026-11-01T10:00:00Z');
    const afname = { status: 'definitief', op, geldigheidDagen: 14, geldig: true };
    expect(isHerbruikbaar(afname, new Date('2026-11-15T10:00:00Z'))).toBe(true);
    expect(isHerbruikbaar(afname, new Date('2026-11-15T10:00:01Z'))).toBe(false);
    expect(isHerbruikbaar({ ...afname, status: 'concept' }, op)).toBe(false);
    expect(isHerbruikbaar({ ...afname, geldig: false }, op)).toBe(false);
    expect(isHerbruikbaar({ ...afname, geldigheidDagen: null }, op)).toBe(false);
    expect(['PHQ-9', 'AUDIT', 'LG-SCAN', 'VEIL-8'].map((c) => def(c).geldigheidDagen)).toEqual([14, 90, 90, 7]);
  });
});
