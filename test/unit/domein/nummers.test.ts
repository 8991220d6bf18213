import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoBsn, isBsn } from '../../../src/domein/bsn.ts';
import { leesNummer, maakNummer, nummersoorten } from '../../../src/domein/nummer.ts';
import type { Nummersoort } from '../../../src/domein/nummer.ts';
import { demoOin, isOin } from '../../../src/domein/oin.ts';

describe('BSN', () => {
  test.each(['000000012', '000900011', '123456782', '999500016'])('domein §2: %s is a valid BSN', (bsn) => {
    expect(isBsn(bsn)).toBe(true);
  });
  test.each(['000000000', '999999245', '099950012', '12345678', '1234567820', '12345678 2', '', '12345678a', ' 123456782'])('domein §2: "%s" is not a valid BSN', (bsn) => {
    expect(isBsn(bsn)).toBe(false);
  });
  test('domein §8: demo numbers P01-P04 and P60', () => {
    expect([1, 2, 3, 4, 60].map(demoBsn)).toEqual(['999500016', '999500028', '999500041', '999500053', '999500673']);
  });
  test('domein §2: one changed digit of a valid BSN is refused', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(8), fc.nat(9), (n, plaats, cijfer) => {
      const bsn = demoBsn(n);
      fc.pre(bsn[plaats] !== String(cijfer));
      expect(isBsn(bsn.slice(0, plaats) + cijfer + bsn.slice(plaats + 1))).toBe(false);
    }));
  });
});

describe('OIN', () => {
  test('domein §2: the demo OIN of organisation 1', () => {
    expect(demoOin(1)).toBe('00000099000000001000');
    expect(demoOin(17)).toBe('00000099000000017000');
    expect(isOin('00000099000000001000')).toBe(true);
  });
  test('domein §2: register code 00000001 needs an RSIN that passes the 11-test', () => {
    expect(isOin('00000001123456782000')).toBe(true);
    expect(isOin('00000001123456783000')).toBe(false);
    expect(isOin('00000001000000000000')).toBe(false);
  });
  test.each(['0000009900000000100', '000000990000000010000', '0000009A000000001000', '0000009900000000100a', ''])('domein §2: "%s" is not an OIN', (oin) => {
    expect(isOin(oin)).toBe(false);
  });
});

describe('casusnummer and the other human numbers', () => {
  test('domein §2: 7K3M-9QPD-87 and A-4D0R-N8WX-36 are valid', () => {
    expect(leesNummer('casus', '7K3M-9QPD-87')).toBe('7K3M-9QPD-87');
    expect(leesNummer('casus', '4D0R-N8WX-36')).toBe('4D0R-N8WX-36');
    expect(leesNummer('actie', 'A-4D0R-N8WX-36')).toBe('A-4D0R-N8WX-36');
  });
  test.each(['7k3m9qpd87', ' 7k3m 9qpd 87 ', '7K3M-9QPD87', '7-K-3-M-9-Q-P-D-8-7'])('domein §2: "%s" is read tolerantly', (invoer) => {
    expect(leesNummer('casus', invoer)).toBe('7K3M-9QPD-87');
  });
  test('domein §2: O is read as 0, after the prefix letter was taken off', () => {
    expect(leesNummer('actie', 'a4dornswx36')).toBeNull();
    expect(leesNummer('actie', 'a-4dOr-n8wx-36')).toBe('A-4D0R-N8WX-36');
    expect(leesNummer('overleg', 'O-4DOR-N8WX-36')).toBe('O-4D0R-N8WX-36');
  });
  test('domein §2: I and L are read as 1', () => {
    const nummer = maakNummer('casus', Uint8Array.of(8, 66, 16, 132, 33));
    expect(nummer.slice(0, 9)).toBe('1111-1111');
    expect(leesNummer('casus', nummer.replace(/^1111-1111/, 'ILil-1LI1'))).toBe(nummer);
  });
  test.each(['7K3M-9QPD-88', '8K3M-9QPD-87', '7K3M-9QPU-87', '7K3M-9QPD-8', '7K3M-9QPD-870', '', 'A-7K3M-9QPD-87'])('domein §2: "%s" is refused', (invoer) => {
    expect(leesNummer('casus', invoer)).toBeNull();
  });
  test('domein §2: a number of another kind is refused', () => {
    expect(leesNummer('melding', 'A-4D0R-N8WX-36')).toBeNull();
    expect(leesNummer('melding', '4D0R-N8WX-36')).toBeNull();
  });

  const soort = fc.constantFrom(...Object.keys(nummersoorten) as Nummersoort[]);
  const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
  test('domein §2: what is made can be read back', () => {
    fc.assert(fc.property(soort, bytes, (s, b) => {
      const nummer = maakNummer(s, b);
      expect(leesNummer(s, nummer)).toBe(nummer);
      expect(leesNummer(s, nummer.toLowerCase().replaceAll('-', ' '))).toBe(nummer);
    }));
  });
  test('domein §2: any single changed character is refused', () => {
    fc.assert(fc.property(soort, bytes, fc.nat(13), fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTUVWXYZ*')), (s, b, plaats, teken) => {
      const nummer = maakNummer(s, b);
      fc.pre(plaats < nummer.length && nummer[plaats] !== '-' && nummer[plaats] !== teken);
      expect(leesNummer(s, nummer.slice(0, plaats) + teken + nummer.slice(plaats + 1))).toBeNull();
    }), { numRuns: 2000 });
  });
});
