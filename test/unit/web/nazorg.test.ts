import { expect, test } from 'vitest';
import { cijferzin } from '../../../src/web/delen/nazorg.ts';

test('R12.2: the scores of the household are read in words; none, or not for this reader, is no line', () => {
  expect(cijferzin({ wonen: 4, psychisch: 2 })).toBe('Cijfers van het gezin: Wonen 4, Hoe iemand zich voelt 2');
  expect([cijferzin({}), cijferzin(null)]).toEqual([null, null]);
});
