import { describe, expect, test } from 'vitest';
import { naamZoek } from '../../../src/domein/naamzoek.ts';
import { pseudoniem } from '../../../src/domein/pseudoniem.ts';
import { bsnIndex, contextSleutel, sleutelUitTekst } from '../../../src/domein/versleuteling.ts';

const sleutelEen = Buffer.from('sleutel-een-voor-de-toets-0000001');
const sleutelTwee = Buffer.from('sleutel-twee-voor-de-toets-000002');

describe('pseudoniem', () => {
  // Expected texts were made with another implementation of HMAC-SHA-256 and base32.
  test('domein §2: HMAC-SHA-256, base32 in lower case, 26 characters', () => {
    expect(pseudoniem(sleutelEen, { bsn: '999500016' })).toBe('jo3htc3akmzcef7dcmkno7b2lp');
    expect(pseudoniem(sleutelEen, { persoonId: '0b1c9a52-2f5e-4b9e-9c1d-3f0a7f6a1e11' })).toBe('clehdgqomfihlvdcobedtq4a4a');
  });
  test('domein §2: another context (key) gives another pseudonym, so that two partners cannot join', () => {
    expect(pseudoniem(sleutelTwee, { bsn: '999500016' })).toBe('x4ct5imz3hmbzpik3qaewsva43');
  });
  test('domein §2: the same context gives the same pseudonym', () => {
    expect(pseudoniem(sleutelEen, { bsn: '000900011' })).toBe(pseudoniem(Buffer.from(sleutelEen), { bsn: '000900011' }));
  });
});

describe('versleuteling', () => {
  const hoofd = Buffer.alloc(32, 7).toString('base64');
  const sleutel = sleutelUitTekst(hoofd);
  const andere = sleutelUitTekst(Buffer.alloc(32, 8).toString('base64'));
  test('domein §2: the index finds the same BSN, with its own key', () => {
    expect(bsnIndex(andere, '999500016')).toBe(bsnIndex(andere, '999500016'));
    expect(bsnIndex(andere, '999500016')).not.toBe(bsnIndex(andere, '999500028'));
    expect(bsnIndex(andere, '999500016')).not.toBe(bsnIndex(sleutel, '999500016'));
  });
  test('domein §2: a key of the wrong length is refused', () => {
    expect(() => sleutelUitTekst(Buffer.alloc(16).toString('base64'))).toThrow(RangeError);
  });
  test('domein §2: each pseudonym context has its own key', () => {
    const contexten = ['log', 'export', 'bekendheid:00000099000000003000', 'bekendheid:00000099000000004000', 'monitor:2026'] as const;
    expect(new Set(contexten.map((c) => contextSleutel(hoofd, c).toString('hex'))).size).toBe(5);
  });
});

describe('naamZoek', () => {
  test.each([
    ['Jörgen Ćosić', 'jorgen cosic'], ['Zoë', 'zoe'], ['  Van   der Heiweide ', 'van der heiweide'], ['’t Hooft', "'t hooft"],
    ['Łukasz Søndergård', 'lukasz sondergard'], ['Aïsha', 'aisha'],
  ])('domein §7.2: "%s" is searched as "%s"', (naam, zoek) => {
    expect(naamZoek(naam)).toBe(zoek);
  });
  test('domein §7.2: composed and decomposed spelling are equal', () => {
    expect(naamZoek('Zoe\u0308')).toBe(naamZoek('Zo\u00eb'));
  });
});
