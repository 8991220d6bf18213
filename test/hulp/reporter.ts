// The summary of `npm test`: the ten slowest files, minutes per project against their budget, and as the very last line,
// alone, "N passed, N failed". A skipped test, or no test at all, counts as a failure.
import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Minutes per project on 2 cores; over it is a warning, not a failure (machines are noisy). */
const budgets: Readonly<Record<string, number>> = { unit: 1, integratie: 12, tijd: 8, e2e: 20 };

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;                                         // errors outside a test
    const skipped: string[] = [];
    const files: { name: string; project: string; ms: number }[] = [];
    for (const module of modules) {
      failed += module.errors().length;                                 // a file that could not be loaded
      for (const suite of module.children.allSuites()) failed += suite.errors().length;   // failed beforeAll/afterAll
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped.push(test.fullName);
      }
      const d = module.diagnostic();
      files.push({ name: module.relativeModuleId, project: module.project.name, ms: d.collectDuration + d.setupDuration + d.duration + d.environmentSetupDuration });
    }
    const lines = ['', 'Traagste bestanden:'];
    for (const f of files.toSorted((a, b) => b.ms - a.ms).slice(0, 10)) lines.push(`  ${(f.ms / 1000).toFixed(1).padStart(7)} s  ${f.name}`);
    lines.push('Minuten per project:');
    for (const project of Object.keys(budgets)) {
      const minutes = files.filter((f) => f.project === project).reduce((sum, f) => sum + f.ms, 0) / 60_000;
      const budget = budgets[project] ?? 0;
      if (minutes > 0) lines.push(`  ${project.padEnd(11)} ${minutes.toFixed(1)} van ${budget}${minutes > budget ? '  WAARSCHUWING: boven het budget' : ''}`);
    }
    for (const name of skipped) lines.push(`OVERGESLAGEN (telt als fout): ${name}`);
    failed += skipped.length;
    if (passed + failed === 0) { lines.push('GEEN TESTS UITGEVOERD (telt als fout)'); failed = 1; }
    process.once('exit', () => {
      if (failed > 0) process.exitCode = 1;
      writeSync(1, `${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);   // after vitest's own summary
    });
  }
}
