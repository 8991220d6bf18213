// `npm test`: types and lint first (fast, and they stop nothing else from running), then the tests. Ends with "N passed, N failed", in which
// a check that is not in order counts as a failure. `npm run test:diep` adds the long runs; `npm test -- <filter>` passes its arguments to vitest.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modeldekking } from './modeldekking.ts';

const args = process.argv.slice(2).filter((a) => a !== '--diep');
const deep = process.argv.includes('--diep');
const whole = args.length === 0;
const work = mkdtempSync(join(tmpdir(), 'samenspel-test-'));
const gelopen = join(work, 'gelopen.txt');
const root = join(import.meta.dirname, '..');
const programs = { tsc: 'typescript/bin/tsc', oxlint: 'oxlint/bin/oxlint', vitest: 'vitest/vitest.mjs' } as const;
/** Runs one of the programs with this very Node: its own first line would take whatever Node the machine has on PATH. */
const run = (name: 'tsc' | 'oxlint', ...rest: string[]): boolean => spawnSync(process.execPath, [join(root, 'node_modules', programs[name]), ...rest], { cwd: root, stdio: 'inherit' }).status === 0;

const archive = whole ? spawn(process.execPath, [join(root, 'scripts/klassenarchief.ts')], { cwd: root, stdio: 'inherit' }) : undefined;
const archived = new Promise((done) => { if (archive === undefined) done(undefined); else archive.on('close', done); });
const checks: [string, () => boolean][] = whole ? [
  // Both parts always, so that one error does not hide the others.
  ['typecontrole', () => [run('tsc', '--noEmit', '-p', '.'), run('tsc', '--noEmit', '-p', 'src/web')].every(Boolean)],
  ['lint', () => run('oxlint', '--type-aware', '--quiet')],
] : [];
const broken = checks.filter(([name, check]) => { const t = Date.now(); const ok = check(); console.log(`${ok ? 'goed' : 'FOUT'}: ${name} (${((Date.now() - t) / 1000).toFixed(1)} s)`); return !ok; }).map(([name]) => name);
await archived;

type Lane = { readonly name: string; readonly passed: number; readonly failed: number; readonly names: readonly string[] };
/**
 * One run of vitest. With `live` it writes as it goes; otherwise its text comes when it is done, because two at once cannot be read.
 * The two lanes of a whole run go one after the other. `TEST_BANEN=2` runs them beside each other: quicker on a machine with cores to spare, but on
 * two cores each single test becomes slower, and what waits for a moment may miss it.
 */
const lane = (name: string, rest: readonly string[], live: boolean): Promise<Lane> => new Promise((done) => {
  const uitslag = join(work, `${name}.json`);
  const child = spawn(process.execPath, [join(root, 'node_modules', programs.vitest), 'run', ...rest], {
    cwd: root, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'], env: { ...process.env, TEST_UITSLAG: uitslag, TEST_GELOPEN: gelopen, ...(deep ? { TEST_DIEP: 'true' } : {}) },
  });
  const text: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d: Buffer) => { text.push(d); });
  child.on('close', (code) => {
    if (text.length > 0) process.stdout.write(Buffer.concat(text));
    try {
      const { passed, failed, names } = JSON.parse(readFileSync(uitslag, 'utf8')) as { passed: number; failed: number; names: string[] };
      // Vitest may also end badly after its last test, for example when a process does not stop.
      done({ name, passed, failed: code === 0 ? failed : Math.max(failed, 1), names });
    } catch {
      done({ name, passed: 0, failed: 1, names: [`De tests zijn afgebroken voor er een uitslag was: ${name}`] });
    }
  });
});
const beside = process.env['TEST_BANEN'] === '2';
const second = (): Promise<Lane> => lane('tijd en e2e', ['--project', 'tijd', '--project', 'e2e'], !beside);
const early = whole && beside ? second() : undefined;
const lanes = [await lane(whole ? 'unit en integratie' : 'keuze', whole ? ['--project', 'unit', '--project', 'integratie'] : args, true)];
if (whole) lanes.push(await (early ?? second()));
const passed = lanes.reduce((sum, l) => sum + l.passed, 0);
let failed = broken.length + lanes.reduce((sum, l) => sum + l.failed, 0);

for (const name of lanes.flatMap((l) => l.names)) console.log(`MISLUKT: ${name}`);
// Only a whole run can tell that a step of a model never ran.
if (whole) {
  const { regels, ok } = await modeldekking(root, gelopen);
  console.log(`\n${regels.join('\n')}`);
  if (!ok) { broken.push('modeldekking'); failed++; }
}
rmSync(work, { recursive: true, force: true });
for (const name of broken) console.log(`NIET IN ORDE (telt als fout): ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
