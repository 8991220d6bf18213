import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../../src/platform/embedded/processes.ts';

export type Redisserver = { readonly url: string; readonly stop: () => Promise<void>; readonly kill: () => Promise<void>; readonly start: () => Promise<void> };

/** Whether a redis-server stands on PATH; without one the Redis half of a suite is not registered, and a line says so. */
export const redisAanwezig = ((): boolean => {
  try { execFileSync('redis-server', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; }
})();
if (!redisAanwezig) process.stderr.write('geen redis-server op PATH: de Redis-helft van deze proeven is niet gedraaid\n');

/** Starts a real Redis of our own: free port, nothing on disk. `kill` and `start` play an outage. */
export const startRedis = async (): Promise<Redisserver> => {
  const map = mkdtempSync(join(tmpdir(), 'samenspel-redis-'));
  const poort = await freePort();
  const url = `redis://127.0.0.1:${poort}`;
  let kind: ReturnType<typeof spawn> | undefined;
  const start = async (): Promise<void> => {
    kind = spawn('redis-server', ['--port', String(poort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', map], { stdio: 'ignore' });
    const klant = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    klant.on('error', () => {});
    await klant.ping();
    klant.disconnect();
  };
  const kill = async (): Promise<void> => {
    const weg = kind;
    if (weg === undefined || weg.exitCode !== null) return;
    await new Promise<void>((klaar) => { weg.once('exit', () => { klaar(); }); weg.kill('SIGKILL'); });
  };
  await start();
  return { url, start, kill, stop: async () => { await kill(); rmSync(map, { recursive: true, force: true }); } };
};
