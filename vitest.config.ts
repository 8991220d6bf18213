import { defineConfig } from 'vitest/config';

// Four kinds of tests. unit: pure, parallel. The others run one file at a time: they start real parts on a machine of two cores.
// isolate: false keeps one process per project, so that its files share one stack (test/hulp/stapel.ts).
const serial = { expect: { poll: { timeout: 45_000, interval: 100 } }, fileParallelism: false, isolate: false, setupFiles: ['test/hulp/gelopen-opzet.ts'], pool: 'forks' as const, testTimeout: 300_000, hookTimeout: 300_000 };
export default defineConfig({
  test: {
    reporters: ['default', './test/hulp/reporter.ts'],
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], sequence: { groupOrder: 0 }, testTimeout: 30_000, hookTimeout: 120_000 } },
      { test: { name: 'integratie', include: ['test/integratie/**/*.test.ts'], sequence: { groupOrder: 1 }, ...serial } },
      { test: { name: 'tijd', include: ['test/tijd/**/*.test.ts'], sequence: { groupOrder: 2 }, ...serial } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], sequence: { groupOrder: 3 }, ...serial, setupFiles: ['test/hulp/gelopen-opzet.ts', 'test/e2e/lekwacht.ts'] } },
    ],
  },
});
