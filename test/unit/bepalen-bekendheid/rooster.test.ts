import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alsTijdstip, vrijgaveMoment } from '../../../src/bouwstenen/bepalen-bekendheid/rooster.ts';
import { celVan } from '../../../src/bouwstenen/bepalen-bekendheid/cel.ts';

describe('release of answers', () => {
  test.each([
    ['2026-11-23T08:00:00.000Z', '2026-11-23T08:05:00Z'],
    ['2026-11-23T08:00:00.001Z', '2026-11-23T08:05:00Z'],
    ['2026-11-23T08:04:59.999Z', '2026-11-23T08:05:00Z'],
    ['2026-12-31T23:58:00.000Z', '2027-01-01T00:00:00Z'],
  ])('R3.2: an answer of %s is released at %s', (moment, vrij) => {
    expect(alsTijdstip(vrijgaveMoment(new Date(moment)))).toBe(vrij);
  });
  test('R3.2: every moment inside one block of five minutes is released at the same moment, later than itself', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000 }), fc.integer({ min: 0, max: 299_999 }), (blok, ms) => {
      const vrij = vrijgaveMoment(new Date(blok * 300_000 + ms)).getTime();
      return vrij === (blok + 1) * 300_000;
    }));
  });
});

describe('the cell of Wie is betrokken', () => {
  const nu = new Date('2026-11-23T08:10:00Z');
  const rij = { status: 'beantwoord' as const, antwoord_op: new Date('2026-11-23T08:10:00Z'), niet_afgewacht: false, uiterlijk_op: new Date('2026-11-24T08:00:00Z') };
  test('R3.2: hit and no-hit both still wait one millisecond before the grid', () => {
    const eerder = new Date(nu.getTime() - 1);
    expect(celVan(rij, 'bekend', eerder)).toBe('loopt');
    expect(celVan(rij, 'niet-gemeld', eerder)).toBe('loopt');
    expect(celVan(rij, 'niet-gemeld', nu)).toBe('niet-gemeld');
  });
  test('processen §8 case 5: a partner that nobody waited for reads niet-meer-nodig, one past its own term verlopen', () => {
    const open = { ...rij, status: 'verlopen' as const, antwoord_op: null };
    expect(celVan({ ...open, niet_afgewacht: true }, null, nu)).toBe('niet-meer-nodig');
    expect(celVan(open, null, nu)).toBe('verlopen');
    expect(celVan({ ...open, status: 'verzonden', uiterlijk_op: nu }, null, nu)).toBe('verlopen');
    expect(celVan({ ...open, status: 'zonder-grondslag' }, null, nu)).toBe('niet-gevraagd');
  });
});
