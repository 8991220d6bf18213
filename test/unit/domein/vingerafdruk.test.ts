import { expect, test } from 'vitest';
import { verschilVan, vingerafdruk } from '../../../src/domein/vingerafdruk.ts';

test('domein §7.1: equal content has one fingerprint, whatever the order; another names the fields that differ, never the values', () => {
  const a = { soort: 'VT', inhoud: { b: [1, { y: 2, x: 'Jansen' }], a: null }, weg: undefined };
  expect(vingerafdruk(a)).toBe(vingerafdruk({ inhoud: { a: null, b: [1, { x: 'Jansen', y: 2 }] }, soort: 'VT' }));
  const b = { soort: 'NAZ', inhoud: { a: null, b: [{ x: 'Jansen', y: 2 }, 1] }, nieuw: 1 };
  expect(verschilVan(vingerafdruk(a), vingerafdruk(b))).toEqual(['inhoud', 'nieuw', 'soort']);
  expect(verschilVan(vingerafdruk(a), vingerafdruk(a))).toEqual([]);
  expect(vingerafdruk(a) + vingerafdruk(b)).not.toContain('Jansen');
});

test('domein §7.1: with a salt of its own the same content of two senders does not look the same', () => {
  expect(vingerafdruk({ soort: 'VT' }, 'a')).not.toBe(vingerafdruk({ soort: 'VT' }, 'b'));
  expect(verschilVan(vingerafdruk({ soort: 'VT', x: 1 }, 'a'), vingerafdruk({ soort: 'VT', x: 2 }, 'a'))).toEqual(['x']);
});
