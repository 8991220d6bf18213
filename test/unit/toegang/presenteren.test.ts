import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presenteer } from '../../../src/toegang/presenteren.ts';
import type { Veldsoorten } from '../../../src/toegang/presenteren.ts';
import type { Niveau } from '../../../src/toegang/toegang.ts';

type Persoon = { id: string; naam: string; bsn: string | null; gemeente: string; adres: string | null };
const soorten: Veldsoorten<Persoon> = { id: ['CAS', 0], naam: ['IDE', 1], bsn: ['IDE', 2], gemeente: ['ADR', 1], adres: ['ADR', 2] };
const persoon: Persoon = { id: 'p1', naam: 'Jörgen Ćosić', bsn: '999500016', gemeente: 'Vinkenoord', adres: 'Kluutdreef 1' };

describe('field filter', () => {
  test('R0.3: a field above the niveau is absent and named when the reader holds niveau 1', () => {
    const uit = presenteer({ CAS: 2, IDE: 1, ADR: 2 }, persoon, soorten);
    expect(uit).toEqual({ id: 'p1', naam: 'Jörgen Ćosić', gemeente: 'Vinkenoord', adres: 'Kluutdreef 1', _verborgen: [{ veld: 'bsn', reden: 'Voor dit doel ziet u alleen dat dit er kan zijn.' }] });
  });
  test('R0.3: below niveau 1 nothing betrays the field', () => {
    expect(presenteer({ CAS: 0 }, persoon, soorten)).toEqual({ id: 'p1' });
    expect(presenteer({ CAS: 0, IDE: 0 }, persoon, soorten)).toEqual({ id: 'p1' });
  });
  test('R0.3: an empty hidden field is named as well, so that naming betrays nothing', () => {
    expect(presenteer({ IDE: 1 }, { ...persoon, bsn: null }, soorten)._verborgen).toEqual(presenteer({ IDE: 1 }, persoon, soorten)._verborgen);
  });
  test('R0.3: a field that no rule names is absent', () => {
    expect(presenteer({ CAS: 2, IDE: 2, ADR: 2 }, { ...persoon, notitie: 'geheim' } as Persoon, soorten)).not.toHaveProperty('notitie');
  });
  test('R0.3: for every combination of niveaus no value above the niveau is in the answer', () => {
    const niveau = fc.option(fc.constantFrom<Niveau>(0, 1, 2), { nil: undefined });
    fc.assert(fc.property(niveau, niveau, (ide, adr) => {
      const tekst = JSON.stringify(presenteer({ ...(ide === undefined ? {} : { IDE: ide }), ...(adr === undefined ? {} : { ADR: adr }) }, persoon, soorten));
      expect(tekst.includes('999500016')).toBe(ide === 2);
      expect(tekst.includes('Kluutdreef')).toBe(adr === 2);
      expect(tekst.includes('Ćosić')).toBe((ide ?? 0) >= 1);
    }));
  });
});
