import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GeheimOnleesbaar, SleutelOnbekend, adresIndexen, bsnIndexen, kidVan, kidVanTekst, maakSleutelring, ontsleutel, versleutel } from '../../../src/domein/versleuteling.ts';

const tekst = (n: number): string => Buffer.alloc(32, n).toString('base64');
const oud = maakSleutelring(tekst(7)), nieuw = maakSleutelring(tekst(8)), beide = maakSleutelring(tekst(8), [tekst(7)]);
const bsn = '999500016', plek = 'persoon.bsn:1';
const schrijf = (ring: typeof oud): string => versleutel(ring.huidig.bytes, bsn, plek);
/** A text as it was written before keys had a name, made here by hand. */
const v1 = (n: number): string => {
  const iv = Buffer.alloc(12, 3), c = createCipheriv('aes-256-gcm', Buffer.alloc(32, n), iv).setAAD(Buffer.from(plek)), inhoud = Buffer.concat([c.update(bsn), c.final()]);
  return `v1.${Buffer.concat([iv, c.getAuthTag(), inhoud]).toString('base64url')}`;
};
const vang = (doe: () => unknown): Error => { try { doe(); } catch (fout) { return fout as Error; } throw new Error('nothing was thrown'); };

describe('key ring', () => {
  test('domein §2: a BSN column is unreadable, never twice the same, and opens again', () => {
    const een = schrijf(oud);
    expect(een).not.toContain(bsn);
    expect(schrijf(oud)).not.toBe(een);
    expect(ontsleutel(oud, een, plek)).toBe(bsn);
  });
  // The expected name was made with sha256sum over the label and 32 bytes of 7.
  test('issue 5.4: a text names its key by a short id that comes from the key', () => {
    expect(kidVan(Buffer.alloc(32, 7))).toBe('b40e0f28');
    expect(schrijf(oud)).toMatch(/^v2\.b40e0f28\.[\w-]+$/);
    expect([kidVanTekst(schrijf(oud)), kidVanTekst(v1(7)), kidVanTekst('zomaar tekst')]).toEqual(['b40e0f28', undefined, null]);
  });
  test('issue 5.4: a ring writes with its current key and reads with all', () => {
    expect(kidVanTekst(schrijf(beide))).toBe(nieuw.huidig.kid);
    expect([ontsleutel(beide, schrijf(oud), plek), ontsleutel(beide, schrijf(nieuw), plek)]).toEqual([bsn, bsn]);
    expect(maakSleutelring(tekst(8), [tekst(8), tekst(7)]).alle.map((s) => s.kid)).toEqual(beide.alle.map((s) => s.kid));
  });
  test('issue 5.4: a text of before the ring opens with any key of the ring', () => {
    expect([ontsleutel(oud, v1(7), plek), ontsleutel(beide, v1(7), plek), ontsleutel(beide, v1(8), plek)]).toEqual([bsn, bsn, bsn]);
    expect(vang(() => ontsleutel(nieuw, v1(7), plek))).toBeInstanceOf(GeheimOnleesbaar);
  });
  test('issue 5.4: an unknown key is named, and neither the text nor a crypto error comes out', () => {
    const geheim = schrijf(oud), fout = vang(() => ontsleutel(nieuw, geheim, plek));
    expect(fout).toBeInstanceOf(SleutelOnbekend);
    expect(fout.message).toContain('b40e0f28');
    expect(fout.message).not.toContain(geheim.slice(12));
  });
  test.each([
    ['another row', (g: string) => [g, 'persoon.bsn:2']], ['a changed text', (g: string) => [g.slice(0, 20) + (g[20] === 'A' ? 'B' : 'A') + g.slice(21), plek]],
    ['a text cut short', (g: string) => [g.slice(0, 30), plek]], ['no cipher text', () => ['zomaar een gewone tekst', plek]], ['a later version', (g: string) => [`v3${g.slice(2)}`, plek]],
  ])('issue 5.4: %s does not open, with our own error', (_wat, maak) => {
    const [geheim = '', waar = ''] = maak(schrijf(oud)), fout = vang(() => ontsleutel(oud, geheim, waar));
    expect(fout).toBeInstanceOf(GeheimOnleesbaar);
    expect(fout.message).not.toContain(geheim.slice(12));
  });
  test('issue 5.4: a number and an address are looked for under every key, the current one first', () => {
    expect(bsnIndexen(beide, bsn)).toEqual([...bsnIndexen(nieuw, bsn), ...bsnIndexen(oud, bsn)]);
    expect(new Set(bsnIndexen(beide, bsn)).size).toBe(2);
    expect(adresIndexen(beide, '1234AB|1')).toEqual([...adresIndexen(nieuw, '1234AB|1'), ...adresIndexen(oud, '1234AB|1')]);
  });
});
