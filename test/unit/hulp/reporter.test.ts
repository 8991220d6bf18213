import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import { opPad, vatSamen } from '../../hulp/reporter.ts';

type Bestand = { naam?: string; project?: string; seconden?: number; tests?: readonly string[]; suitefouten?: number; laadfouten?: number };
/** A file as vitest reports it: `tests` are the states of its tests. */
const bestand = ({ naam = 'a.test.ts', project = 'unit', seconden = 1, tests = [], suitefouten = 0, laadfouten = 0 }: Bestand): TestModule => ({
  relativeModuleId: naam, project: { name: project }, errors: () => Array.from({ length: laadfouten }, () => new Error('x')),
  diagnostic: () => ({ collectDuration: 0, setupDuration: 0, environmentSetupDuration: 0, duration: seconden * 1000 }),
  children: { allSuites: () => [{ errors: () => Array.from({ length: suitefouten }, () => new Error('x')) }], allTests: () => tests.map((state, i) => ({ fullName: `t${i}`, result: () => ({ state }) })) },
}) as unknown as TestModule;
const telling = (modules: readonly TestModule[], errors: readonly unknown[] = []): string => { const u = vatSamen(modules, errors, true); return `${u.passed} passed, ${u.failed} failed`; };

test.each([
  ['all passed', [{ tests: ['passed', 'passed'] }, { tests: ['passed'] }], 0, '3 passed, 0 failed'],
  ['a failed test', [{ tests: ['passed', 'failed'] }], 0, '1 passed, 1 failed'],
  ['a skipped test is a failure', [{ tests: ['passed', 'skipped'] }], 0, '1 passed, 1 failed'],
  ['a test that was never reached is a failure', [{ tests: ['passed', 'pending'] }], 0, '1 passed, 1 failed'],
  ['a failed beforeAll', [{ tests: ['passed'], suitefouten: 1 }], 0, '1 passed, 1 failed'],
  ['a file that does not load', [{ laadfouten: 1 }], 0, '0 passed, 1 failed'],
  ['an error outside a test', [{ tests: ['passed'] }], 2, '1 passed, 2 failed'],
  ['a file without tests', [{}], 0, '0 passed, 1 failed'],
  ['nothing at all', [], 0, '0 passed, 1 failed'],
] as const)('huisregel: the count of a run: %s', (_naam, modules, fouten, uitkomst) => {
  expect(telling(modules.map((m) => bestand(m)), Array.from({ length: fouten }, () => new Error('x')))).toBe(uitkomst);
});

test('huisregel: what failed is named, so that two runs at once can say it at their end', () => {
  expect(vatSamen([bestand({ naam: 'b.test.ts', tests: ['failed', 'passed'] }), bestand({ naam: 'c.test.ts', laadfouten: 1 })], [], true).namen).toEqual(['b.test.ts > t0', 'c.test.ts']);
});

test('huisregel: the ten slowest files, and the minutes of each project against its budget', () => {
  const { regels } = vatSamen([...Array.from({ length: 12 }, (_, i) => bestand({ naam: `f${i}.test.ts`, seconden: i + 1, tests: ['passed'] })), bestand({ naam: 'lang.test.ts', project: 'integratie', seconden: 13 * 60, tests: ['passed'] })], [], true);
  expect(regels.filter((r) => r.endsWith('.test.ts'))).toEqual(['    780.0 s  lang.test.ts', ...[12, 11, 10, 9, 8, 7, 6, 5, 4].map((s) => `${`${s}.0`.padStart(9)} s  f${s - 1}.test.ts`)]);
  expect(regels.filter((r) => r.includes(' van '))).toEqual(['  unit        1.3 van 1  WAARSCHUWING: boven het budget', '  integratie  13.0 van 12  WAARSCHUWING: boven het budget']);
});

test('huisregel: skipped tests are named, and so is a Redis that is missing', () => {
  const een = [bestand({ project: 'integratie', tests: ['skipped', 'passed'] })];
  expect(vatSamen(een, [], true).regels).toContain('OVERGESLAGEN (telt als fout): a.test.ts > t0');
  expect(vatSamen(een, [], true).regels.join('\n')).not.toContain('Redis');
  expect(vatSamen(een, [], false).regels.join('\n')).toContain('Weggelaten: de toetsen met Redis');
  expect(vatSamen([bestand({ tests: ['passed'] })], [], false).regels.join('\n')).not.toContain('Redis');
});

test('huisregel: a program counts as present when it can be run from PATH', () => {
  const map = mkdtempSync(join(tmpdir(), 'samenspel-pad-'));
  try {
    expect(opPad('proefprogramma', map)).toBe(false);
    writeFileSync(join(map, 'proefprogramma'), '#!/bin/sh\n');
    chmodSync(join(map, 'proefprogramma'), 0o755);
    expect(opPad('proefprogramma', ['/bestaat-niet', map].join(delimiter))).toBe(true);
    expect(opPad('proefprogramma', '')).toBe(false);
  } finally { rmSync(map, { recursive: true, force: true }); }
});

/** Lets a process of its own end a run with one file of these states. */
const eindig = (states: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; uit: string }> => {
  const bron = `
    import Summary from ${JSON.stringify(join(import.meta.dirname, '../../hulp/reporter.ts'))};
    const tests = ${JSON.stringify(states)}.map((state) => ({ fullName: 't', result: () => ({ state }) }));
    new Summary().onTestRunEnd([{ relativeModuleId: 'a', project: { name: 'unit' }, errors: () => [], diagnostic: () => ({ collectDuration: 0, setupDuration: 0, environmentSetupDuration: 0, duration: 1 }), children: { allSuites: () => [], allTests: () => tests } }], []);
    console.log('de eigen samenvatting van vitest');`;
  const { TEST_UITSLAG: _weg, ...omgeving } = process.env;
  return new Promise((klaar) => {
    execFile(process.execPath, ['--input-type=module', '-e', bron], { env: { ...omgeving, ...env } }, (fout, uit) => { klaar({ code: fout === null ? 0 : Number(fout.code), uit }); });
  });
};
test.each([[['passed', 'passed'], 0, '2 passed, 0 failed'], [['passed', 'failed'], 1, '1 passed, 1 failed'], [['passed', 'skipped'], 1, '1 passed, 1 failed'], [[], 1, '0 passed, 1 failed']] as const)(
  'huisregel: a run of %j ends with exit code %i and "%s" alone on the last line', async (states, code, laatste) => {
    const antwoord = await eindig(states);
    expect(antwoord.code).toBe(code);
    expect(antwoord.uit.split('\n').slice(-3)).toEqual(['', laatste, '']);
    expect(antwoord.uit).toContain('vitest');
  });

test('huisregel: under npm test the counts go to a file and the last line is left to the script', async () => {
  const map = mkdtempSync(join(tmpdir(), 'samenspel-uitslag-'));
  try {
    const { code, uit } = await eindig(['passed', 'failed'], { TEST_UITSLAG: join(map, 'u.json') });
    expect(JSON.parse(readFileSync(join(map, 'u.json'), 'utf8'))).toEqual({ passed: 1, failed: 1, names: ['a > t'] });
    expect([code, /\d+ passed, \d+ failed/.test(uit)]).toEqual([1, false]);
  } finally { rmSync(map, { recursive: true, force: true }); }
});
