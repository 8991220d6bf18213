// Starts and stops the embedded Zeebe broker.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { findJava, type Java } from '../java.ts';
import { freePort, isAlive, stopProcess, wait } from '../processes.ts';
import { installEngine, type Report } from './install.ts';

const HERE = import.meta.dirname;

/** A running broker. `rest`, `management` are URLs; `grpc` is host:port. */
/** Ports of a broker, in the order rest, management, grpc, command, internal. */
export type EnginePorts = readonly [number, number, number, number, number];
export type EmbeddedEngine = { readonly ports: EnginePorts; readonly rest: string; readonly management: string; readonly grpc: string; readonly pid: number; readonly stop: () => Promise<void>; readonly kill: () => void };

export type EngineOptions = {
  readonly cache: string;
  readonly report?: Report;
  /** Extra JVM system properties (exporters), without `-D`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** The engine's clock may be moved (demo and tests only). */
  readonly movableClock?: boolean;
  /** `-Xmx` in MB; the small default sustains about 150 instances/s. `full` also lets C2 compile, for load tests. */
  readonly heapMb?: number;
  readonly full?: boolean;
  readonly writeArchive?: string;
  readonly abort?: AbortSignal;
  /** Ms in which it may stop in order before it is killed; 0 where its data is thrown away. It waits seconds for streams of clients. */
  readonly patience?: number;
  /** The ports of a broker that died; without them free ones are taken. */
  readonly ports?: EnginePorts;
};

/** Class archive (AppCDS): warm classes of exactly this engine and this Java; saves some 60 % of the start. */
const archiveOf = (dist: string, java: Java): string => join(dist, `klassen-${java.version}.jsa`);

/** The broker ended before it was ready: most often because another program took one of its ports in between. */
class EndedEarly extends Error {}

/**
 * Starts the broker on its own data folder; a broker left by a killed session is stopped first. Ready = a healthy leader.
 * A free port can be taken before the broker binds it, so an early end is tried again on other ports.
 */
export async function startEngine(folder: string, options: EngineOptions): Promise<EmbeddedEngine> {
  for (let attempt = 1; ; attempt++) {
    try { return await startOnce(folder, options); } catch (error) {
      if (!(error instanceof EndedEarly) || attempt === 3 || options.abort?.aborted === true) throw error;
    }
  }
}

async function startOnce(folder: string, options: EngineOptions): Promise<EmbeddedEngine> {
  const data = resolve(folder);
  mkdirSync(data, { recursive: true });
  const java = findJava();
  const dist = await installEngine(resolve(options.cache), java, options.report ?? (() => {}));
  const pidFile = join(data, 'engine.pid');
  if (existsSync(pidFile)) await stopProcess(Number(readFileSync(pidFile, 'utf8')), data, 20_000);
  const tmp = join(data, 'tmp');
  rmSync(tmp, { recursive: true, force: true });                        // RocksDB leaves a 14 MB library behind after kill -9
  mkdirSync(tmp, { recursive: true });
  const ports = options.ports ?? await Promise.all([0, 1, 2, 3, 4].map(freePort)) as unknown as EnginePorts;
  const [rest, management, grpc, command, internal] = ports;

  const archive = archiveOf(dist, java);
  const cds = options.writeArchive ? [`-XX:ArchiveClassesAtExit=${options.writeArchive}`] : existsSync(archive) && !options.full ? [`-XX:SharedArchiveFile=${archive}`] : [];
  const flags = [
    '-Xms64m', `-Xmx${options.heapMb ?? 384}m`, '-Xss512k', '-XX:+UseSerialGC', ...(options.full ? [] : ['-XX:TieredStopAtLevel=1']), '-XX:+ExitOnOutOfMemoryError', '-Dfile.encoding=UTF-8',
    '--enable-native-access=ALL-UNNAMED',
    ...(java.major >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    '-Xshare:auto', '-Xlog:disable', '-Xlog:all=error:stderr', '-Xlog:cds=off', ...(java.major >= 24 ? ['-Xlog:aot=off'] : []), ...cds,
    `-Djava.io.tmpdir=${tmp}`, `-Dlog4j2.configurationFile=${join(HERE, 'log4j2.xml')}`,
    `-Dspring.config.additional-location=file:${join(HERE, 'application.yaml')}`, `-Dapp.home=${data}`, `-Dbasedir=${data}`,
    `-Dserver.port=${rest}`, `-Dmanagement.server.port=${management}`, `-Dzeebe.broker.data.directory=${join(data, 'log')}`,
    `-Dzeebe.broker.gateway.network.port=${grpc}`, `-Dzeebe.broker.network.commandApi.port=${command}`, `-Dzeebe.broker.network.internalApi.port=${internal}`,
    `-Dzeebe.clock.controlled=${options.movableClock === true}`,
    ...Object.entries(options.properties ?? {}).map(([name, value]) => `-D${name}=${value}`),
    '-cp', join(dist, 'lib', '*'), 'io.camunda.application.StandaloneBroker',   // no folder on the classpath: that switches CDS off
  ];
  const logFile = join(data, 'engine.log');
  const log = openSync(logFile, 'a');
  const child = spawn(java.bin, flags, { cwd: data, stdio: ['ignore', log, log], detached: true });   // own group: Ctrl-C reaches only us
  closeSync(log);
  let ended: number | string | undefined;
  child.on('exit', (code, signal) => { ended = code ?? signal ?? 'onbekend'; });
  child.on('error', (error) => { ended = error.message; });
  const pid = child.pid ?? 0;
  writeFileSync(pidFile, String(pid));

  const stop = async (): Promise<void> => {
    await stopProcess(pid, data, options.patience ?? 40_000);
    while (ended === undefined) await wait(10);
    rmSync(pidFile, { force: true });
  };
  options.abort?.addEventListener('abort', () => { child.kill('SIGKILL'); });
  if (options.writeArchive) setPriority(pid, constants.priority.PRIORITY_LOW);
  const end = Date.now() + 180_000;
  while (!(await hasHealthyLeader(`http://127.0.0.1:${rest}`))) {
    if (ended !== undefined || Date.now() > end) {
      const early = ended !== undefined;
      await stop();
      const text = `De engine start niet (${ended ?? 'te traag'}); zie ${logFile}.`;
      throw early ? new EndedEarly(text) : new Error(text);
    }
    await wait(50);
  }
  return { ports, rest: `http://127.0.0.1:${rest}`, management: `http://127.0.0.1:${management}`, grpc: `127.0.0.1:${grpc}`, pid, stop, kill: () => { child.kill('SIGKILL'); } };
}

/** Makes the class archive with a second, short-lived broker at low priority. Once only; breaks off without traces. */
export async function writeClassArchive(cache: string, abort: AbortSignal, report: (text: string) => void = () => {}): Promise<void> {
  const java = findJava();
  const dist = await installEngine(resolve(cache), java, report);
  const archive = archiveOf(dist, java);
  await stopLeftovers(resolve(cache));
  if (existsSync(archive) || abort.aborted) return;
  const work = mkdtempSync(join(dist, '..', `bezig-${process.pid}-`));
  try {
    const fresh = join(work, 'klassen.jsa');
    const engine = await startEngine(work, { cache, writeArchive: fresh, abort });
    await engine.stop();
    if (!abort.aborted && existsSync(fresh)) renameSync(fresh, archive);   // only a completely written archive counts
  } finally { rmSync(work, { recursive: true, force: true }); }
}

/** A broker that was writing an archive when its app was killed would live on for ever. */
async function stopLeftovers(cache: string): Promise<void> {
  for (const entry of readdirSync(cache)) {
    const starter = /^bezig-(\d+)-/.exec(entry)?.[1];
    if (starter === undefined || isAlive(Number(starter), 'node')) continue;
    const folder = join(cache, entry);
    const pidFile = join(folder, 'engine.pid');
    if (existsSync(pidFile)) await stopProcess(Number(readFileSync(pidFile, 'utf8')), folder, 10_000);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Topology = { brokers?: { partitions?: { role: string; health: string }[] }[] };
/** The actuator's readiness comes too early: the gateway may not know the partition yet. */
export async function hasHealthyLeader(rest: string): Promise<boolean> {
  try {
    const response = await fetch(`${rest}/v2/topology`, { signal: AbortSignal.timeout(2000) });
    const topology = response.ok ? await response.json() as Topology : {};
    return topology.brokers?.some((b) => b.partitions?.some((p) => p.role === 'leader' && p.health === 'healthy')) ?? false;
  } catch { return false; }
}
