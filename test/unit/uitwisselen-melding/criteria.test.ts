import { describe, expect, test } from 'vitest';
import { toetsMelding } from '../../../src/bouwstenen/uitwisselen-melding/criteria.ts';
import type { Inhoud, Soort } from '../../../src/bouwstenen/uitwisselen-melding/model.ts';
import { startcriteria } from '../../../src/platform/db/migraties/050-melding-startgegevens.ts';

const now = new Date('2026-11-23T08:00:00Z');
const rijen = (soort: Soort) => startcriteria.filter((c) => c.soort === soort).map((c) => ({ code: c.code, weging: c.weging ?? 'niet', melding: c.melding }));
const toets = (soort: Soort, inhoud: Inhoud, isBurger = false) => toetsMelding({ inhoud, soort, isBurger, now }, rijen(soort));
const vijftig = 'x'.repeat(50);
const volledig: Inhoud = {
  situatieschets: vijftig, incidentOp: '2026-11-22T20:00:00Z', acuutGevaar: 'nee', betrokkenen: [{ rol: 'centraal', bsn: '999500016' }],
  melder: { naam: 'Joost', functie: 'Agent', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'nee', meldcode: 'ja', huisarts: 'bekend', bezoekveiligheid: 'geen' },
};
const zonder = (veld: keyof Inhoud): Inhoud => Object.fromEntries(Object.entries(volledig).filter(([k]) => k !== veld));

describe('domein §7.1 (e): completeness', () => {
  test('domein §7.1: a full VT melding lacks nothing', () => { expect(toets('VT', volledig)).toEqual({ blokkeert: [], ontbreekt: [], waarschuwt: [] }); });
  test('domein §7.1 (i): a VT melding without M5 lacks exactly M5', () => {
    expect(toets('VT', { ...volledig, antwoorden: { geinformeerd: 'ja', meldcode: 'ja', huisarts: 'a', bezoekveiligheid: 'b' } }).blokkeert).toEqual(['M5']);
  });
  test('domein §7.1 M5: children without an age are not enough', () => {
    const kinderen = (b: Inhoud['betrokkenen']) => toets('VT', { ...volledig, betrokkenen: [...volledig.betrokkenen ?? [], ...b ?? []], antwoorden: { ...volledig.antwoorden, kinderen: 'ja' } }).blokkeert;
    expect(kinderen([])).toEqual(['M5']);
    expect(kinderen([{ rol: 'kind', voornamen: 'A' }])).toEqual(['M5']);
    expect(kinderen([{ rol: 'kind', voornamen: 'A', leeftijd: 4 }])).toEqual([]);
  });
  test.each([
    ['geslachtsnaam with a part of the birth date', { geslachtsnaam: 'Wulp', geboortedatum: '1980' }, []], ['geslachtsnaam with an address', { geslachtsnaam: 'Wulp', adres: { postcode: '1201SS', huisnummer: 3 } }, []],
    ['geslachtsnaam alone', { geslachtsnaam: 'Wulp' }, ['M1']], ['a BSN that fails the 11-test', { bsn: '999500017' }, ['M1']], ['a birth date alone', { geboortedatum: '1980-01-01' }, ['M1']],
  ] as const)('domein §7.1 M1: %s', (_naam, persoon, verwacht) => { expect(toets('VT', { ...volledig, betrokkenen: [{ rol: 'centraal', ...persoon }] }).blokkeert).toEqual(verwacht); });
  test('domein §7.1 M1: for COM an alias with a safe way of contact suffices, for VT it does not', () => {
    const i: Inhoud = { ...volledig, betrokkenen: [{ rol: 'slachtoffer', alias: 'Lotus', veiligeContactwijze: 'via de opvang' }] };
    expect(toets('COM', i).blokkeert).not.toContain('M1');
    expect(toets('VT', i).blokkeert).toContain('M1');
  });
  test('domein §7.1 M2: 49 characters, spaces around do not count, code points do; a moment to come is refused', () => {
    expect(toets('VT', { ...volledig, situatieschets: `  ${'x'.repeat(49)}  ` }).blokkeert).toEqual(['M2']);
    expect(toets('VT', { ...volledig, situatieschets: '😀'.repeat(49) }).blokkeert).toEqual(['M2']);
    expect(toets('VT', { ...volledig, situatieschets: '😀'.repeat(50) }).blokkeert).toEqual([]);
    expect(toets('VT', { ...volledig, incidentOp: '2026-11-23T08:00:01Z' }).blokkeert).toEqual(['M2']);
    expect(toets('VT', zonder('acuutGevaar')).blokkeert).toEqual(['M2']);
  });
  test('domein §7.1 M3: a professional needs a function, a citizen not; NAZ takes a name or a phone; anonymous needs a reason', () => {
    const met = (melder: Inhoud['melder'], isBurger: boolean, soort: Soort = 'VT') => toets(soort, { ...volledig, melder }, isBurger).blokkeert.includes('M3');
    expect(met({ naam: 'A', telefoon: '1' }, false)).toBe(true);
    expect(met({ naam: 'A', telefoon: '1' }, true)).toBe(false);
    expect(met({ naam: 'A' }, true)).toBe(true);
    expect(met({ naam: 'A' }, true, 'NAZ')).toBe(false);
    expect(met({ anoniemTegenoverGezin: true }, false)).toBe(true);
    expect(met({ anoniemTegenoverGezin: true, anoniemReden: 'Bang voor de buren.' }, false)).toBe(false);
  });
  test('domein §7.1 M4: "nee" needs a reason; for NAZ it only warns', () => {
    const i: Inhoud = { ...volledig, antwoorden: { ...volledig.antwoorden, geinformeerd: 'nee' } };
    expect(toets('VT', i).blokkeert).toEqual(['M4']);
    expect(toets('NAZ', i)).toMatchObject({ blokkeert: [], waarschuwt: ['M4'] });
  });
  test('domein §7.1 M6: the meldcode binds professionals, not citizens', () => {
    const i: Inhoud = { ...volledig, antwoorden: { ...volledig.antwoorden, meldcode: 'nee' } };
    expect(toets('VT', i).blokkeert).toEqual(['M6']);
    expect(toets('VT', i, true).blokkeert).toEqual([]);
  });
  test('domein §7.1 M7: ZVH with one domein can be sent, and lacks M7 afterwards', () => {
    expect(toets('ZVH', { ...volledig, antwoorden: { ...volledig.antwoorden, domeinen: ['zorg'], lokaalGeprobeerd: 'ja' } })).toMatchObject({ blokkeert: [], ontbreekt: ['M7'] });
    expect(toets('ZVH', { ...volledig, antwoorden: { ...volledig.antwoorden, domeinen: ['zorg', 'straf'], lokaalGeprobeerd: 'Het wijkteam was er.' } }).ontbreekt).toEqual([]);
  });
  test('domein §7.1: an empty melding names every blocking code at once', () => {
    expect(toets('VT', {}).blokkeert).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
    expect(toets('COM', {}).blokkeert).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M8']);
  });
});
