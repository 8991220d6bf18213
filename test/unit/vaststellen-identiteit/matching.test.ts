import { describe, expect, test } from 'vitest';
import { kanNaarBvv, vergelijk, zoekwegen } from '../../../src/bouwstenen/vaststellen-identiteit/matching.ts';
import type { Bronpersoon } from '../../../src/bouwstenen/vaststellen-identiteit/brp/vertaal.ts';

const jorgen: Bronpersoon = {
  bron: 'BRP', bsn: '999500089', vreemdelingnummer: null, voornamen: 'Jörgen', voorvoegsel: null, geslachtsnaam: 'Ćosić', naamZoek: 'jorgen cosic', geboorte: { datum: '2014-05-03', precisie: 'volledig' }, geslacht: 'M',
  overleden: false, overledenOp: null, geheimhouding: false, inOnderzoek: [], curatele: false, rni: false, verblijf: { soort: 'adres', adres: { postcode: '1330SS', huisnummer: 30 } }, adresregel: null, gemeenteCode: '9002', verwanten: [],
};
const opgave = { bsn: '999500089', geslachtsnaam: 'cosic', geboortedatum: '2014-05-03' };

describe('R2.1 order of searching', () => {
  test.each([
    ['BSN first', { bsn: '000900011', geslachtsnaam: 'Cosic', geboortedatum: '2021-07-06', postcode: '1330 SS', huisnummer: 30 }, ['bsn', 'naam', 'adres']],
    ['a wrong BSN is not asked', { bsn: '099950012', geslachtsnaam: 'Cosic', geboortedatum: '2021-07-06' }, ['naam']],
    ['a partly known date cannot be searched on', { geslachtsnaam: 'Cosic', geboortedatum: '2014', postcode: '1330SS', huisnummer: 30 }, ['adres']],
    ['only a name gives no way', { geslachtsnaam: 'Cosic' }, []],
    ['an address without number gives no way', { postcode: '1330SS' }, []],
  ] as const)('R2.1: %s', (_, o, wegen) => { expect(zoekwegen(o)).toEqual(wegen); });
  test('R2.1: the BVV needs a number, or a name with at least a year', () => {
    expect([{ vreemdelingnummer: '2910000027' }, { geslachtsnaam: 'Tesfaye', geboortedatum: '1998' }, { geslachtsnaam: 'Tesfaye' }, { geboortedatum: '1998' }].map(kanNaarBvv)).toEqual([true, true, false, false]);
  });
});

describe('R2.2 automatic only when everything matches', () => {
  test('R2.2: BSN, birth date and name without accents match', () => { expect(vergelijk(opgave, jorgen)).toMatchObject({ automatisch: true, verschil: [] }); });
  test.each([
    ['no BSN told', { ...opgave, bsn: undefined }, jorgen],
    ['another BSN', { ...opgave, bsn: '999500090' }, jorgen],
    ['no birth date told', { ...opgave, geboortedatum: undefined }, jorgen],
    ['only the year told', { ...opgave, geboortedatum: '2014' }, jorgen],
    ['another birth date', { ...opgave, geboortedatum: '2014-05-04' }, jorgen],
    ['the register knows only the year', opgave, { ...jorgen, geboorte: { datum: '2014', precisie: 'jaar' as const } }],
    ['another name', { ...opgave, geslachtsnaam: 'Kruisbek' }, jorgen],
    ['no name told', { ...opgave, geslachtsnaam: undefined }, jorgen],
    ['deceased', opgave, { ...jorgen, overleden: true }],
  ])('R2.2: NOT automatic: %s', (_, o, p) => { expect(vergelijk(o, p).automatisch).toBe(false); });
  test('R2.2: a voorvoegsel may be typed in the name', () => {
    const mira = { ...jorgen, bsn: '999500016', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', geboorte: { datum: '1988-02-29', precisie: 'volledig' as const } };
    expect(vergelijk({ bsn: '999500016', geslachtsnaam: 'van der heiweide', geboortedatum: '1988-02-29' }, mira).automatisch).toBe(true);
    expect(vergelijk({ bsn: '999500016', geslachtsnaam: 'heiweide', geboortedatum: '1988-02-28' }, mira).automatisch).toBe(false);
  });
  test('domein §7.2 (i): "jorgen cosic" matches, a partly known date fits as its beginning', () => {
    expect(vergelijk({ voornamen: 'jorgen', geslachtsnaam: 'cosic', geboortedatum: '2014' }, jorgen)).toEqual({ overeenkomst: ['geboortedatum', 'geslachtsnaam', 'voornamen', 'in-leven'], verschil: [], automatisch: false });
  });
  test('R2.2: what differs is named for the human', () => {
    expect(vergelijk({ geslachtsnaam: 'Cosic', voornamen: 'Zoë', postcode: '1330 ss', huisnummer: 31 }, jorgen).verschil).toEqual(['voornamen', 'adres']);
  });
});
