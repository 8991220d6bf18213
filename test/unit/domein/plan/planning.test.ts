import { describe, expect, test } from 'vitest';
import { lusIn, planning, type Pijl } from '../../../../src/domein/plan/planning.ts';

const na = (van: string, naar: string, over: Partial<Pijl> = {}): Pijl => ({ van, naar, soort: 'na-afronding', wachtdagen: 0, ...over });

describe('planning (R10.2)', () => {
  test('domein §7.10: A na B na A is a loop that names both', () => {
    expect(lusIn([na('a', 'b'), na('b', 'a')])).toEqual(['a', 'b', 'a']);
    expect(lusIn([na('x', 'a'), na('a', 'b'), na('b', 'c'), na('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
    expect(lusIn([na('a', 'b'), na('a', 'c'), na('b', 'd'), na('c', 'd')])).toBeNull();
    expect(lusIn([na('a', 'a')])).toEqual(['a', 'a']);
  });
  test('R10.2: earliest and latest dates, slack and the critical path', () => {
    // a (10 days) → b (20 days) after 5 days; c (3 days) stands alone. End: 1 + 10 + 5 + 20 = 6 January.
    const uit = planning([{ id: 'a', van: '2026-12-02', dagen: 10 }, { id: 'b', van: '2026-12-02', dagen: 20 }, { id: 'c', van: '2026-12-04', dagen: 3 }], [na('a', 'b', { wachtdagen: 5 })]);
    expect(uit).toEqual([
      { id: 'a', vroegsteStart: '2026-12-02', vroegsteEind: '2026-12-12', laatsteStart: '2026-12-02', laatsteEind: '2026-12-12', speling: 0, isKritiek: true },
      { id: 'b', vroegsteStart: '2026-12-17', vroegsteEind: '2027-01-06', laatsteStart: '2026-12-17', laatsteEind: '2027-01-06', speling: 0, isKritiek: true },
      { id: 'c', vroegsteStart: '2026-12-04', vroegsteEind: '2026-12-07', laatsteStart: '2027-01-03', laatsteEind: '2027-01-06', speling: 30, isKritiek: false },
    ]);
  });
  test('R10.2: na-start counts from the start of the predecessor, whatever the order of the rows', () => {
    const uit = planning([{ id: 'b', van: '2026-12-01', dagen: 5 }, { id: 'a', van: '2026-12-10', dagen: 30 }], [na('a', 'b', { soort: 'na-start', wachtdagen: 2 })]);
    expect(uit.find((g) => g.id === 'b')).toMatchObject({ vroegsteStart: '2026-12-12', vroegsteEind: '2026-12-17', speling: 23 });
    expect(uit.find((g) => g.id === 'a')).toMatchObject({ speling: 0, isKritiek: true });
    expect(planning([], [])).toEqual([]);
  });
});
