import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const map = join(import.meta.dirname, '../..');
const bestanden = globSync('**/*.test.ts', { cwd: map });

/** The files that a backticked name stands for: a path or its end, with `*` and `{a,b}` as in a shell. */
const bedoeld = (naam: string): string[] => {
  const vorm = new RegExp(`(^|/)${naam.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll(/\{([^}]*)\}/g, (_, keuzen: string) => `(${keuzen.replaceAll(',', '|')})`)}${naam.endsWith('*') ? '' : '$'}`);
  return bestanden.filter((b) => vorm.test(b));
};
/** The text of a file and of the files beside it that it is made of. */
const tekst = (bestand: string): string => {
  const eigen = readFileSync(join(map, bestand), 'utf8');
  return [eigen, ...[...eigen.matchAll(/(?:from|import) '(\.\/[\w-]+\.ts)'/g)].map(([, naast]) => readFileSync(join(map, dirname(bestand), naast ?? ''), 'utf8'))].join('\n');
};
/** A test title begins with these words. */
const begint = (in_: string, naam: string): boolean => ["'", '"', '`'].some((aanhaling) => in_.includes(`${aanhaling}${naam}`));

test('house rule: every test that docs/dekking.md names exists in the file it names', () => {
  const fout: string[] = [];
  for (const [n, regel] of readFileSync(join(map, '../docs/dekking.md'), 'utf8').split('\n').entries()) {
    let in_: string[] = [];
    for (const [, code, naam] of regel.matchAll(/`([^`]+)`|"([^"]+)"/g)) {
      if (code !== undefined && (code.endsWith('.test.ts') || /^(unit|integratie|tijd|e2e)\/.*\*$/.test(code))) {
        in_ = bedoeld(code);
        if (in_.length === 0) fout.push(`regel ${n + 1}: ${code} is er niet`);
      } else if (naam !== undefined && in_.length > 0 && !in_.some((b) => begint(tekst(b), naam))) fout.push(`regel ${n + 1}: ${in_.join(', ')} heeft geen "${naam}"`);
    }
  }
  expect(fout).toEqual([]);
});
