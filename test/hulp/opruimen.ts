// What must not outlive a test process. Vitest ends its processes with SIGTERM, and half a second later with SIGKILL: Node runs no `exit` handlers then.
import { spawn } from 'node:child_process';

const werk = new Set<() => void>();
let luistert = false;

const ruimOp = (): void => {
  for (const doe of werk) { try { doe(); } catch { /* it was gone already */ } }
  werk.clear();
};

/**
 * Runs `doe` (synchronous and fast: kill, and `gooiWeg` for folders) when the test process ends before its parts were stopped in order.
 * Returns the way to forget it, for when they were.
 */
export const bijEinde = (doe: () => void): (() => void) => {
  if (!luistert) {
    luistert = true;
    process.on('exit', ruimOp);
    process.on('SIGTERM', () => { process.exit(143); });
  }
  werk.add(doe);
  return () => { werk.delete(doe); };
};

/** Throws a folder away from a process of its own: its writers may need a moment to die, longer than we live. */
export const gooiWeg = (map: string): void => {
  const bron = "setTimeout(() => require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }), 500)";
  spawn(process.execPath, ['-e', bron, map], { detached: true, stdio: 'ignore' }).unref();
};
