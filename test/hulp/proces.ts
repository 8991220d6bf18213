// The whole app as a child process, started as `npm start` does, so that tests can pull the plug: kill -9 of the app, the broker and PostgreSQL.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inloggen, type Klant } from '../../src/demo/klant.ts';
import { maakEngineClient, type EngineClient } from '../../src/platform/engine/client.ts';
import { gelopenSql, volgGelopen, type Gelopen } from './gelopen.ts';
import { bijEinde } from './opruimen.ts';
import { tot } from './stapel.ts';

const root = join(import.meta.dirname, '../..');

export type Proceskeuze = {
  /** An existing data folder (a second copy on the same data); it is not removed by `ruimOp`. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
};
export type Afloop = { readonly code: number | null; readonly uitvoer: string };
export type Proces = {
  readonly dataDir: string;
  readonly url: string;
  /** The environment the app gets; for scripts that must work on the same folder. */
  readonly env: NodeJS.ProcessEnv;
  /** Everything printed since the last start. */
  readonly uitvoer: () => string;
  /** Starts the app on its folder and ports and waits until every part is ready. Throws with what it printed when it ends before. */
  readonly start: (ms?: number) => Promise<void>;
  /** Starts the app and waits until it has ended by itself (a refused start). */
  readonly startTotEinde: (ms?: number) => Promise<Afloop>;
  readonly gereed: () => Promise<boolean>;
  /** kill -9, and waits until the process is gone. The parts it started keep running, as after a real crash. */
  readonly doodApp: () => Promise<void>;
  readonly doodBroker: () => Promise<void>;
  readonly doodPostgres: () => Promise<void>;
  /** Sends a signal to the app's process group, as a terminal does with Ctrl-C, and waits for its end. */
  readonly signaal: (naam: NodeJS.Signals, ms?: number) => Promise<Afloop>;
  /** Process ids of the parts as their pid files name them; undefined when the file is not there. */
  readonly pids: () => { readonly app: number | undefined; readonly broker: number | undefined; readonly postgres: number | undefined };
  /** Lines of `ps` of every process that has this data folder in its command line. */
  readonly overgebleven: () => string[];
  /** One query over a connection of its own: works while the app is dead. */
  readonly vraag: <T = Record<string, unknown>>(sql: string, waarden?: readonly unknown[]) => Promise<T[]>;
  /** The engine itself, at the addresses of the running broker; the caller closes it. */
  readonly engine: () => EngineClient;
  readonly wachtwoorden: () => Record<string, string>;
  readonly als: (login: string, rol?: string) => Promise<Klant>;
  /** Ends everything of this folder and removes it; never throws. */
  readonly ruimOp: () => Promise<void>;
};

const leeft = (pid: number): boolean => { try { process.kill(pid, 0); } catch { return false; } return !/^\s*Z/.test(ps('stat=', pid)); };
const ps = (kolom: string, pid: number): string => { try { return execFileSync('ps', ['-ww', '-o', kolom, '-p', String(pid)], { encoding: 'utf8' }); } catch { return ''; } };
const leesPid = (bestand: string): number | undefined => (existsSync(bestand) ? Number(readFileSync(bestand, 'utf8').split('\n')[0]) : undefined);
const doodPid = async (pid: number | undefined): Promise<void> => {
  if (pid === undefined || pid <= 1 || !leeft(pid)) return;
  process.kill(pid, 'SIGKILL');
  await tot(`proces ${pid} weg`, async () => !leeft(pid), 10_000);
};

/** Ten free ports in a row (app, login, simulators), outside the range from which systems hand out ports, so that a restart finds them free again. */
export const vrijBlok = async (): Promise<number> => {
  const isVrij = (poort: number): Promise<boolean> => new Promise((klaar) => {
    const server = createServer().once('error', () => { klaar(false); });
    server.listen(poort, '127.0.0.1', () => { server.close(() => { klaar(true); }); });
  });
  for (;;) {
    const basis = 20_000 + 10 * Math.floor(Math.random() * 1_000);
    const vrij = await Promise.all(Array.from({ length: 10 }, (_, n) => isVrij(basis + n)));
    if (vrij.every(Boolean)) return basis;
  }
};

/** Prepares a copy of the app in a folder of its own with fixed ports; nothing runs until `start`. */
export const maakProces = async (keuze: Proceskeuze = {}): Promise<Proces> => {
  const dataDir = keuze.dataDir ?? mkdtempSync(join(tmpdir(), 'samenspel-proces-'));
  const poort = await vrijBlok();
  const url = `http://localhost:${poort}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'], HOME: process.env['HOME'], JAVA_HOME: process.env['JAVA_HOME'], TMPDIR: process.env['TMPDIR'], SystemRoot: process.env['SystemRoot'],
    // As under npm: the app then also stops in order when the test process is killed.
    npm_lifecycle_event: 'start',
    OMGEVING: 'test', DATA_DIR: dataDir, PORT: String(poort), OIDC_PORT: String(poort + 1), SIMULATOR_PORT: String(poort + 2), ONGEDAAN_SECONDEN: '0', ...keuze.env,
  };
  let kind: ChildProcess | undefined;
  let einde: Promise<number | null> = Promise.resolve(null);
  let tekst = '';
  let opgeruimd = false;
  const pids = (): ReturnType<Proces['pids']> => ({
    app: kind?.exitCode === null && kind.signalCode === null ? kind.pid : undefined,
    broker: leesPid(join(dataDir, 'engine/engine.pid')), postgres: leesPid(join(dataDir, 'postgres/data/postmaster.pid')),
  });
  const lanceer = (): void => {
    if (opgeruimd) throw new Error('Deze omgeving is al opgeruimd.');   // a test that timed out must not start anything afterwards
    tekst = '';
    const gestart = spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const kanaal of [gestart.stdout, gestart.stderr]) kanaal.setEncoding('utf8').on('data', (deel: string) => { tekst += deel; });
    einde = new Promise((klaar) => { gestart.once('close', (code) => { klaar(code); }); });
    kind = gestart;
  };
  const binnen = async (ms: number): Promise<Afloop> => {
    let klok: NodeJS.Timeout | undefined;
    const teLaat = new Promise<never>((_, mis) => { klok = setTimeout(() => { mis(new Error(`De app stopt niet binnen ${ms / 1000} s:\n${tekst}`)); }, ms); });
    try { return { code: await Promise.race([einde, teLaat]), uitvoer: tekst }; } finally { clearTimeout(klok); }
  };
  const gereed = async (): Promise<boolean> => {
    try { const antwoord = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) }); await antwoord.arrayBuffer(); return antwoord.status === 200; } catch { return false; }
  };
  const overgebleven = (): string[] => execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n')
    .filter((r) => r.includes(dataDir) && Number.parseInt(r, 10) !== process.pid).map((r) => r.slice(0, 200));
  const vlag = (broker: number, naam: string): string => new RegExp(`-D${naam.replaceAll('.', '\\.')}=(\\d+)`).exec(ps('args=', broker))?.[1] ?? '';
  const noodstop = (): void => {
    const { app, broker, postgres } = pids();
    for (const pid of [app, broker, postgres]) { try { if (pid !== undefined && pid > 1 && (pid === app || ps('args=', pid).includes(dataDir))) process.kill(pid, 'SIGKILL'); } catch { /* gone already */ } }
    if (keuze.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const vergeet = bijEinde(noodstop);

  const proces: Proces = {
    dataDir, url, env, uitvoer: () => tekst, gereed, pids, overgebleven,
    start: async (ms = 150_000) => {
      lanceer();
      const dit = kind;
      await tot('de app gereed', async () => {
        if (dit?.exitCode !== null || dit.signalCode !== null) throw new Error(`De app stopte tijdens het starten:\n${tekst}`);
        return gereed();
      }, ms).catch((fout: unknown) => { throw new Error(`${(fout as Error).message}\n${tekst}`, { cause: fout }); });
    },
    startTotEinde: async (ms = 60_000) => { lanceer(); return binnen(ms); },
    doodApp: async () => { kind?.kill('SIGKILL'); await binnen(10_000); },
    doodBroker: () => doodPid(pids().broker),
    doodPostgres: () => doodPid(pids().postgres),
    signaal: async (naam, ms = 60_000) => { if (kind?.pid !== undefined) process.kill(-kind.pid, naam); return binnen(ms); },
    vraag: async <T>(sql: string, waarden: readonly unknown[] = []) => {
      const [, , , port] = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
      const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', database: 'postgres', password: readFileSync(join(dataDir, 'postgres/password'), 'utf8') });
      await client.connect();
      try { return (await client.query(sql, [...waarden])).rows as T[]; } finally { await client.end(); }
    },
    engine: () => {
      const broker = pids().broker ?? 0;
      return maakEngineClient({ grpc: `127.0.0.1:${vlag(broker, 'zeebe.broker.gateway.network.port')}`, rest: `http://127.0.0.1:${vlag(broker, 'server.port')}` });
    },
    wachtwoorden: () => (JSON.parse(readFileSync(join(dataDir, 'geheimen.json'), 'utf8')) as { wachtwoorden: Record<string, string> }).wachtwoorden,
    als: (login, rol) => inloggen(url, login, { login, wachtwoord: proces.wachtwoorden()[login] ?? '' }, rol === undefined ? {} : { rol }),
    ruimOp: async () => {
      opgeruimd = true;
      const { app, broker, postgres } = pids();
      try {
        if (app !== undefined) await proces.doodApp();
        if (keuze.dataDir === undefined) for (const pid of [broker, postgres]) if (pid !== undefined && ps('args=', pid).includes(dataDir)) await doodPid(pid);
        if (keuze.dataDir === undefined) await tot('alle processen van de map weg', async () => overgebleven().length === 0, 10_000);
      } catch { /* the emergency stop below does the rest */ }
      noodstop();
      vergeet();
    },
  };
  const noteerGelopen = volgGelopen(() => proces.vraag<Gelopen>(gelopenSql));
  return { ...proces, ruimOp: async () => { await noteerGelopen(); await proces.ruimOp(); } };
};
