import { expect, test } from 'vitest';
import { naamVanCode, woordVanCode } from '../../../src/domein/woorden.ts';

test('ux §4.22: a code has its Dutch name, of its own or its words with a capital; no code is empty', () => {
  expect(['gesloten-onvolledig', 'NAZ', 'beeindigd', 'in-behandeling', '12-15', 'gewogen-geen', 'brp-geheim'].map(naamVanCode)).toEqual(['Gesloten, onvolledig', 'Niet acuut', 'Beëindigd', 'In behandeling', '12 tot en met 15 jaar', 'Gewogen: geen terugval', 'Adres is geheim in de BRP']);
  expect([naamVanCode(null), naamVanCode(undefined), naamVanCode('')]).toEqual(['', '', '']);
  expect([woordVanCode('in-uitvoering'), woordVanCode('veilig-thuis')]).toEqual(['in uitvoering', 'Veilig Thuis']);
});
