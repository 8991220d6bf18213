import { expect, test } from 'vitest';
import { bronnen } from './bronnen.ts';

/** R0.1 · T01 · X1 · M1 · SP201 · SV101, and the matrix rows of veilig-thuis and of all verbanden. */
const patroon = /\b(R\d{1,2}\.\d{1,2}|T(?:0[1-9]|1\d|2[0-5])|X[1-9]|M[1-9]|S[PV]\d{3}|(?:AL|VT)\d{2})\b/g;

test('house rule: every rule id that code or tests cite is explained in docs/regels.md', () => {
  const bekend = new Set([...(bronnen(['docs'], ['regels.md'])[0]?.tekst ?? '').matchAll(/^\| ([A-Z]+[\d.]+) \|/gm)].map((m) => m[1]));
  const onbekend = bronnen(['src', 'workers', 'test'], ['.ts', '.tsx']).filter((b) => !b.pad.startsWith('src/web/')).flatMap((b) => [...b.tekst.matchAll(patroon)].flatMap((m) => (bekend.has(m[1]) ? [] : [`${b.pad}: ${m[1] ?? ''}`])));
  expect([...new Set(onbekend)], 'a reader must be able to look up what a rule says').toEqual([]);
  expect(bekend.size).toBeGreaterThan(100);
});
