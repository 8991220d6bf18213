import { describe, expect, test } from 'vitest';
import { geldtAlsMinderjarig, kanBereiktHebben, kanJongerZijnDan, leeftijdOp, leeftijdsklasse, moetGehoordWorden } from '../../../src/domein/leeftijd.ts';

describe('leeftijd', () => {
  test('R2.6: only 2014 known, on 1-7-2026 = under 12 for inzage and 12+ for the right to be heard', () => {
    const leeftijd = leeftijdOp('2014', '2026-07-01');
    expect(leeftijd).toEqual({ min: 11, max: 12 });
    expect(kanJongerZijnDan(leeftijd, 12)).toBe(true);
    expect(leeftijdsklasse(leeftijd)).toBe('0-11');
    expect(moetGehoordWorden(leeftijd)).toBe(true);
  });
  test('R2.6: a fully known birth date gives one age; it turns on the birthday', () => {
    expect(leeftijdOp('2008-12-01', '2026-11-30')).toEqual({ min: 17, max: 17 });
    expect(leeftijdOp('2008-12-01', '2026-12-01')).toEqual({ min: 18, max: 18 });
  });
  test('R2.6: month and year known', () => {
    expect(leeftijdOp('2008-11', '2026-11-23')).toEqual({ min: 17, max: 18 });
    expect(geldtAlsMinderjarig(leeftijdOp('2008-11', '2026-11-23'))).toBe(true);
    expect(geldtAlsMinderjarig(leeftijdOp('2008-10', '2026-11-23'))).toBe(false);
  });
  test('R2.6: nothing known counts as a child to protect and as an adult to hear', () => {
    const leeftijd = leeftijdOp(null, '2026-11-23');
    expect(geldtAlsMinderjarig(leeftijd)).toBe(true);
    expect(kanBereiktHebben(leeftijd, 18)).toBe(true);
  });
  test('processen §1.3: the class is the youngest possible', () => {
    expect(['2015-01-01', '2013-01-01', '2010-01-01', '2000-01-01'].map((g) => leeftijdsklasse(leeftijdOp(g, '2026-11-23')))).toEqual(['0-11', '12-15', '16-17', '18-plus']);
  });
});
