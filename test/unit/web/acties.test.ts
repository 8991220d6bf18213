import { expect, test } from 'vitest';
import { trapzin } from '../../../src/web/werkplek/acties/bronnen.ts';

test('R11.3: an actie that has ended asks nobody for attention any more', () => {
  const van = (status: string): string => trapzin({ status, trap: 4, isBurger: false, isTeLaat: false });
  expect(['in-uitvoering', 'afgerond', 'ingetrokken'].map(van)).toEqual(['Ruim over tijd: de procesregisseur heeft een seintje', '', '']);
});
