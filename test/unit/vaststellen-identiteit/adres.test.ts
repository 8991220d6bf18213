import { expect, test } from 'vitest';
import { adresregelVan } from '../../../src/bouwstenen/vaststellen-identiteit/adresregel.ts';

test('ux §1: an address reads as people write it', () => {
  expect(adresregelVan({ verblijf: 'adres', adres: { straat: 'Lisdoddeweg', huisnummer: 6, huisletter: 'A', postcode: '1460SS', woonplaats: 'Roekdam' } })).toBe('Lisdoddeweg 6A, 1460 SS Roekdam');
});
