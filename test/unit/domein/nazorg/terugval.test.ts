import { describe, expect, test } from 'vitest';
import { checkDaaltTweeKeer, herkenTerugval, weegtermijn } from '../../../../src/domein/nazorg/terugval.ts';
import type { Contact } from '../../../../src/domein/nazorg/terugval.ts';

const c = (uitkomst: Contact['uitkomst'], veiligheid: number | null = 4): Contact => ({ uitkomst, veiligheid });

describe('recognising relapse', () => {
  test.each<[string, Contact[], Contact, string[] | null, number | null]>([
    ['a stable contact says nothing', [], c('stabiel'), null, null],
    ['outcome terugval is acute', [], c('terugval'), ['moment-terugval'], 3],
    ['zorg once is light', [c('stabiel')], c('zorg'), ['zorg'], 1],
    ['zorg twice is serious, also with a stable contact between', [c('zorg'), c('stabiel')], c('zorg'), ['twee-keer-zorg', 'zorg'], 2],
    ['a score that falls by two is serious', [c('stabiel', 5)], c('stabiel', 3), ['score-daalt-2'], 2],
    ['a score that falls by one says nothing', [c('stabiel', 5)], c('stabiel', 4), null, null],
    ['a score of 1 is acute, also as the first one', [], c('stabiel', 1), ['score-naar-1'], 3],
    ['a score that rises says nothing', [c('zorg', 2)], c('stabiel', 5), null, null],
    ['the last score that was given counts', [c('stabiel', 5), c('stabiel', null)], c('stabiel', 3), ['score-daalt-2'], 2],
    ['no score is no fall', [c('stabiel', 5)], c('stabiel', null), null, null],
  ])('R12.2: %s', (_naam, eerdere, nu, regels, ernst) => {
    const h = herkenTerugval(eerdere, nu);
    expect([h?.regels ?? null, h?.ernst ?? null]).toEqual([regels, ernst]);
  });
  test.each([[[5, 4, 3], true], [[5, 4, 4], false], [[5, 4], false], [[3, 5, 4], false], [[1, 5, 4, 3], true], [[], false]])('R12.2: preventiecheck %j lower twice: %s', (scores, uit) => {
    expect(checkDaaltTweeKeer(scores)).toBe(uit);
  });
  test.each([[1, 'terugval'], [2, 'terugval'], [3, 'terugval-spoed']])('R12.2: ernst %i is weighed within %s', (ernst, term) => { expect(weegtermijn(ernst)).toBe(term); });
});
