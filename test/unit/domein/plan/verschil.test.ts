import { expect, test } from 'vitest';
import { verschilTussen } from '../../../../src/domein/plan/verschil.ts';

const doel = { id: 'd1', titel: 'Rust in huis', specifiek: 'Geen ruzie waar Mira bij is', streefdatum: '2027-02-01', status: 'open' };
const hulp = { id: 'i1', doelId: 'd1', omschrijving: 'Gezinsbegeleiding', organisatieId: null, geplandVan: '2026-12-01', geplandTot: null, status: 'gepland', isActief: true };

test('R10.5: a version says what is new, gone and changed, by id and field', () => {
  const uit = verschilTussen({ doelen: [doel], interventies: [hulp, { ...hulp, id: 'i2' }] }, { doelen: [{ ...doel, streefdatum: '2027-03-01', titel: 'Rust' }], interventies: [hulp, { ...hulp, id: 'i3' }] });
  expect(uit).toEqual([
    { soort: 'gewijzigd', object: 'doel', id: 'd1', velden: ['titel', 'streefdatum'] },
    { soort: 'nieuw', object: 'interventie', id: 'i3', velden: [] },
    { soort: 'weg', object: 'interventie', id: 'i2', velden: [] },
  ]);
  expect(verschilTussen({ doelen: [doel], interventies: [hulp] }, { doelen: [doel], interventies: [hulp] })).toEqual([]);
});
