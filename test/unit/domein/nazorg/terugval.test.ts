import { describe, expect, test } from 'vitest';
import { checkDaaltTweeKeer, herkenTerugval, weegtermijn } from '../../../../src/domein/nazorg/terugval.ts';
import type { Contact } from '../../../../src/domein/nazorg/terugval.ts';

const c = (uitkomst: Contact['uitkomst'], veiligheid: number | null = 4, cijfers: Contact['cijfers'] = {}): Contact => ({ uitkomst, veiligheid, cijfers });

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
    ['a leefgebied that falls by two is serious, whatever veiligheid does', [c('stabiel', 4, { wonen: 4 })], c('stabiel', 5, { wonen: 2 }), ['gezinscijfer-daalt-2'], 2],
    ['a leefgebied that falls by one says nothing', [c('stabiel', 4, { wonen: 4 })], c('stabiel', 4, { wonen: 3 }), null, null],
    ['a leefgebied at 1 is serious, also as the first score; only veiligheid at 1 is acute', [], c('stabiel', 4, { psychisch: 1 }), ['gezinscijfer-naar-1'], 2],
    ['each leefgebied is compared with itself, no sum', [c('stabiel', 4, { wonen: 5, netwerk: 2 })], c('stabiel', 4, { wonen: 4, netwerk: 2 }), null, null],
    ['another leefgebied is no earlier score', [c('stabiel', 4, { wonen: 5 })], c('stabiel', 4, { netwerk: 3 }), null, null],
    ['the last score of a leefgebied counts, over contacts that left it out', [c('stabiel', 4, { financien: 5 }), c('stabiel', 4)], c('stabiel', 4, { financien: 3 }), ['gezinscijfer-daalt-2'], 2],
    ['veiligheid and a leefgebied together: the worst counts', [c('stabiel', 4, { opvoeding: 4 })], c('zorg', 1, { opvoeding: 1 }), ['score-naar-1', 'score-daalt-2', 'gezinscijfer-naar-1', 'gezinscijfer-daalt-2', 'zorg'], 3],
    ['no score is no fall', [c('stabiel', 5)], c('stabiel', null), null, null],
  ])('R12.2: %s', (_naam, eerdere, nu, regels, ernst) => {
    const h = herkenTerugval(eerdere, nu);
    expect([h?.regels ?? null, h?.ernst ?? null]).toEqual([regels, ernst]);
  });
  test.each(['opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'] as const)('R12.2: %s is one of the leefgebieden whose fall is recognised', (gebied) => {
    expect(herkenTerugval([c('stabiel', 4, { [gebied]: 5 })], c('stabiel', 4, { [gebied]: 3 }))?.regels).toEqual(['gezinscijfer-daalt-2']);
  });
  test.each([[[5, 4, 3], true], [[5, 4, 4], false], [[5, 4], false], [[3, 5, 4], false], [[1, 5, 4, 3], true], [[], false]])('R12.2: preventiecheck %j lower twice: %s', (scores, uit) => {
    expect(checkDaaltTweeKeer(scores)).toBe(uit);
  });
  test.each([[1, 'terugval'], [2, 'terugval'], [3, 'terugval-spoed']])('R12.2: ernst %i is weighed within %s', (ernst, term) => { expect(weegtermijn(ernst)).toBe(term); });
});
