import { describe, expect, test } from 'vitest';
import { maakDemoPersonen, type DemoPersoon } from '../../../src/simulatoren/personen/index.ts';

const personen = maakDemoPersonen('2026-11-23');
const p = (nr: string): DemoPersoon => personen.find((x) => x.nr === nr)!;
const elf = (bsn: string): boolean => [...bsn].reduce((s, c, i) => s + Number(c) * [9, 8, 7, 6, 5, 4, 3, 2, -1][i]!, 0) % 11 === 0;
const gezagstypen = (...nrs: string[]): (string | undefined)[] => nrs.map((nr) => p(nr).gezag?.type);

describe('domein §8 the sixty demo persons', () => {
  test('domein §8: sixty people in twelve households, the same on every run', () => {
    expect(personen).toHaveLength(60);
    expect(new Set(personen.map((x) => x.huishouden)).size).toBe(12);
    expect(maakDemoPersonen('2026-11-23')).toEqual(personen);
  });
  test('domein §8: the BSNs of the design, all valid, and the two with leading zeros', () => {
    expect([p('P01').bsn, p('P02').bsn, p('P03').bsn, p('P04').bsn, p('P60').bsn, p('P09').bsn, p('P33').bsn]).toEqual(['999500016', '999500028', '999500041', '999500053', '999500673', '000900011', '000900023']);
    const alle = personen.flatMap((x) => x.bsn ?? []);
    expect(alle.every(elf)).toBe(true);
    expect(new Set(alle).size).toBe(58);
  });
  test('domein §8: P27 has no BSN but a vreemdelingnummer, P52 only an alias', () => {
    expect(p('P27')).toMatchObject({ bron: 'BVV', vreemdelingnummer: expect.stringMatching(/^\d{10}$/) as string });
    expect(p('P27').bsn).toBeUndefined();
    expect(p('P52')).toMatchObject({ bron: 'opgave', alias: 'Rina' });
  });
  test('domein §8: every type of gezag, with the odd ones', () => {
    expect(gezagstypen('P03', 'P07', 'P12', 'P18', 'P37', 'P28')).toEqual(['GezamenlijkOuderlijkGezag', 'EenhoofdigOuderlijkGezag', 'GezamenlijkGezag', 'Voogdij', 'TijdelijkGeenGezag', 'GezagNietTeBepalen']);
    expect([p('P21').gezag, p('P50').gezag, p('P32').gezag]).toMatchObject([{ type: 'Voogdij', derden: [] }, { type: 'GezamenlijkGezag', derde: null }, { inOnderzoek: true }]);
  });
  test('domein §8: death, secrecy, partly known dates, all four places of residence, investigations', () => {
    expect(p('P20').overledenOp).toMatch(/^\d{4}-/);
    expect(personen.filter((x) => x.huishouden === 7).map((x) => x.geheimhouding)).toEqual([true, true, true, false]);
    expect([p('P30').geboorte.soort, p('P39').geboorte.soort]).toEqual(['jaar', 'jaar-maand']);
    expect(['P29', 'P45', 'P49', 'P01'].map((nr) => p(nr).verblijf.soort)).toEqual(['buitenland', 'locatie', 'onbekend', 'adres']);
    expect(p('P34').inOnderzoek).toEqual(['verblijfplaats']);
  });
  test('domein §8: P47 turns 18 on 2026-12-01, and eight days after any other start', () => {
    expect(p('P47').geboorte).toEqual({ soort: 'volledig', datum: '2008-12-01' });
    expect(maakDemoPersonen('2028-02-21').find((x) => x.nr === 'P47')!.geboorte).toMatchObject({ datum: '2010-02-28' });
  });
  test('domein §8: postcodes that are never issued, two addresses in the stepfamily', () => {
    for (const x of personen) if (x.verblijf.soort === 'adres') expect(x.verblijf.postcode).toMatch(/^[1-9]\d{3}S[SD]$/);
    expect(new Set(['P10', 'P14'].map((nr) => JSON.stringify(p(nr).verblijf))).size).toBe(2);
    expect(p('P03').verblijf).toEqual(p('P01').verblijf);
  });
  test('domein §8: names keep their diacritics, relations point both ways', () => {
    expect([p('P07').voornamen, p('P08').voornamen, p('P06').geslachtsnaam]).toEqual(['Jörgen', 'Zoë', 'Ćosić']);
    for (const x of personen) for (const k of x.kinderen) expect(p(k).ouders).toContain(x.nr);
    for (const x of personen) for (const q of [...x.partners, ...x.exPartners]) expect([...p(q).partners, ...p(q).exPartners]).toContain(x.nr);
  });
  test('domein §8: no impossible calendar day, whatever the day of the first start', () => {
    for (const dag of ['2026-11-23', '2027-02-28', '2028-02-29', '2028-12-31']) for (const x of maakDemoPersonen(dag)) {
      if (x.geboorte.soort !== 'volledig') continue;
      expect(new Date(`${x.geboorte.datum}T00:00:00Z`).toISOString().slice(0, 10)).toBe(x.geboorte.datum);
      expect(x.geboorte.datum < dag).toBe(true);
    }
  });
});
