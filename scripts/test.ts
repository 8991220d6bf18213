// `npm test`: types and lint first (fast, and they stop nothing else from running), then the tests. Ends with "N passed, N failed".
// `npm run test:diep` adds the long runs; `npm test -- <filter>` passes its arguments to vitest.
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { join } from 'node:path';

const bin = (name: string): string => join(import.meta.dirname, '..', 'node_modules', '.bin', name);
const args = process.argv.slice(2).filter((a) => a !== '--diep');
const deep = process.argv.includes('--diep');
const run = (name: string, ...rest: string[]): boolean => spawnSync(bin(name), rest, { stdio: 'inherit', env: { ...process.env, ...(deep ? { TEST_DIEP: 'true' } : {}) } }).status === 0;

const checks: [string, () => boolean][] = args.length > 0 ? [] : [
  ['typecontrole', () => run('tsc', '--noEmit', '-p', '.') && run('tsc', '--noEmit', '-p', 'src/web')],
  ['lint', () => run('oxlint', '--type-aware', '--quiet')],
];
const broken = checks.filter(([name, check]) => { const t = Date.now(); const ok = check(); console.log(`${ok ? 'goed' : 'FOUT'}: ${name} (${((Date.now() - t) / 1000).toFixed(1)} s)`); return !ok; });
const green = run('vitest', 'run', ...args);
if (broken.length > 0) {
  // vitest printed its own closing line; a broken check overrules it with one of our own.
  writeSync(1, `\n${broken.map(([name]) => name).join(' en ')} niet in orde\n\n0 passed, ${broken.length} failed\n`);
  process.exitCode = 1;
} else if (!green) process.exitCode = 1;
