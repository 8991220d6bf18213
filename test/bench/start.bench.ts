// How fast the platform starts and how much memory it takes. Runs `npm start` as a user would, on a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, wait } from '../../src/platform/embedded/processes.ts';
import { figure, type Bench } from './bench.ts';

const root = join(import.meta.dirname, '../..');
type Started = { child: ChildProcess; firstPage: number; ready: number; output: () => string };

/** Starts, waits for the first page (HTML over HTTP) and for /health/ready; milliseconds since the spawn. */
async function start(dataDir: string, port: number): Promise<Started> {
  const begin = performance.now();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d: Buffer) => { output += d.toString(); });
  const until = async (path: string): Promise<number> => {
    const end = Date.now() + 240_000;
    for (;;) {
      try { if ((await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html,application/json' } })).ok) return performance.now() - begin; } catch { /* not yet */ }
      if (Date.now() > end || child.exitCode !== null) throw new Error(`start mislukt:\n${output}`);
      await wait(10);
    }
  };
  const firstPage = await until('/');
  const ready = await until('/health/ready');
  return { child, firstPage, ready, output: () => output };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => { child.on('close', done); });
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await gone;
}

/** PSS in MB of all processes of this stack: those whose command line or environment names the data folder, and their descendants. */
function memory(dataDir: string): number {
  const processes = readdirSync('/proc').filter((p) => /^\d+$/.test(p)).flatMap((pid) => {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
      const ours = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}`);
      return [{ pid, parent, ours }];
    } catch { return []; }                                              // ended meanwhile
  });
  const own = new Set(processes.filter((p) => p.ours).map((p) => p.pid));
  for (let before = -1; before !== own.size;) { before = own.size; for (const p of processes) if (own.has(p.parent)) own.add(p.pid); }
  let kb = 0;
  for (const pid of own) {
    try { kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0); } catch { /* ended meanwhile */ }
  }
  return kb / 1024;
}

export const bench: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
  const port = await freePort();
  const notes: string[] = [];
  try {
    const cold = await start(dataDir, port);
    // The class archive is written by a second engine in the background, once; the figures are those of every start after it.
    const isArchived = (): boolean => globSync(join(root, '.cache/zeebe-*/klassen-*.jsa')).length > 0;
    for (const end = Date.now() + 180_000; !isArchived() && Date.now() < end;) await wait(200);
    await stop(cold.child);
    const archived = isArchived();
    const runs: Started[] = [];
    const pss: number[] = [];
    for (let i = 0; i < 3; i++) { const run = await start(dataDir, port); runs.push(run); await wait(2000); pss.push(memory(dataDir)); await stop(run.child); }
    const best = (key: 'firstPage' | 'ready'): number => runs.map((r) => r[key]).toSorted((a, b) => a - b)[1] ?? Number.NaN;
    notes.push(`koude start met lege gegevensmap: eerste pagina ${(cold.firstPage / 1000).toFixed(1)} s, gereed ${(cold.ready / 1000).toFixed(1)} s (pakketten en engine stonden er al)`);
    notes.push(archived ? 'klassenarchief aanwezig' : 'nog geen klassenarchief: grens 12 s');
    if (existsSync(join(root, '.cache'))) notes.push('geheugen: som van PSS van alle processen, 2 s na gereed, de hoogste van drie starts');
    return { figures: [
      figure('eerste-pagina', best('firstPage') / 1000, 's', { op: '<=', value: 1 }),
      figure('gereed', best('ready') / 1000, 's', { op: '<=', value: archived ? 8 : 12 }),
      figure('geheugen', Math.max(...pss), 'MB', { op: '<=', value: 1200 }),
    ], notes };
  } finally { rmSync(dataDir, { recursive: true, force: true }); }
};
