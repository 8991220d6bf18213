// The summary of `npm test`: the ten slowest files, minutes per project against their budget, and as the very last line,
// alone, "N passed, N failed". A skipped test, or no test at all, counts as a failure.
import { accessSync, constants, writeFileSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Minutes per project on 2 cores; over it is a warning, not a failure (machines are noisy). */
const budgets: Readonly<Record<string, number>> = { unit: 1, integratie: 12, tijd: 8, e2e: 20 };

export type Uitslag = { readonly regels: readonly string[]; readonly passed: number; readonly failed: number; readonly namen: readonly string[] };

/** Whether a program stands on PATH. */
export const opPad = (programma: string, pad = process.env['PATH'] ?? ''): boolean =>
  pad.split(delimiter).some((map) => { try { accessSync(join(map, programma), constants.X_OK); return true; } catch { return false; } });

/**
 * Counts a run and puts its summary in lines. A failure is: a failed test, an error outside a test, a file that could not be loaded, a failed
 * beforeAll or afterAll, a test that was skipped or never reached, and a run without any test.
 */
export const vatSamen = (modules: readonly TestModule[], errors: readonly unknown[], metRedis = opPad('redis-server')): Uitslag => {
  let passed = 0;
  let failed = errors.length;
  const skipped: string[] = [];
  const namen: string[] = [];
  const files: { name: string; project: string; ms: number }[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    if (module.errors().length > 0) namen.push(module.relativeModuleId);
    for (const suite of module.children.allSuites()) { failed += suite.errors().length; if (suite.errors().length > 0) namen.push(`${module.relativeModuleId} > ${suite.fullName}`); }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      else if (state === 'failed') { failed++; namen.push(`${module.relativeModuleId} > ${test.fullName}`); }
      else skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
    }
    const d = module.diagnostic();
    files.push({ name: module.relativeModuleId, project: module.project.name, ms: d.collectDuration + d.setupDuration + d.duration + d.environmentSetupDuration });
  }
  failed += skipped.length;
  const regels = ['', 'Traagste bestanden:'];
  for (const f of files.toSorted((a, b) => b.ms - a.ms).slice(0, 10)) regels.push(`  ${(f.ms / 1000).toFixed(1).padStart(7)} s  ${f.name}`);
  regels.push('Minuten per project:');
  for (const [project, budget] of Object.entries(budgets)) {
    const minutes = files.filter((f) => f.project === project).reduce((sum, f) => sum + f.ms, 0) / 60_000;
    if (minutes > 0) regels.push(`  ${project.padEnd(11)} ${minutes.toFixed(1)} van ${budget}${minutes > budget ? '  WAARSCHUWING: boven het budget' : ''}`);
  }
  if (!metRedis && files.some((f) => f.project === 'integratie')) regels.push('Weggelaten: de toetsen met Redis (geen redis-server op PATH). Dezelfde toetsen met PostgreSQL zijn wel gedraaid.');
  for (const name of skipped) regels.push(`OVERGESLAGEN (telt als fout): ${name}`);
  if (passed + failed === 0) { regels.push('GEEN TESTS UITGEVOERD (telt als fout)'); failed = 1; }
  return { regels, passed, failed, namen };
};

/** Vitest asks for a default export. With `TEST_UITSLAG` (set by scripts/test.ts) the counts go to that file and the last line is left to it. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { regels, passed, failed, namen } = vatSamen(modules, errors);
    const bestand = process.env['TEST_UITSLAG'];
    if (bestand !== undefined) writeFileSync(bestand, JSON.stringify({ passed, failed, names: namen }));
    process.once('exit', () => {                                         // after vitest's own summary
      if (failed > 0) process.exitCode = 1;
      writeSync(1, `${regels.join('\n')}\n${bestand === undefined ? `\n${passed} passed, ${failed} failed\n` : ''}`);
    });
  }
}
