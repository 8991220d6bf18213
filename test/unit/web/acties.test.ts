import { expect, test } from 'vitest';
import { ontbreekt, trapzin } from '../../../src/web/werkplek/acties/bronnen.ts';

test('R11.3: an actie that has ended asks nobody for attention any more', () => {
  const van = (status: string): string => trapzin({ status, trap: 4, isBurger: false, isTeLaat: false });
  expect(['in-uitvoering', 'afgerond', 'ingetrokken'].map(van)).toEqual(['Ruim over tijd: de procesregisseur heeft een seintje', '', '']);
});

test('R11.1: what lacks in an actie is said before it is sent, an actie without any ticked field too', () => {
  const leeg = { id: '', casusId: '', organisatieId: '', omschrijving: ' ', soort: 'gesprek', prioriteit: 'P3', uiterlijk: '', informatie: [], conditie: 'direct', conditieTekst: null, adresReden: null };
  expect(ontbreekt(leeg).map((f) => f.veld)).toEqual(['/organisatieId', '/omschrijving', '/uiterlijk', '/informatie']);
  expect(ontbreekt({ ...leeg, organisatieId: 'x', omschrijving: 'Ga er langs', uiterlijk: '2026-12-01', informatie: ['naam'] })).toEqual([]);
  // The server wants ten characters; so does the screen.
  expect(ontbreekt({ ...leeg, organisatieId: 'x', omschrijving: 'Ga langs.', uiterlijk: '2026-12-01', informatie: ['naam'] }).map((f) => [f.veld, f.melding])).toEqual([['/omschrijving', 'Schrijf in minstens 10 tekens op wat er moet gebeuren']]);
});
