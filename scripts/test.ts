// `npm test`: types and lint first (fast, and they stop nothing else from running), then the tests. Ends with "N passed, N failed", in which
// a check that is not in order counts as a failure. `npm run test:diep` adds the long runs; `npm test -- <filter>` passes its arguments to vitest.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modeldekking } from './modeldekking.ts';

const args = process.argv.slice(2).filter((a) => a !== '--diep');
const deep = process.argv.includes('--diep');
const work = mkdtempSync(join(tmpdir(), 'samenspel-test-'));
const uitslag = join(work, 'uitslag.json');
const gelopen = join(work, 'gelopen.txt');
const root = join(import.meta.dirname, '..');
const programs = { tsc: 'typescript/bin/tsc', oxlint: 'oxlint/bin/oxlint', vitest: 'vitest/vitest.mjs' } as const;
/** Runs one of the programs with this very Node: its own first line would take whatever Node the machine has on PATH. */
const run = (name: keyof typeof programs, ...rest: string[]): boolean => spawnSync(process.execPath, [join(root, 'node_modules', programs[name]), ...rest],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_UITSLAG: uitslag, TEST_GELOPEN: gelopen, ...(deep ? { TEST_DIEP: 'true' } : {}) } }).status === 0;

const archive = args.length > 0 ? undefined : spawn(process.execPath, [join(root, 'scripts/klassenarchief.ts')], { cwd: root, stdio: 'inherit' });
const archived = new Promise((done) => { if (archive === undefined) done(undefined); else archive.on('close', done); });
const checks: [string, () => boolean][] = args.length > 0 ? [] : [
  // Both parts always, so that one error does not hide the others.
  ['typecontrole', () => [run('tsc', '--noEmit', '-p', '.'), run('tsc', '--noEmit', '-p', 'src/web')].every(Boolean)],
  ['lint', () => run('oxlint', '--type-aware', '--quiet')],
];
const broken = checks.filter(([name, check]) => { const t = Date.now(); const ok = check(); console.log(`${ok ? 'goed' : 'FOUT'}: ${name} (${((Date.now() - t) / 1000).toFixed(1)} s)`); return !ok; }).map(([name]) => name);
await archived;
const green = run('vitest', 'run', ...args);

let passed = 0;
let failed = broken.length;
try {
  const tests = JSON.parse(readFileSync(uitslag, 'utf8')) as { passed: number; failed: number };
  passed = tests.passed;
  // Vitest may also end badly after its last test, for example when a process does not stop.
  failed += green ? tests.failed : Math.max(tests.failed, 1);
} catch {
  console.log('\nDe tests zijn afgebroken voor er een uitslag was (telt als fout)');
  failed++;
}
// Only a whole run can tell that a step of a model never ran.
if (args.length === 0) {
  const { regels, ok } = await modeldekking(root, gelopen);
  console.log(`\n${regels.join('\n')}`);
  if (!ok) { broken.push('modeldekking'); failed++; }
}
rmSync(work, { recursive: true, force: true });
for (const name of broken) console.log(`NIET IN ORDE (telt als fout): ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
