import { describe, expect, test } from 'vitest';
import { feestdagenVan, isFeestdagVolgensRegel } from '../../../src/domein/feestdagen.ts';
import { datumVan, eindeVanDag, plusMaanden } from '../../../src/domein/kalender.ts';
import { awtGeldt, eindeVanTermijn, signaal80, terugtellen, verlengd } from '../../../src/domein/termijn.ts';
import type { Eenheid } from '../../../src/domein/termijn.ts';

const eind = (start: string, duur: number, eenheid: Eenheid, awt = true, opschortingen: { van: string; tot: string }[] = []): string =>
  eindeVanTermijn(new Date(start), { duur, eenheid, awt }, isFeestdagVolgensRegel, opschortingen.map((o) => ({ van: new Date(o.van), tot: new Date(o.tot) }))).toISOString();
const aan = ([duur, eenheid]: [number, Eenheid]): boolean => awtGeldt({ duur, eenheid, awt: true });
const dagen = (jaar: number): string[] => feestdagenVan(jaar).map((dag) => dag.datum.slice(5));

describe('feestdagen', () => {
  test('domein §4: 2027', () => {
    expect(dagen(2027)).toEqual(['01-01', '03-26', '03-29', '04-27', '05-05', '05-06', '05-17', '12-25', '12-26']);
  });
  test('domein §4: 2028', () => {
    expect(dagen(2028)).toEqual(['01-01', '04-14', '04-17', '04-27', '05-05', '05-25', '06-05', '12-25', '12-26']);
  });
  test('domein §4: Koningsdag moves to Saturday when 27 April is a Sunday (2031)', () => {
    expect(dagen(2031)).toContain('04-26');
    expect(dagen(2031)).not.toContain('04-27');
  });
});

describe('vectors', () => {
  test('domein §4: T01 received Thu 24-12-2026 15:00 ends Mon 4-1-2027 23:59:59', () => {
    expect(eind('2026-12-24T15:00:00+01:00', 5, 'werkdag')).toBe('2027-01-04T22:59:59.000Z');
  });
  test('domein §4: T03 recorded Fri 27-11-2026 ends Mon 28-12-2026, because Fri 25-12 is a feestdag', () => {
    expect(eind('2026-11-27T10:00:00+01:00', 4, 'week')).toBe('2026-12-28T22:59:59.000Z');
  });
  test('domein §4: T04 received 31-1-2027 ends Mon 1-3-2027, because 28-2 is a Sunday', () => {
    expect(eind('2027-01-31T10:00:00+01:00', 1, 'maand')).toBe('2027-03-01T22:59:59.000Z');
  });
  test('domein §4: T02 started Mon 23-11-2026 ends Mon 1-2-2027', () => {
    expect(eind('2026-11-23T09:00:00+01:00', 10, 'week')).toBe('2027-02-01T22:59:59.000Z');
  });
  test('domein §4: T09 Sat 26-12 23:30 ends Sun 27-12 00:30', () => {
    expect(eind('2026-12-26T23:30:00+01:00', 1, 'uur')).toBe('2026-12-26T23:30:00.000Z');
  });
});

describe('rules', () => {
  test('domein §4: hours are elapsed time, also when the clock goes back (25-10-2026)', () => {
    expect(eind('2026-10-24T12:00:00+02:00', 24, 'uur')).toBe('2026-10-25T10:00:00.000Z');
  });
  test('domein §4: a day ends at 23:59:59 in summer and in winter time', () => {
    expect(eindeVanDag('2026-07-01').toISOString()).toBe('2026-07-01T21:59:59.000Z');
    expect(eindeVanDag('2026-10-24').toISOString()).toBe('2026-10-24T21:59:59.000Z');
    expect(eindeVanDag('2026-10-25').toISOString()).toBe('2026-10-25T22:59:59.000Z');
    expect(eindeVanDag('2027-03-28').toISOString()).toBe('2027-03-28T21:59:59.000Z');
  });
  test('domein §4: the day is the Dutch day: 23:30 UTC counts as the next day', () => {
    expect(datumVan(new Date('2026-11-23T23:30:00Z'))).toBe('2026-11-24');
    expect(eind('2026-11-23T23:30:00Z', 1, 'werkdag')).toBe('2026-11-25T22:59:59.000Z');
  });
  test('domein §4: a month ends on the same day number, else on the last day of the month', () => {
    expect(plusMaanden('2027-01-31', 1)).toBe('2027-02-28');
    expect(plusMaanden('2028-01-31', 1)).toBe('2028-02-29');
    expect(plusMaanden('2026-11-30', 3)).toBe('2027-02-28');
    expect(plusMaanden('2026-12-15', 1)).toBe('2027-01-15');
  });
  test('domein §4: awt is off for hours, > 90 days, > 12 weeks, > 3 months and years', () => {
    expect(([[90, 'dag'], [12, 'week'], [3, 'maand'], [5, 'werkdag']] as [number, Eenheid][]).map(aan)).toEqual([true, true, true, true]);
    expect(([[91, 'dag'], [13, 'week'], [4, 'maand'], [1, 'jaar'], [24, 'uur'], [15, 'minuut']] as [number, Eenheid][]).map(aan)).toEqual([false, false, false, false, false, false]);
  });
  test('domein §4: a long term may end on a Sunday (6 months from 23-8-2026 is Tue; from 28-8-2026 is Sun 28-2-2027)', () => {
    expect(eind('2026-08-28T10:00:00+02:00', 6, 'maand')).toBe('2027-02-28T22:59:59.000Z');
  });
  test('domein §4: an extension is a longer term from the same start (T03: 6 weeks from 27-11-2026 is Fri 8-1-2027)', () => {
    const t03 = verlengd({ duur: 4, eenheid: 'week', awt: true }, 2, 1);
    expect(eindeVanTermijn(new Date('2026-11-27T10:00:00+01:00'), t03, isFeestdagVolgensRegel).toISOString()).toBe('2027-01-08T22:59:59.000Z');
  });
  test('domein §4: an extension of T04 (3 months from 31-1-2027) ends 30-4-2027', () => {
    expect(eind('2027-01-31T10:00:00+01:00', 3, 'maand')).toBe('2027-04-30T21:59:59.000Z');
  });
  test('domein §4: a suspension of werkdagen moves the end by werkdagen, the first day not counted', () => {
    // 5 werkdagen from Mon 23-11-2026 = Mon 30-11; still from Tue 24 to Fri 27 = 3 werkdagen → Thu 3-12
    expect(eind('2026-11-23T09:00:00+01:00', 5, 'werkdag', true, [{ van: '2026-11-24T10:00:00+01:00', tot: '2026-11-27T10:00:00+01:00' }])).toBe('2026-12-03T22:59:59.000Z');
  });
  test('domein §4: a suspension is added to the raw end and awt is applied once, last', () => {
    // 4 weeks from Fri 27-11-2026 = Fri 25-12 (feestdag); 2 days still → Sun 27-12 → Mon 28-12
    expect(eind('2026-11-27T10:00:00+01:00', 4, 'week', true, [{ van: '2026-12-01T10:00:00+01:00', tot: '2026-12-03T10:00:00+01:00' }])).toBe('2026-12-28T22:59:59.000Z');
  });
  test('domein §4: a suspension of an hours term is elapsed time', () => {
    expect(eind('2026-11-23T09:00:00Z', 4, 'uur', true, [{ van: '2026-11-23T10:00:00Z', tot: '2026-11-23T11:30:00Z' }])).toBe('2026-11-23T14:30:00.000Z');
  });
  test('domein §4: T15 counts back 5 werkdagen before the day of the overleg', () => {
    expect(terugtellen(new Date('2027-01-06T10:00:00+01:00'), { duur: 5, eenheid: 'werkdag' }, isFeestdagVolgensRegel).toISOString()).toBe('2026-12-29T22:59:59.000Z');
    expect(terugtellen(new Date('2027-01-06T10:00:00+01:00'), { duur: 4, eenheid: 'uur' }, isFeestdagVolgensRegel).toISOString()).toBe('2027-01-06T05:00:00.000Z');
  });
  test('domein §4: the signal comes at 80 % of the span', () => {
    expect(signaal80(new Date('2026-11-23T09:00:00Z'), new Date('2026-11-23T10:00:00Z')).toISOString()).toBe('2026-11-23T09:48:00.000Z');
  });
});
