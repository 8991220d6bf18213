import { describe, expect, test } from 'vitest';
import { akkoordVan, trajectstaatNa, voortgangNa, vraagtContact } from '../../../src/bouwstenen/werken-aan-preventie/model.ts';

describe('werken-aan-preventie', () => {
  test.each([
    [['akkoord', 'geen-akkoord'], 'akkoord'], [['geen-reactie', 'akkoord'], 'akkoord'], [['geen-akkoord', 'geen-reactie'], 'geen-akkoord'], [['geen-reactie', 'niet-gevraagd'], 'geen-reactie'],
    [['niet-gevraagd'], 'niet-gevraagd'], [[null], 'niet-gevraagd'], [[], 'niet-gevraagd'], [['gegeven'], 'niet-gevraagd'],
  ] as const)('processen §2.4 step 3: %j together is %s', (antwoorden, samen) => { expect(akkoordVan(antwoorden)).toBe(samen); });
  test('processen §2.17: the state of a traject follows from what its own person said; silence is never a yes', () => {
    expect(['akkoord', 'geen-akkoord', 'geen-reactie', 'niet-gevraagd', null].map(trajectstaatNa)).toEqual(['geaccepteerd', 'afgeslagen', 'verlopen', 'verlopen', 'verlopen']);
  });
  test('R4.7: two scores in a row lower than the first ask for contact; one, or an equal one, does not', () => {
    expect([[4, 3, 2], [5, 5, 4, 4], [3, 2, 3], [4, 3], [2, 3, 4], [], [4, 4, 3]].map(vraagtContact)).toEqual([true, true, false, false, false, false, false]);
  });
  test('domein §7.4: progress never goes back, and stops where it was', () => {
    expect([voortgangNa('begonnen', 0), voortgangNa('begonnen', 50), voortgangNa('loopt', 10), voortgangNa('afgerond', 50), voortgangNa('gestopt', 50)]).toEqual([10, 50, 50, 100, 50]);
  });
});
