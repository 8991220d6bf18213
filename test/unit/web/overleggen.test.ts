import { expect, test } from 'vitest';
import { groepen, type MijnOverleg } from '../../../src/web/werkplek/overleg/groepen.ts';

const o = (id: string, op: string | null, status = 'bevestigd'): MijnOverleg => ({ id, overlegnummer: id, casusId: 'c', casusnummer: null, verbandCode: null, soort: 'regulier', soortNaam: 'Regulier overleg', vorm: 'video', status, op, geslotenOp: null, mijnRol: 'regie', antwoord: null, isVoorbereid: true, verslag: 'nog-niet', uitkomst: null });
const zicht = (items: MijnOverleg[], nu: string): [string, string[]][] => groepen(items, new Date(nu)).map((g) => [g.naam, g.items.map((i) => i.id)]);

test('ux §4.22: coming meetings stand under today, this week, later; a day is a day in Amsterdam', () => {
  // Wednesday 25 November 2026, 23:30 in Amsterdam.
  expect(zicht([o('gemist', '2026-11-24T09:00:00Z'), o('straks', '2026-11-25T22:45:00Z'), o('morgen', '2026-11-25T23:15:00Z'), o('zondag', '2026-11-29T20:00:00Z'), o('maandag', '2026-11-29T23:30:00Z'), o('ooit', null)], '2026-11-25T22:30:00Z'))
    .toEqual([['Had al moeten beginnen', ['gemist']], ['Vandaag', ['straks']], ['Deze week', ['morgen', 'zondag']], ['Later', ['maandag']], ['Nog geen datum', ['ooit']]]);
});
test('ux §4.22: a meeting that runs is of today, whenever it was planned', () => {
  expect(zicht([o('a', null, 'gestart'), o('b', '2026-12-24T09:00:00Z', 'gestart')], '2026-11-23T09:00:00Z')).toEqual([['Vandaag', ['a', 'b']]]);
});
