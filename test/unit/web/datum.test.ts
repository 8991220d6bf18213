import { describe, expect, test } from 'vitest';
import { datum, kortMoment, moment, termijnstaat, werkdagen } from '../../../src/web/delen/datum.ts';
import { resterend } from '../../../src/web/delen/sessieduur.ts';

/** Monday 23 November 2026, 10:46 in Amsterdam. */
const nu = new Date('2026-11-23T09:46:00Z');

describe('ux §2 States and §5 dates', () => {
  test.each([
    ['te laat', '2026-11-20T16:00:00Z', null, 'te-laat', '1 werkdag te laat', 'vr 20 nov 17:00'],
    ['te laat today', '2026-11-23T08:00:00Z', null, 'te-laat', 'Te laat sinds 09:00', 'ma 23 nov 09:00'],
    ['vandaag', '2026-11-23T16:00:00Z', null, 'vandaag', 'Vandaag 17:00', 'ma 23 nov'],
    ['straks', '2026-11-26T16:00:00Z', null, 'straks', 'Over 3 werkdagen', 'do 26 nov'],
    ['tomorrow', '2026-11-24T16:00:00Z', null, 'straks', 'Over 1 werkdag', 'di 24 nov'],
    ['far away', '2026-12-17T16:00:00Z', null, 'straks', 'do 17 dec', null],
    ['another year', '2027-01-26T16:00:00Z', null, 'straks', 'di 26 jan 2027', null],
    ['suspended', '2026-11-20T16:00:00Z', '2026-12-04T16:00:00Z', 'opgeschort', 'Opgeschort tot 4 dec', null],
  ] as const)('ux §2: %s', (_n, eind, tot, soort, tekst, onder) => { expect(termijnstaat(eind, tot, nu)).toMatchObject({ soort, tekst, onder }); });
  test('ux §2: no term, and the engine date of the far future, are the same', () => {
    expect(termijnstaat(null, null, nu).tekst).toBe('Geen termijn');
    expect(termijnstaat('9999-12-31T00:00:00Z', null, nu).tekst).toBe('Geen termijn');
  });
  test('domein §4: Christmas is no werkdag', () => { expect(werkdagen(new Date('2026-12-24T10:00:00Z'), new Date('2026-12-28T10:00:00Z'))).toBe(1); });
  test('ux §5: the day is that of Amsterdam, also just before midnight UTC', () => { expect(termijnstaat('2026-11-23T22:59:59Z', null, nu).soort).toBe('vandaag'); expect(termijnstaat('2026-11-23T23:30:00Z', null, nu).soort).toBe('straks'); });
  test('ux §5: moments in words', () => {
    expect(moment(new Date('2026-11-23T08:04:00Z'), nu)).toBe('vandaag 09:04');
    expect(moment(new Date('2026-11-22T15:10:00Z'), nu)).toBe('gisteren 16:10');
    expect(kortMoment(new Date('2026-11-20T08:00:00Z'), nu)).toBe('20 nov');
    expect(datum(new Date('2026-11-26T10:00:00Z'), nu)).toBe('do 26 nov');
  });
});

describe('ux §4.1 Session', () => {
  test('ux §4.1: idle time counts from the last request, the absolute end goes before it', () => {
    expect(resterend({ stilSeconden: 1800, uiterlijkTijdstip: null }, 1_000_000, 1_060_000)).toBe(1_740_000);
    expect(resterend({ stilSeconden: 1800, uiterlijkTijdstip: new Date(1_090_000).toISOString() }, 1_000_000, 1_060_000)).toBe(30_000);
  });
});
