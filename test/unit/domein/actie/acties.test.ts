import { describe, expect, test } from 'vitest';
import { aanWie, laddertijden, tienWerkdagenNa, type Trap } from '../../../../src/domein/actie/escalatie.ts';
import { isInformatieveld, sjablonen, sjabloonVan } from '../../../../src/domein/actie/informatie.ts';
import { magStarten } from '../../../../src/domein/actie/voorganger.ts';
import { toetsWeigering, weigercodes } from '../../../../src/domein/actie/weigeren.ts';

const geen = (): boolean => false;
const kerst = new Set(['2026-12-25', '2026-12-26', '2027-01-01']);
const feestdag = (d: string): boolean => kerst.has(d);

describe('R11.3: the escalation ladder', () => {
  test('domein §7.11: uiterlijkOp Friday, no terugkoppeling: trap 2 on Monday end, trap 3 on Wednesday end, trap 4 on the tenth werkdag', () => {
    const l = laddertijden(new Date('2026-11-23T08:00:00Z'), new Date('2026-11-27T22:59:59Z'), 'organisatie', geen);
    expect([l[2], l[3], l[4]].map((d) => d.toISOString())).toEqual(['2026-11-30T22:59:59.000Z', '2026-12-02T22:59:59.000Z', '2026-12-11T22:59:59.000Z']);
  });
  test('domein §7.11: holidays shift the rungs: due Thursday 24 December, Christmas in between', () => {
    const l = laddertijden(new Date('2026-12-14T08:00:00Z'), new Date('2026-12-24T22:59:59Z'), 'organisatie', feestdag);
    expect([l[2], l[3], l[4]].map((d) => d.toISOString().slice(0, 10))).toEqual(['2026-12-28', '2026-12-30', '2027-01-11']);
  });
  test('R11.3: trap 1 is 80 % of the span; a span that is over reminds at once', () => {
    const start = new Date('2026-11-23T08:00:00Z');
    expect(laddertijden(start, new Date('2026-11-23T18:00:00Z'), 'organisatie', geen)[1].toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(laddertijden(start, new Date('2026-11-20T18:00:00Z'), 'organisatie', geen)[1].toISOString()).toBe('2026-11-20T18:00:00.000Z');
  });
  test('R11.3: summer time: the rung ends at 23:59:59 of the Dutch wall', () => {
    expect(laddertijden(new Date('2026-06-01T08:00:00Z'), new Date('2026-06-05T21:59:59Z'), 'organisatie', geen)[2].toISOString()).toBe('2026-06-08T21:59:59.000Z');
  });
  test('R11.3: a citizen is only reminded: the other rungs never come, and nobody else is told', () => {
    const l = laddertijden(new Date('2026-11-23T08:00:00Z'), new Date('2026-11-27T22:59:59Z'), 'burger', geen);
    expect(l[1].toISOString()).toBe('2026-11-27T00:47:59.000Z');
    expect([l[2], l[3], l[4]].map((d) => d.getUTCFullYear())).toEqual([9999, 9999, 9999]);
    expect(([1, 2, 3, 4] as Trap[]).map((t) => aanWie(t, 'burger'))).toEqual(['uitvoerder', 'uitvoerder', 'uitvoerder', 'uitvoerder']);
  });
  test('R11.3: each rung of an organisation reaches one higher', () => {
    expect(([1, 2, 3, 4] as Trap[]).map((t) => aanWie(t, 'organisatie'))).toEqual(['uitvoerder', 'leidinggevende', 'casusregisseur', 'procesregisseur']);
  });
  test('R11.6, R11.8: ten werkdagen, with the holidays', () => {
    expect(tienWerkdagenNa(new Date('2026-12-18T10:00:00Z'), feestdag).toISOString()).toBe('2027-01-05T22:59:59.000Z');
  });
});

describe('R11.2: refusing needs a code', () => {
  test('domein §7.11: a refusal without a code is refused; with one it is fine', () => {
    expect(toetsWeigering(undefined, 'Wij zitten vol deze maand.')).toMatchObject([{ veld: '/weigercode', code: 'verplicht' }]);
    expect(toetsWeigering('zomaar', null)).toMatchObject([{ veld: '/weigercode' }]);
    expect(weigercodes.filter((c) => c !== 'anders').flatMap((c) => toetsWeigering(c, null))).toEqual([]);
  });
  test.each([[null, false], ['          te kort      ', false], ['x'.repeat(19), false], ['x'.repeat(20), true]] as const)('R11.2: anders with %j is fine: %s', (tekst, goed) => {
    expect(toetsWeigering('anders', tekst)).toHaveLength(goed ? 0 : 1);
  });
});

describe('R11.5: an actie after another one', () => {
  test.each([
    ['geaccepteerd', null, 'wachten'], ['gereed-gemeld', 'behaald', 'wachten'], ['afgerond', 'behaald', 'starten'], ['afgerond', 'deels', 'starten'],
    ['afgerond', 'niet-behaald', 'regisseur-beslist'], ['afgerond', 'niet-uitvoerbaar', 'regisseur-beslist'], ['ingetrokken', null, 'regisseur-beslist'],
  ] as const)('domein §7.11: predecessor %s with %j gives %s', (status, resultaat, verwacht) => {
    expect(magStarten('na-actie', { status, resultaat })).toBe(verwacht);
  });
  test('R11.5: an actie without a predecessor starts', () => {
    expect([magStarten('direct', null), magStarten('bij-incident', null)]).toEqual(['starten', 'starten']);
  });
});

test('R11.1: no template carries an address or a BSN; every template names known fields', () => {
  const velden = Object.values(sjablonen).flat();
  expect(velden.filter((v) => (v as string) === 'adres' || (v as string) === 'bsn')).toEqual([]);
  expect(velden.every(isInformatieveld)).toBe(true);
  expect(sjabloonVan('onbekende-soort')).toEqual(['naam']);
  expect(isInformatieveld('toString')).toBe(false);
});
