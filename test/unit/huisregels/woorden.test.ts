import { expect, test } from 'vitest';
import { bronnen, regelsMet } from './bronnen.ts';

test('house rule: a code is named by `domein/woorden.ts`; a second way gives the same code two names', () => {
  // The sentence of toegang names doelen and roles, which are words already; the word list of an instrument is its own.
  const mag = ['src/domein/woorden.ts', 'src/toegang/vraag.ts', 'src/taken/waarom.ts', 'src/domein/analyse/uitspraak.ts', 'src/web/werkplek/analyse/keuzes.ts'];
  expect(bronnen(['src', 'workers'], ['.ts', '.tsx']).filter((b) => !mag.includes(b.pad)).flatMap((b) => regelsMet(b, /replaceAll\('-', ' '\)|replace\(\/-\/g, ' '\)/))).toEqual([]);
});

test('house rule: a section of a task shows names: no state, kind or ground goes onto the screen as its code', () => {
  const taken = bronnen(['src/bouwstenen'], ['.ts']).filter((b) => b.pad.includes('/taken/') || b.pad.endsWith('secties.ts'));
  expect(taken.flatMap((b) => regelsMet(b, /waarde: \w+\??\.(?:status|soort|uitkomst|rol|reden[cC]ode|acuutGevaar|leeftijdsklasseCode|grondslagen\S*)\b(?! ===)(?:[ ,}]|$)/))).toEqual([]);
});
