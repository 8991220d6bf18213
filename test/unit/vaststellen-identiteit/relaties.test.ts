import { describe, expect, test } from 'vitest';
import { leidRelatiesAf } from '../../../src/bouwstenen/vaststellen-identiteit/relaties.ts';
import type { Persoon } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';

const persoon = (id: string, meer: Partial<Persoon>): Persoon => ({
  id, bron: 'BRP', voornamen: id, voorvoegsel: null, geslachtsnaam: 'X', geboortedatum: '1990-01-01', precisie: 'volledig', geslacht: 'V', isOverleden: false, overledenOp: null, geheimhouding: false, inOnderzoek: [], curatele: false, rni: false,
  verblijf: 'adres', adres: null, adresHash: null, gemeenteCode: null, opgehaaldOp: null, volledig: true, bsnIndex: `i-${id}`, heeftBsn: true, verwanten: [], ...meer,
});
const kort = (personen: Persoon[]): string[] => leidRelatiesAf(personen).map((r) => `${r.van} ${r.soort} ${r.naar} ${r.zekerheid}${r.isBevestigd ? '!' : ''}`).sort();

describe('R2.10 relations', () => {
  test('R2.10: parents and brothers follow from the register, once, from whichever side it is told', () => {
    expect(kort([persoon('a', { verwanten: [{ soort: 'kind', bsnIndex: 'i-k1' }] }), persoon('k1', { verwanten: [{ soort: 'ouder', bsnIndex: 'i-a' }] }), persoon('k2', { verwanten: [{ soort: 'ouder', bsnIndex: 'i-a' }] })])).toEqual(['a ouder k1 3!', 'a ouder k2 3!', 'k1 broer-zus k2 3!']);
  });
  test('R2.10: an ex-partner and a shared address are suggestions of certainty 1', () => {
    expect(kort([persoon('a', { adresHash: 'h', verwanten: [{ soort: 'ex-partner', bsnIndex: 'i-b' }] }), persoon('b', {}), persoon('c', { adresHash: 'h' })])).toEqual(['a ex-partner b 1', 'a huisgenoot c 1']);
  });
  test('R2.10: family at one address is not suggested as housemates too, and the dead share no house', () => {
    expect(kort([persoon('a', { adresHash: 'h', verwanten: [{ soort: 'partner', bsnIndex: 'i-b' }] }), persoon('b', { adresHash: 'h' }), persoon('d', { adresHash: 'h', isOverleden: true })])).toEqual(['a partner b 3!']);
  });
  test('R2.10: a relative who is not in the case is not added', () => { expect(kort([persoon('a', { verwanten: [{ soort: 'ouder', bsnIndex: 'i-elders' }] })])).toEqual([]); });
  test('R2.10: a grandparent follows from two steps', () => {
    expect(kort([persoon('o', {}), persoon('m', { verwanten: [{ soort: 'ouder', bsnIndex: 'i-o' }] }), persoon('k', { verwanten: [{ soort: 'ouder', bsnIndex: 'i-m' }] })])).toContain('o grootouder k 3!');
  });
});
