import { describe, expect, test } from 'vitest';
import { nazorgmomenten, nieuweDatum } from '../../../../src/domein/nazorg/momenten.ts';

const feestdagen = new Set(['2027-01-01', '2027-03-26', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-17', '2026-12-25']);
const isFeestdag = (d: string): boolean => feestdagen.has(d);

describe('the moments of aftercare', () => {
  test('T20: 6 weken, 3, 6 and 12 maanden from Mon 23-11-2026, at nine in the morning, winter and summer time', () => {
    const uit = nazorgmomenten(new Date('2026-11-23T08:00:00Z'), ['P6W', 'P3M', 'P6M', 'P12M'], isFeestdag).map((d) => d.toISOString());
    // 23-5-2027 is a Sunday: the Monday after. 23-11-2027 is a Tuesday.
    expect(uit).toEqual(['2027-01-04T08:00:00.000Z', '2027-02-23T08:00:00.000Z', '2027-05-24T07:00:00.000Z', '2027-11-23T08:00:00.000Z']);
  });
  test('T20: a moment on a feestdag moves to the next werkdag', () => {
    expect(nazorgmomenten(new Date('2026-11-13T08:00:00Z'), ['P6W'], isFeestdag)[0]?.toISOString()).toBe('2026-12-28T08:00:00.000Z');
  });
  test('T20: another kind of duration is refused', () => { expect(() => nazorgmomenten(new Date(), ['P1Y'], isFeestdag)).toThrow(RangeError); });
  test('domein §7.12: the new date of a missed moment is five werkdagen on', () => {
    expect(nieuweDatum(new Date('2026-12-21T10:00:00Z'), isFeestdag).toISOString()).toBe('2026-12-29T08:00:00.000Z');
  });
});
