import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

// vitest loads modules in an order of its own: only the runtime shows that the whole app can be loaded, whatever circle its rooms form.
test('house rule: the app can be loaded by Node itself', () => {
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', "await import('./src/samenspel.ts'); process.stdout.write('geladen'); process.exit(0);"], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('geladen');
}, 120_000);
