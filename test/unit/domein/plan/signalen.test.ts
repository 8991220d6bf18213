import { describe, expect, test } from 'vitest';
import { bepaalSignalen, type FeitInterventie, type Planfeiten } from '../../../../src/domein/plan/signalen.ts';

// Monday 7 December 2026; Christmas is the only holiday that matters here.
const kerst = (d: string): boolean => d === '2026-12-25';
const hulp = (over: Partial<FeitInterventie> = {}): FeitInterventie => ({ id: 'i1', doelId: 'd1', status: 'gepland', geplandVan: '2026-12-14', geplandTot: '2027-01-25', werkelijkVan: null, werkelijkTot: null, beschikbaarOp: null, ...over });
const feiten = (over: Partial<Planfeiten> = {}): Planfeiten => ({
  vandaag: '2026-12-07', planId: 'p1', interventies: [hulp()], doelen: [{ id: 'd1', status: 'open', streefdatum: '2027-02-01', voortgangOp: '2026-12-01' }], pijlen: [], acties: [], contactOp: '2026-12-01', akkoorden: [],
  regisseurAfwezigSinds: null, meldingen: [], gedaaldeLeefgebieden: [], ...over,
});
const codes = (f: Planfeiten): string[] => bepaalSignalen(f, kerst).map((s) => `${s.code}:${s.objectId}`);

describe('signals (R10.3)', () => {
  test('R10.3: nothing is wrong, nothing is said', () => { expect(codes(feiten())).toEqual([]); });
  test('domein §7.10: wachttijd stijgt van 4 naar 11 weken: S4 and S5 with the new date', () => {
    const uit = bepaalSignalen(feiten({ interventies: [hulp({ beschikbaarOp: '2027-02-22' })] }), kerst);
    expect(uit).toEqual([{ code: 'S4', objectsoort: 'interventie', objectId: 'i1', nieuweDatum: '2027-02-22' }, { code: 'S5', objectsoort: 'doel', objectId: 'd1', nieuweDatum: '2027-04-05' }]);
  });
  test('R10.3 S1: an action more than 2 werkdagen late, not one that is done', () => {
    // Wednesday 2 December + 2 werkdagen = Friday; on Monday it is 3.
    const acties = [{ id: 'a1', uiterlijkOp: '2026-12-02', isOpen: true }, { id: 'a2', uiterlijkOp: '2026-12-03', isOpen: true }, { id: 'a3', uiterlijkOp: '2026-11-02', isOpen: false }];
    expect(codes(feiten({ acties }))).toEqual(['S1:a1']);
  });
  test('R10.3 S2: not begun 5 werkdagen after the planned start', () => {
    expect(codes(feiten({ interventies: [hulp({ geplandVan: '2026-11-30' })] }))).toEqual(['S2:i1']);
    expect(codes(feiten({ interventies: [hulp({ geplandVan: '2026-12-01' })] }))).toEqual([]);
    expect(codes(feiten({ interventies: [hulp({ geplandVan: '2026-11-30', werkelijkVan: '2026-12-01', status: 'loopt' })] }))).toEqual([]);
  });
  test('R10.3 S3: 6 weeks without progress; a doel that has ended is silent', () => {
    const doel = { id: 'd1', status: 'open' as const, streefdatum: '2027-02-01', voortgangOp: '2026-10-26' };
    expect(codes(feiten({ doelen: [doel] }))).toEqual(['S3:d1']);
    expect(codes(feiten({ doelen: [{ ...doel, voortgangOp: '2026-10-27' }] }))).toEqual([]);
    expect(codes(feiten({ doelen: [{ ...doel, status: 'behaald' }] }))).toEqual([]);
  });
  test('R10.3 S5: a slip of the predecessor moves the one behind it past the streefdatum', () => {
    const a = hulp({ id: 'a', status: 'loopt', geplandVan: '2026-11-16', geplandTot: '2026-12-14', werkelijkVan: '2026-12-05' });
    const b = hulp({ id: 'b', geplandVan: '2026-12-14', geplandTot: '2027-01-20' });
    // a really began on 5 December: 28 days → 2 January; b lasts 37 days → 8 February, a week late.
    expect(bepaalSignalen(feiten({ interventies: [a, b], pijlen: [{ van: 'a', naar: 'b', soort: 'na-afronding', wachtdagen: 0 }] }), kerst)).toEqual([{ code: 'S5', objectsoort: 'doel', objectId: 'd1', nieuweDatum: '2027-02-08' }]);
  });
  test('R10.3 S6, S7, S8, S9: contact, consent, absent regisseur, news', () => {
    expect(codes(feiten({ contactOp: '2026-11-09' }))).toEqual(['S6:p1']);
    expect(codes(feiten({ akkoorden: [{ id: 'k1', gevraagdOp: '2026-11-20' }, { id: 'k2', gevraagdOp: '2026-11-23' }] }))).toEqual(['S7:k1']);
    expect(codes(feiten({ regisseurAfwezigSinds: '2026-11-27' }))).toEqual(['S8:p1']);
    expect(codes(feiten({ regisseurAfwezigSinds: '2026-11-30' }))).toEqual([]);
    // A signal per melding: a second one is another fact than the first.
    expect(codes(feiten({ meldingen: ['m1', 'm2'] }))).toEqual(['S9:m1', 'S9:m2']);
    expect(codes(feiten({ meldingen: ['m1'], gedaaldeLeefgebieden: ['veiligheid'] }))).toEqual(['S9:m1', 'S9:p1']);
    expect(codes(feiten({ gedaaldeLeefgebieden: ['veiligheid'] }))).toEqual(['S9:p1']);
  });
});
