import { describe, expect, test } from 'vitest';
import { generaties, gezagzinnen, isKind, plaats, zekerheidwoord } from '../../../src/web/werkplek/casus/huis.ts';
import type { Huishouden, Huishoudpersoon } from '../../../src/web/delen/api-types.ts';

const p = (id: string, leeftijd: string | null): Huishoudpersoon => ({ id, rol: 'overig', naam: id, leeftijd, geboortejaar: null, geboortedatum: null, bsn: null, geslacht: null, adres: null, isAdresGeheim: false, isOverleden: false, inOnderzoek: [], bron: 'BRP', zekerheid: 1 });
const r = (van: string, soort: string, naar: string): Huishouden['relaties'][number] => ({ id: `${van}${naar}`, van, naar, soort, isFormeel: true, bron: 'BRP', zekerheid: 1, isBevestigd: true });
const huis: Huishouden = {
  personen: [p('oma', '66 jaar'), p('moeder', '34 jaar'), p('vader', '36 jaar'), p('kind', '5 jaar')], huishoudens: [{ id: 'h', personen: ['moeder', 'kind'] }],
  relaties: [r('oma', 'ouder', 'moeder'), r('moeder', 'ouder', 'kind'), r('vader', 'ouder', 'kind'), r('moeder', 'ex-partner', 'vader')],
  gezag: [{ minderjarigeId: 'kind', stand: 'beoordelen', type: null, houders: [], toelichting: null, triggers: [], peilOp: '2026-11-23T08:00:00Z' }],
};

describe('ux §6 Relatiediagram', () => {
  test('ux §6: generations are rows; partners stand side by side, also a parent without parents of his own', () => {
    expect(Object.fromEntries(generaties(huis))).toEqual({ oma: 0, moeder: 1, vader: 1, kind: 2 });
  });
  test('ux §6: a circle in the data does not hang the page', () => {
    const g = generaties({ personen: [p('a', null), p('b', null)], relaties: [r('a', 'ouder', 'b'), r('b', 'ouder', 'a')] });
    expect(g.size).toBe(2);
  });
  test('ux §6: who lives elsewhere is marked, nobody when no address is known', () => {
    expect(plaats(huis).plekken.get('vader')?.elders).toBe(true);
    expect(plaats({ ...huis, huishoudens: [] }).plekken.get('vader')?.elders).toBe(false);
  });
  test('R2.6: an age that may be 17 or 18 counts as minor', () => { expect([isKind('17 of 18 jaar'), isKind('18 jaar'), isKind(null)]).toEqual([true, false, false]); });
  test('domein §7.2: what the BRP found by BSN reads as sure, a guess as a suspicion', () => { expect([1, 2, 3].map(zekerheidwoord)).toEqual(['Vermoeden', 'Waarschijnlijk', 'Zeker']); });
  test('ux §4.4: gezag that cannot be told asks for judgement', () => { expect(gezagzinnen(huis)).toEqual([{ zin: 'kind: niet te bepalen', beoordelen: true }]); });
});
