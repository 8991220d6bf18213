import { describe, expect, test } from 'vitest';
import { beslissersVoor, standVan, type Oordeel } from '../../../../src/domein/plan/instemming.ts';

const mira = { persoonId: 'mira', namens: ['zoë'] }, sander = { persoonId: 'sander', namens: ['zoë'] }, ana = { persoonId: 'ana', namens: [] };
const zei = (...regels: [string, Oordeel][]): ReadonlyMap<string, Oordeel> => new Map(regels);

describe('R7.10: consent per part and per person', () => {
  test('R7.10: whose consent: each person himself, for a minor everybody who speaks for him; nobody named or nobody who may decide is no consent at all', () => {
    expect(beslissersVoor(['mira'], [mira, sander])).toEqual(['mira']);
    expect(beslissersVoor(['mira', 'ana', 'mira'], [mira, sander, ana])).toEqual(['mira', 'ana']);
    expect(beslissersVoor(['zoë'], [mira, sander])).toEqual(['mira', 'sander']);
    expect(beslissersVoor([], [mira])).toBeNull();
    expect(beslissersVoor(['mira', 'jörgen'], [mira])).toBeNull();
  });
  test('R7.10: given only when every single one gave it; one refusal refuses; silence is neither', () => {
    const beiden = ['mira', 'sander'];
    expect(standVan(beiden, zei(['mira', 'gegeven'], ['sander', 'gegeven']))).toBe('gegeven');
    expect(standVan(beiden, zei(['mira', 'gegeven']))).toBe('gevraagd');
    expect(standVan(beiden, zei())).toBe('gevraagd');
    expect(standVan(beiden, zei(['mira', 'gegeven'], ['sander', 'geweigerd']))).toBe('geweigerd');
    expect(standVan(['mira'], zei(['mira', 'gegeven'], ['sander', 'geweigerd']))).toBe('gegeven');
  });
  test('R7.10: where nobody can decide, nothing that is said makes consent', () => {
    expect(standVan(null, zei(['mira', 'gegeven']))).toBe('gevraagd');
    expect(standVan([], zei(['mira', 'gegeven']))).toBe('gevraagd');
    expect(standVan(null, zei(['mira', 'geweigerd']))).toBe('geweigerd');
  });
});
