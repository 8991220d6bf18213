import { expect, test } from 'vitest';
import { sleuteloverzicht } from '../../../src/platform/versleuteld/overzicht.ts';

const ringen = { bsn: { huidig: 'aaaaaaaa', eerder: ['bbbbbbbb', 'cccccccc'] }, index: { huidig: 'dddddddd', eerder: ['eeeeeeee'] } };

test('issue 5.4: npm run sleutels says per column how many stand under which key, and which key may go', () => {
  const { regels, klaar } = sleuteloverzicht([
    { naam: 'persoon.bsn_versleuteld', ring: 'bsn', stand: [{ kid: 'aaaaaaaa', aantal: 7 }, { kid: 'bbbbbbbb', aantal: 2 }] }, { naam: 'persoon.bsn_index', ring: 'index', stand: [{ kid: 'dddddddd', aantal: 9 }] },
  ], [{ naam: 'persoon.verwanten', stand: [{ kid: 'eeeeeeee', aantal: 4 }] }], ringen);
  const tekst = regels.join('\n');
  expect(klaar).toBe(false);
  expect(tekst).toMatch(/persoon\.bsn_versleuteld +7 onder aaaaaaaa \(huidig\), 2 onder bbbbbbbb \(eerder\)/);
  expect(tekst).toContain('Sleutel bbbbbbbb mag NIET weg: 2 gegevens');
  expect(tekst).toContain('Sleutel cccccccc mag weg uit SLEUTEL_BSN_EERDER');
  expect(tekst).toContain('Sleutel eeeeeeee mag weg uit SLEUTEL_BSN_INDEX_EERDER');
  expect(tekst).toContain('4 verwijzingen naar familie of gezagsdragers');
});
test('issue 5.4: a text without the name of a key keeps every key, and an unknown key is called out', () => {
  const tekst = sleuteloverzicht([{ naam: 'a.b', ring: 'bsn', stand: [{ kid: null, aantal: 1 }, { kid: 'ffffffff', aantal: 3 }] }], [], ringen).regels.join('\n');
  expect(tekst).toContain('Sleutel bbbbbbbb mag NIET weg');
  expect(tekst).toContain('Sleutel cccccccc mag NIET weg');
  expect(tekst).toContain('LET OP: 3 staan onder een sleutel die niet is ingesteld');
});
test('issue 5.4: when nothing is left under an earlier key it says so', () => {
  const { regels, klaar } = sleuteloverzicht([{ naam: 'a.b', ring: 'bsn', stand: [{ kid: 'aaaaaaaa', aantal: 1 }] }, { naam: 'c.d', ring: 'index', stand: [] }], [], ringen);
  expect(klaar).toBe(true);
  expect(regels.at(-1)).toBe('Alles staat onder de huidige sleutels.');
});
