// Helpers for processes that we start ourselves.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Waits for a number of ms of real time (start-up polling only; business time comes from platform/clock). */
export const wait = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** A free port on 127.0.0.1. */
export const freePort = (): Promise<number> => new Promise((done, fail) => {
  const server = createServer();
  server.on('error', fail);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => { done(typeof address === 'object' && address ? address.port : 0); });
  });
});

/** Is this process alive, and (visible on Linux) really the one meant? A zombie or a reused number does not count. */
export function isAlive(pid: number, mark: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try { process.kill(pid, 0); } catch { return false; }
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
  } catch { return false; }
}

/** Asks a process to stop and forces it after `patience` ms. */
export async function stopProcess(pid: number, mark: string, patience: number): Promise<void> {
  if (!isAlive(pid, mark)) return;
  process.kill(pid, 'SIGTERM');
  const end = Date.now() + patience;
  while (isAlive(pid, mark) && Date.now() < end) await wait(50);
  if (isAlive(pid, mark)) process.kill(pid, 'SIGKILL');
}
