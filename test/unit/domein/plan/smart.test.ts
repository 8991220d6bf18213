import { describe, expect, test } from 'vitest';
import { smartFouten, type SmartDoel, type SmartInterventie, type Smartmoment } from '../../../../src/domein/plan/smart.ts';

const moment: Smartmoment = { vandaag: '2026-11-23', kader: 'vrijwillig', moment: 'ter-akkoord' };
const hulp = (over: Partial<SmartInterventie> = {}): SmartInterventie => ({ id: 'i1', geplandVan: '2026-12-01', geplandTot: '2027-02-01', heeftDienst: false, matchOp: null, beschikbaarOp: null, bewustLater: null, akkoord: 'gevraagd', akkoordReden: null, ...over });
const doel = (over: Partial<SmartDoel> = {}): SmartDoel => ({ id: 'd1', specifiek: 'Mira slaapt elke nacht thuis zonder ruzie.', heeftEigenaar: true, heeftBeslisser: true, indicator: 'aantal', nulmeting: 2, streefwaarde: 7, streefdatum: '2027-03-01', status: 'open', interventies: [hulp()], ...over });
const letters = (d: SmartDoel, m: Smartmoment = moment): string[] => smartFouten([d], m).map((f) => f.letter);

describe('SMART check (R10.1)', () => {
  test('domein §7.10: doel zonder nulmeting en streefdatum 14 maanden geeft M en T samen', () => {
    expect(letters(doel({ nulmeting: null, streefdatum: '2028-01-23' }))).toEqual(['M', 'T']);
  });
  test('R10.1: a whole doel has no fault, an empty one has each that can be', () => {
    expect(letters(doel())).toEqual([]);
    expect(letters(doel({ specifiek: 'Beter slapen', heeftEigenaar: false, indicator: null, streefdatum: null }))).toEqual(['S', 'S', 'M', 'T']);
  });
  test('R10.1 M: a goal equal to the start is no goal', () => { expect(letters(doel({ streefwaarde: 2 }))).toEqual(['M']); });
  test('R10.1 T: exactly 12 months is allowed, a day more is not; not before the end of the last interventie', () => {
    expect(letters(doel({ streefdatum: '2027-11-23' }))).toEqual([]);
    expect(letters(doel({ streefdatum: '2027-11-24' }))).toEqual(['T']);
    expect(letters(doel({ streefdatum: '2027-01-31' }))).toEqual(['T']);
  });
  test('R10.1 R: a match of 30 days is young enough, 31 is not; waiting time past the start needs "bewust later"', () => {
    expect(letters(doel({ interventies: [hulp({ heeftDienst: true, matchOp: '2026-10-24', beschikbaarOp: '2026-12-01' })] }))).toEqual([]);
    expect(letters(doel({ interventies: [hulp({ heeftDienst: true, matchOp: '2026-10-23', beschikbaarOp: '2026-12-01' })] }))).toEqual(['R']);
    expect(letters(doel({ interventies: [hulp({ heeftDienst: true })] }))).toEqual(['R']);
    expect(letters(doel({ interventies: [hulp({ heeftDienst: true, matchOp: '2026-11-20', beschikbaarOp: '2026-12-02' })] }))).toEqual(['R']);
    expect(letters(doel({ interventies: [hulp({ heeftDienst: true, matchOp: '2026-11-20', beschikbaarOp: '2026-12-02', bewustLater: 'Eerst de rust thuis terug' })] }))).toEqual([]);
  });
  test('R10.1 A: asked is enough before, not at activating; a refusal needs a reason; not needed only in a gedwongen kader', () => {
    const bijActiveren: Smartmoment = { ...moment, moment: 'activeren' };
    expect(letters(doel(), bijActiveren)).toEqual(['A']);
    expect(letters(doel({ interventies: [hulp({ akkoord: 'gegeven' })] }), bijActiveren)).toEqual([]);
    expect(letters(doel({ interventies: [hulp({ akkoord: 'geweigerd' })] }))).toEqual(['A']);
    expect(letters(doel({ interventies: [hulp({ akkoord: 'geweigerd', akkoordReden: 'Wil dit niet nu' })] }), bijActiveren)).toEqual([]);
    expect(letters(doel({ interventies: [hulp({ akkoord: 'niet-vereist' })] }))).toEqual(['A']);
    // A reason does not make it needless.
    expect(letters(doel({ interventies: [hulp({ akkoord: 'niet-vereist', akkoordReden: 'Wij vinden dit nodig' })] }), bijActiveren)).toEqual(['A']);
    expect(letters(doel({ heeftBeslisser: false }))).toEqual(['A']);
    expect(letters(doel({ heeftBeslisser: false }), { ...moment, kader: 'gedwongen' })).toEqual([]);
    // Not everybody answered, and the regisseur kept the plan: it stays concept, and does not hold up the rest.
    expect(letters(doel({ interventies: [hulp({ akkoordReden: 'Nog niet iedereen is akkoord' })] }), bijActiveren)).toEqual([]);
    expect(letters(doel({ interventies: [hulp({ akkoord: 'niet-vereist' })] }), { ...bijActiveren, kader: 'gedwongen' })).toEqual([]);
  });
  test('R10.1: faults of all doelen at once, each with its place; an ended doel is not looked at', () => {
    const fouten = smartFouten([doel({ nulmeting: null }), doel({ id: 'd2', streefdatum: null, interventies: [] }), doel({ id: 'd3', status: 'vervallen', nulmeting: null })], moment);
    expect(fouten.map((f) => [f.doelId, f.letter, f.veld])).toEqual([['d1', 'M', 'nulmeting'], ['d2', 'T', 'streefdatum']]);
  });
});
