import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gezagAntwoord, gezagsrelatie, gezagVraag, personenAntwoord, personenVraag } from '../../../src/bouwstenen/vaststellen-identiteit/brp/contract.ts';
import { vertaalDatum, vertaalGeslacht, vertaalGezag, vertaalPersoon } from '../../../src/bouwstenen/vaststellen-identiteit/brp/vertaal.ts';

const gouden = (naam: string): unknown => (JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/brp', `${naam}.json`), 'utf8')) as { voorbeeld: unknown }).voorbeeld;
const eerste = (naam: string) => vertaalPersoon(personenAntwoord.parse(gouden(naam)).personen[0]!);

describe('R2.4 four date shapes', () => {
  test.each([
    [{ type: 'Datum', datum: '2008-02-29' }, { datum: '2008-02-29', precisie: 'volledig' }],
    [{ type: 'JaarMaandDatum', jaar: 2008, maand: 4 }, { datum: '2008-04', precisie: 'jaar-maand' }],
    [{ type: 'JaarDatum', jaar: 983 }, { datum: '0983', precisie: 'jaar' }],
    [{ type: 'DatumOnbekend' }, { datum: null, precisie: 'onbekend' }],
  ] as const)('R2.4: %o', (in_, uit) => { expect(vertaalDatum(in_)).toEqual(uit); });
  test('R2.4: an absent date is an unknown date', () => { expect(vertaalDatum(undefined)).toEqual({ datum: null, precisie: 'onbekend' }); });
});

describe('R2.4 four places of residence', () => {
  test('R2.4: an address keeps the short street name and loses the space in the postcode (clashes 6 and 9)', () => {
    expect(eerste('antwoord-adres').verblijf).toEqual({ soort: 'adres', adres: { straat: 'Burgemeester van den Lepelaarstraat', korteStraat: 'Burg v d Lepelaarstr', huisnummer: 12, huisletter: 'A', postcode: '1229SS', woonplaats: 'Vinkenoord' } });
  });
  test('R2.4: abroad', () => { expect(eerste('antwoord-buitenland').verblijf).toEqual({ soort: 'buitenland', adres: { regels: ['Rue du Saule 14', '9990 Sint Vogelaar'], land: 'België' } }); });
  test('R2.4: a described place', () => { expect(eerste('antwoord-locatie').verblijf).toEqual({ soort: 'locatie', adres: { locatie: 'Woonschip Vaarwel, jachthaven' } }); });
  test('R2.4: unknown', () => { expect(eerste('antwoord-onbekend').verblijf).toEqual({ soort: 'onbekend', adres: null }); });
});

describe('R2.4 persons', () => {
  test('R2.9: secrecy, investigations and relations come along', () => {
    const p = eerste('antwoord-adres');
    expect(p).toMatchObject({ geheimhouding: true, inOnderzoek: ['verblijfplaats'], gemeenteCode: '9001', naamZoek: 'mira van der heiweide', geboorte: { datum: '1988-02-29', precisie: 'volledig' } });
    expect(p.verwanten).toEqual([{ soort: 'kind', bsn: '999500041' }, { soort: 'ex-partner', bsn: '999500028' }]);
  });
  test('R2.5: overlijden and its day are read', () => { expect(eerste('antwoord-onbekend')).toMatchObject({ overleden: true, overledenOp: '2025-09-29' }); });
  test('R2.5: emigration is not death', () => { expect(eerste('antwoord-buitenland').overleden).toBe(false); });
  test('R2.4: geslacht is M, V or O', () => { expect(['M', 'V', 'O', undefined, 'X'].map(vertaalGeslacht)).toEqual(['M', 'V', 'O', 'O', 'O']); });
  test('domein §2: a BSN keeps its leading zeros', () => {
    expect(personenAntwoord.parse({ type: 'x', personen: [{ burgerservicenummer: '000900011' }] }).personen[0]!.burgerservicenummer).toBe('000900011');
    expect(personenAntwoord.safeParse({ type: 'x', personen: [{ burgerservicenummer: 900011 }] }).success).toBe(false);
  });
});

describe('R2.4 old and new gezag names', () => {
  const minderjarige = { burgerservicenummer: '999500089' };
  test('R2.4: the old name gives the new type', () => {
    const oud = gezagsrelatie.parse({ type: 'TweehoofdigOuderlijkGezag', minderjarige, ouders: [{ burgerservicenummer: '999500077' }, { burgerservicenummer: '999500661' }] });
    expect(vertaalGezag(oud)).toMatchObject({ type: 'GezamenlijkOuderlijkGezag', houders: [{ rol: 'ouder', bsn: '999500077' }, { rol: 'ouder', bsn: '999500661' }] });
  });
  test('R2.4: a third without `type` is known, OnbekendeDerde is not', () => {
    expect(vertaalGezag(gezagsrelatie.parse({ type: 'GezamenlijkGezag', minderjarige, ouder: {}, derde: { burgerservicenummer: '999500077' } })).houders[1]).toEqual({ rol: 'derde', bsn: '999500077', naam: null });
    expect(vertaalGezag(gezagsrelatie.parse({ type: 'GezamenlijkGezag', minderjarige, ouder: {}, derde: { type: 'OnbekendeDerde' } })).houders[1]).toEqual({ rol: 'derde', bsn: null, naam: null });
  });
  test('R2.4: all six types of the golden example are read, with names and explanation', () => {
    const alle = gezagAntwoord.parse(gouden('gezag-antwoord')).personen[0]!.gezag.map(vertaalGezag);
    expect(alle.map((g) => [g.type, g.houders.length])).toEqual([['GezamenlijkOuderlijkGezag', 2], ['EenhoofdigOuderlijkGezag', 1], ['GezamenlijkGezag', 2], ['Voogdij', 1], ['TijdelijkGeenGezag', 0], ['GezagNietTeBepalen', 0]]);
    expect(alle[0]).toMatchObject({ inOnderzoek: true, minderjarigeBsn: '999500089' });
    expect(alle[1]!.houders[0]!.naam).toBe('Vesna Ćosić');
    expect(alle[5]!.toelichting).toBe('Gezag is niet te bepalen.');
  });
  test('R2.4: an unknown type stops the reading instead of passing as nobody', () => { expect(gezagsrelatie.safeParse({ type: 'NieuwGezag', minderjarige }).success).toBe(false); });
});

describe('R2.3 questions', () => {
  test.each(['vraag-bsn', 'vraag-naam', 'vraag-adres'])('R2.3: golden question %s', (n) => { expect(personenVraag.safeParse(gouden(n)).success).toBe(true); });
  test('R2.3: golden gezag question', () => { expect(gezagVraag.safeParse(gouden('gezag-vraag')).success).toBe(true); });
  test('R2.3: nothing else can leave', () => {
    expect(personenVraag.safeParse({ ...gouden('vraag-bsn') as object, telefoon: '1' }).success).toBe(false);
    expect(personenVraag.safeParse({ ...gouden('vraag-bsn') as object, fields: [] }).success).toBe(false);
    expect(personenVraag.safeParse({ ...gouden('vraag-bsn') as object, fields: Array(131).fill('naam') }).success).toBe(false);
  });
});
