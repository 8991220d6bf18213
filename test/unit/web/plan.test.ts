import { describe, expect, test } from 'vitest';
import { stap, wachtOp, type Hulp } from '../../../src/web/werkplek/plan/model.ts';
import { maakTijdbalk, weeknummer } from '../../../src/web/werkplek/plan/tijdbalk.ts';

const hulp = (id: string, status: string): Hulp => ({ id, doelId: 'd', omschrijving: `Hulp ${id}`, organisatieId: null, organisatie: null, soortCode: 'hulp', prioriteit: 'P3', dienstId: null, beschikbaarOp: null, bewustLater: null, geplandVan: null, geplandTot: null, werkelijkVan: null, werkelijkTot: null, status, isActief: true, akkoord: 'gegeven', akkoordReden: null, instemmingen: [], opmerkingen: [], isVoorgesteld: false, nietUitgezet: null, telefoon: null, bespreking: null, actieStatus: null, planning: null });

test('ux §4.11: a card waits for predecessors that have not ended, by name', () => {
  const plan = { interventies: [hulp('a', 'loopt'), hulp('b', 'afgerond'), hulp('c', 'gepland')], afhankelijkheden: [{ id: '1', vanId: 'a', naarId: 'c', soort: 'na-afronding', wachtdagen: 0 }, { id: '2', vanId: 'b', naarId: 'c', soort: 'na-start', wachtdagen: 2 }] };
  expect(wachtOp(plan, 'c')).toEqual(['Hulp a']);
  expect(wachtOp(plan, 'a')).toEqual([]);
});
test('ux §4.22: arrows move a picked-up card through the states and stop at the ends', () => {
  expect(['gepland', 'wacht', 'loopt', 'afgerond', 'gestopt'].map((s) => stap(s, 1))).toEqual(['wacht', 'loopt', 'afgerond', 'gestopt', 'gestopt']);
  expect(stap('gepland', -1)).toBe('gepland');
});

describe('ux §4.11: the plan as a tijdbalk', () => {
  const doel = { id: 'd', titel: 'Rust', status: 'open', isActief: true, isVoorgesteld: false };
  const van = (id: string, geplandVan: string | null, geplandTot: string | null): Hulp => ({ ...hulp(id, 'gepland'), geplandVan, geplandTot });
  test('ux §4.11: whole weeks from Monday to Sunday; a bar covers its first and its last day', () => {
    // Wednesday 2 December up to and including Tuesday 15 December: three weeks, 21 days.
    const t = maakTijdbalk({ doelen: [doel], interventies: [van('a', '2026-12-02', '2026-12-15'), van('b', '2026-12-14', '2026-12-20'), van('los', '2026-12-01', null)] }, '2026-12-10');
    expect(t.weken).toEqual([{ van: '2026-11-30', nummer: 49 }, { van: '2026-12-07', nummer: 50 }, { van: '2026-12-14', nummer: 51 }]);
    const [a, b] = t.doelen[0]!.balken;
    expect([a!.begin, a!.lengte].map((n) => Math.round(n * 21) / 100)).toEqual([2, 14]);
    expect([b!.begin, b!.lengte].map((n) => Math.round(n * 21) / 100)).toEqual([14, 7]);
    expect(t.doelen[0]!.zonder.map((h) => h.id)).toEqual(['los']);
    expect(Math.round(t.vandaag! * 21) / 100).toBe(10.5);
  });
  test('ux §4.11: today outside the plan has no line; a plan without dates has no weeks', () => {
    expect(maakTijdbalk({ doelen: [doel], interventies: [van('a', '2026-12-02', '2026-12-15')] }, '2026-11-23').vandaag).toBeNull();
    expect(maakTijdbalk({ doelen: [doel], interventies: [van('a', null, null)] }, '2026-11-23')).toMatchObject({ weken: [], vandaag: null });
  });
  test('ux §4.11: weeks are numbered as on the calendar, over the turn of the year too', () => {
    expect(['2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30'].map(weeknummer)).toEqual([53, 53, 1, 1]);
  });
});
