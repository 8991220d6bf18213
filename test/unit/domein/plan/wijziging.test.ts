import { expect, test } from 'vitest';
import { wijzigingszinnen, type Deelinhoud } from '../../../../src/domein/plan/wijziging.ts';

const oud: Deelinhoud = { doel: 'Rust in huis', doeltekst: 'Geen ruzie', streefdatum: '2027-03-01', omschrijving: 'Hulp aan huis', wie: 'a', van: '2026-12-01', tot: null };
const w = { naam: (id: string): string => ({ a: 'Gemeente', b: 'Politie' })[id] ?? 'een organisatie die u helpt', dag: (d: string): string => `[${d}]` };
test.each<[string, Partial<Deelinhoud>, string[]]>([
  ['other words', { omschrijving: 'Hulp in de avond' }, ['Er staat nu: “Hulp in de avond”. Eerst stond er: “Hulp aan huis”.']],
  ['another who does it', { wie: 'b' }, ['Dit doet nu: Politie. Eerst was dat: Gemeente.']],
  ['nobody yet', { wie: null }, ['Wij weten nog niet wie dit doet.']],
  ['days moved, came and went', { van: null, tot: '2027-02-01', streefdatum: '2027-04-01' }, ['Er staat niet meer wanneer het begint. Eerst was dat [2026-12-01].', 'Het is klaar op [2027-02-01]. Eerst stond er geen dag.', 'Het doel is klaar op [2027-04-01]. Eerst was dat [2027-03-01].']],
  ['the doel', { doel: 'Rust', doeltekst: 'Nooit ruzie' }, ['Het doel heet nu: “Rust”. Eerst stond er: “Rust in huis”.', 'Bij het doel staat nu: “Nooit ruzie”. Eerst stond er: “Geen ruzie”.']],
])('R10.5, R7.13: what changed is said in plain sentences: %s', (_naam, anders, zinnen) => {
  expect(wijzigingszinnen(oud, { ...oud, ...anders }, w)).toEqual(zinnen);
});
test('R7.3, R10.5: two organisations without a name are told apart without naming them; a change outside the words can be asked about', () => {
  expect(wijzigingszinnen({ ...oud, wie: 'x' }, { ...oud, wie: 'y' }, w)).toEqual(['Een andere organisatie doet dit nu.']);
  expect(wijzigingszinnen({ ...oud, wie: null }, oud, w)).toEqual(['Dit doet nu: Gemeente.']);
  expect(wijzigingszinnen(oud, oud, w)).toEqual([expect.stringMatching(/Vraag dat aan uw casusregisseur/)]);
});
