import { describe, expect, test } from 'vitest';
import { beoordeelAanspraak, beoordeelGezag, gezagstypen, type Gezagsfeiten, type Gezagshouder } from '../../../src/domein/gezag.ts';

const ouder = (sleutel: string | null, meer: Partial<Gezagshouder> = {}): Gezagshouder => ({ rol: 'ouder', sleutel, overleden: false, vermoedelijkPleger: false, ...meer });
const derde = (sleutel: string | null): Gezagshouder => ({ ...ouder(sleutel), rol: 'derde' });
const feiten = (meer: Partial<Gezagsfeiten>): Gezagsfeiten => ({ type: 'GezamenlijkOuderlijkGezag', houders: [ouder('moeder'), ouder('vader')], inOnderzoek: false, minderjarige: { leeftijd: { min: 9, max: 9 }, overleden: false }, bijzonder: [], ...meer });
/** The table of R2.7 as it reads, one clear case per type that has one. */
const duidelijk: readonly (readonly [Gezagsfeiten['type'], readonly Gezagshouder[], readonly string[], boolean])[] = [
  ['GezamenlijkOuderlijkGezag', [ouder('moeder'), ouder('vader')], ['moeder', 'vader'], true],
  ['EenhoofdigOuderlijkGezag', [ouder('moeder')], ['moeder'], false],
  ['GezamenlijkGezag', [ouder('moeder'), derde('oom')], ['moeder', 'oom'], true],
  ['Voogdij', [derde('oma'), derde('opa')], ['oma', 'opa'], true],
];

describe('R2.7 gezag table', () => {
  test.each(duidelijk)('R2.7: %s is clear', (type, houders, wie, allen) => {
    expect(beoordeelGezag(feiten({ type, houders }))).toEqual({ code: 'eenduidig', triggers: [], vertegenwoordigers: wie, akkoordVanAllen: allen });
  });
  test.each([
    ['TijdelijkGeenGezag', [], 'tijdelijk-geen-gezag'], ['GezagNietTeBepalen', [], 'gezag-niet-te-bepalen'], ['Voogdij', [], 'geen-derden'],
    ['GezamenlijkGezag', [ouder('moeder'), derde(null)], 'onbekende-derde'], ['GezamenlijkGezag', [ouder('moeder')], 'onbekende-derde'], [null, [], 'geen-gezagsrelatie'],
  ] as const)('R2.7: %s with %o goes to a person', (type, houders, trigger) => {
    expect(beoordeelGezag(feiten({ type, houders }))).toMatchObject({ code: 'beoordelen', triggers: [trigger], vertegenwoordigers: [] });
  });
  test.each(gezagstypen)('R2.7: %s in onderzoek is never clear', (type) => {
    const o = beoordeelGezag(feiten({ type, houders: [ouder('moeder'), derde('oom')], inOnderzoek: true }));
    expect(o.code).toBe('beoordelen');
    expect(o.triggers).toContain('in-onderzoek');
    expect(o.vertegenwoordigers).toEqual([]);
  });
  test.each(duidelijk)('R2.7: %s with a holder who died or is suspected goes to a person', (type, houders) => {
    const [een, ...rest] = houders;
    expect(beoordeelGezag(feiten({ type, houders: [{ ...een!, overleden: true }, ...rest] })).triggers).toEqual(['houder-overleden']);
    expect(beoordeelGezag(feiten({ type, houders: [{ ...een!, vermoedelijkPleger: true }, ...rest] })).triggers).toEqual(['vermoedelijk-pleger']);
  });
  test('R2.7: from 18 on, and after death, there is no gezag', () => {
    expect(beoordeelGezag(feiten({ minderjarige: { leeftijd: { min: 18, max: 18 }, overleden: false } })).code).toBe('niet-van-toepassing');
    expect(beoordeelGezag(feiten({ minderjarige: { leeftijd: { min: 17, max: 17 }, overleden: false } })).code).toBe('eenduidig');
    expect(beoordeelGezag(feiten({ minderjarige: { leeftijd: { min: 5, max: 5 }, overleden: true } })).code).toBe('niet-van-toepassing');
  });
  test('R2.6: when 17 and 18 are both possible a person looks', () => { expect(beoordeelGezag(feiten({ minderjarige: { leeftijd: { min: 17, max: 18 }, overleden: false } })).triggers).toEqual(['leeftijd-onzeker']); });
  test('R2.8: an unreachable source goes to a person, also when the answer of before was clear', () => { expect(beoordeelGezag(feiten({ bijzonder: ['bron-onbereikbaar'] }))).toMatchObject({ code: 'beoordelen', vertegenwoordigers: [] }); });
});

describe('R2.7 claims', () => {
  const moeder = { sleutel: 'moeder', isOuder: true };
  test.each([
    ['the holder gets it', feiten({ type: 'EenhoofdigOuderlijkGezag', houders: [ouder('moeder')] }), moeder, 'automatisch'],
    ['the other parent does not', feiten({ type: 'EenhoofdigOuderlijkGezag', houders: [ouder('moeder')] }), { sleutel: 'vader', isOuder: true }, 'geweigerd'],
    ['each of two parents alone', feiten({}), moeder, 'automatisch'],
    ['a parent who claims while nothing can be determined goes to a person', feiten({ type: 'GezagNietTeBepalen', houders: [] }), moeder, 'handmatig-beoordelen'],
    ['somebody else is refused then', feiten({ type: 'GezagNietTeBepalen', houders: [] }), { sleutel: 'buur', isOuder: false }, 'geweigerd'],
    ['a parent while nobody holds gezag goes to a person', feiten({ type: 'TijdelijkGeenGezag', houders: [] }), moeder, 'handmatig-beoordelen'],
    ['no gezagsrelatie: a parent goes to a person', feiten({ type: null, houders: [] }), moeder, 'handmatig-beoordelen'],
    ['no gezagsrelatie: others are refused', feiten({ type: null, houders: [] }), { sleutel: 'buur', isOuder: false }, 'geweigerd'],
    ['a known third in a doubtful case goes to a person', feiten({ type: 'Voogdij', houders: [derde('oma')], inOnderzoek: true }), { sleutel: 'oma', isOuder: false }, 'handmatig-beoordelen'],
    ['at 18 even the holder is refused', feiten({ minderjarige: { leeftijd: { min: 18, max: 18 }, overleden: false } }), moeder, 'geweigerd'],
  ] as const)('R2.7: %s', (_, f, a, uitkomst) => { expect(beoordeelAanspraak(f, a).uitkomst).toBe(uitkomst); });
});
