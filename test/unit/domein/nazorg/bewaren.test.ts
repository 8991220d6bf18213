import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { geleverdeBewaarregels } from '../../../../src/bouwstenen/nazorg-afsluiten/bewaarregels.ts';
import { bewaartermijn, bewaartermijnen } from '../../../../src/domein/nazorg/bewaren.ts';
import type { Bewaarregel } from '../../../../src/domein/nazorg/bewaren.ts';

const { regels } = JSON.parse(readFileSync('data/bewaarregels.json', 'utf8')) as { regels: Bewaarregel[] };
const feiten = { afsluiting: '2026-11-23', laatsteWijziging: '2026-11-20', geboorteJongsteKind: null };

describe('retention per organisation', () => {
  test.each<[string, string, string | null, string | null, string[]]>([
    ['VT: sources contradict, the longest legal one counts and the FG sees it', 'VT', 'B1', '2046-11-20', ['conflict', 'niet-geverifieerd']],
    ['GI: Jeugdwet', 'GI', 'B2', '2046-11-20', []],
    ['GGZ: BW 7:454', 'GGZ', 'B3', '2046-11-20', []],
    ['GEM: fifteen years from the end of support', 'GEM', 'B4', '2041-11-23', ['niet-geverifieerd']],
    ['ZVHB: five years from closing', 'ZVHB', 'B5', '2031-11-23', ['niet-geverifieerd']],
    ['NAZM: one year', 'NAZM', 'B6', '2027-11-23', ['niet-geverifieerd']],
    ['COM: as long as consent allows, so a person sets it', 'COM', 'B7', null, ['toestemming']],
    ['POL: no rule in the table', 'POL', null, null, ['geen-regel']],
  ])('R12.6: %s', (_naam, soort, code, datum, vlaggen) => {
    const t = bewaartermijn(regels, soort, 'casus', feiten);
    expect([t.regel?.code ?? null, t.vernietigenVanaf, t.vlaggen]).toEqual([code, datum, vlaggen]);
  });
  test('R12.6: until the youngest child is 18 is no legal rule: it never makes the legal one shorter or longer, but the conflict shows', () => {
    const baby = bewaartermijn(regels, 'VT', 'casus', { ...feiten, geboorteJongsteKind: '2026-06-01' });
    expect([baby.regel?.variant, baby.vernietigenVanaf, baby.vlaggen.includes('conflict')]).toEqual(['20-jaar', '2046-11-20', true]);
  });
  const regel = (variant: string, duur: number, isWettelijk: boolean): Bewaarregel => ({ code: 'B5', variant, omschrijving: 'toets', organisatiesoorten: ['ZVHB'], object: 'casus', duur, eenheid: 'jaar', start: 'afsluiting', isWettelijk, bron: 'toets', geverifieerd: true });
  test('R12.6: a longer rule that is no law does not win from the law; the conflict shows', () => {
    const t = bewaartermijn([regel('eigen', 30, false), regel('wet', 5, true)], 'ZVHB', 'casus', feiten);
    expect([t.regel?.variant, t.vernietigenVanaf, t.vlaggen]).toEqual(['wet', '2031-11-23', ['conflict']]);
  });
  test.each([[[5, 15, 10]], [[15, 10, 5]], [[10, 5, 15]]])('R12.6: the longest legal one of %j, in whatever order they stand', (jaren) => {
    expect(bewaartermijn(jaren.map((j) => regel(`${j}`, j, true)), 'ZVHB', 'casus', feiten).vernietigenVanaf).toBe('2041-11-23');
  });
  test('R12.6: without any legal rule the longest counts', () => {
    const los = regels.filter((r) => r.code === 'B1' && !r.isWettelijk);
    expect(bewaartermijn(los, 'VT', 'casus', { ...feiten, geboorteJongsteKind: '2020-02-29' }).vernietigenVanaf).toBe('2038-02-28');
  });
  test('R12.6: an organisation without a rule keeps until the last of the others, and stays flagged', () => {
    const uit = bewaartermijnen(regels, [{ soort: 'GEM' }, { soort: 'POL' }, { soort: 'GI' }], 'casus', feiten);
    expect(uit.map((o) => [o.soort, o.termijn.vernietigenVanaf, o.termijn.vlaggen.includes('geen-regel')])).toEqual([['GEM', '2041-11-23', false], ['POL', '2046-11-20', true], ['GI', '2046-11-20', false]]);
  });
  test('domein §4: the shipped table holds B1 to B11, each with a source and whether it was verified', () => {
    const { versie, regels: geleverd } = geleverdeBewaarregels();
    expect(versie).toMatch(/^\d{4}\.\d+$/);
    expect([...new Set(geleverd.map((r) => r.code))]).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10', 'B11']);
    expect(geleverd.every((r) => r.bron.length > 3)).toBe(true);
  });
});
