import { describe, expect, it } from 'vitest';
import { antwoordenBij, duurInMs, informeeruitkomst } from '../../../src/bouwstenen/deelnemen-burger/model.ts';

describe('deelnemen-burger', () => {
  it('processen §2.7: outcome counted from the rows', () => {
    expect(informeeruitkomst([])).toBe('niet-geinformeerd');
    expect(informeeruitkomst(['uitgesteld', 'open'])).toBe('niet-geinformeerd');
    expect(informeeruitkomst(['gedaan', 'uitgesteld'])).toBe('deels');
    expect(informeeruitkomst(['gedaan', 'gedaan'])).toBe('geinformeerd');
  });
  it('processen §2.7: silence is not among the answers a citizen can give', () => {
    expect(antwoordenBij('akkoord')).toEqual(['akkoord', 'geen-akkoord']);
    expect(antwoordenBij('gesprek')).toEqual(['gegeven']);
  });
  it.each([['P7D', 604_800_000], ['P2W', 1_209_600_000], ['PT4H30M', 16_200_000], ['P1DT12H', 129_600_000]])('processen §1.3: duration %s', (duur, ms) => expect(duurInMs(duur)).toBe(ms));
  it('processen §1.3: a month has no fixed length', () => expect(() => duurInMs('P1M')).toThrow());
});
