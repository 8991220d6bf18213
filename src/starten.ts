// One process that starts everything, prints the addresses and demo logins last, and stops cleanly.
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { leesInstellingen, maakConfig } from './config.ts';
import { geheimeNamen } from './demo/onderdelen.ts';
import { demologins } from './demo/wereld.ts';
import { demoGeheimen, type DemoGeheimen } from './geheimen.ts';
import { takeLock } from './platform/embedded/lock.ts';
import { buildWeb } from './platform/embedded/web.ts';
import { writeClassArchive } from './platform/embedded/zeebe/engine.ts';
import { startSamenspel, type Samenspel } from './samenspel.ts';

const t0 = performance.now();
const report = (text: string): void => { console.log(`[${((performance.now() - t0) / 1000).toFixed(1)} s] ${text}`); };
const geen: DemoGeheimen = { sessieGeheim: '', bsn: '', bsnIndex: '', pseudoniem: '', wachtwoorden: {}, eersteStart: '' };

let release = (): void => {};
let starting: Promise<Samenspel> | undefined;
const warming = new AbortController();
const filling = new AbortController();
let stopping: Promise<void> | undefined;
/** Stops once, in order, and ends the process. */
const stop = (reason: string, code = 0): Promise<void> => stopping ??= (async () => {
  report(`Stoppen (${reason})…`);
  warming.abort();
  filling.abort();
  // A stop during the start waits until there is something to stop in order: nothing is left running.
  await (await starting?.catch(() => undefined))?.stop();
  release();
  report('Gestopt. Niets is verloren; `npm start` gaat hier verder.');
  process.exit(code);
})();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => { void stop(signal); });
// npm hands SIGTERM only to its own shell. When that parent goes, so do we.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) void stop('npm is gestopt'); }, 500).unref();
}

try {
  const settings = leesInstellingen(process.env);
  const base = maakConfig(settings, geen);
  if (base.omgeving !== 'productie') release = takeLock(base.dataDir);
  const geheimen = base.omgeving === 'productie' ? geen : demoGeheimen(base.dataDir, geheimeNamen(), base.klokStart ?? new Date());
  const config = maakConfig(settings, geheimen);
  const dist = await buildWeb(join(import.meta.dirname, '..'), report);
  // Log lines go to a file outside production, so that the addresses and logins stay the last lines on the screen.
  starting = startSamenspel({ config, geheimen, report, dist, afbreken: filling.signal, ...(await logFile(config.omgeving, config.dataDir)) });
  await starting;
  if (stopping === undefined) {
    report('Gereed');
    flushCompileCache();                                                 // a process that is killed would not write it
    console.log(`\nSamenspel staat klaar\n  Werkplek        ${config.basisUrl}\n  API-uitleg      ${config.basisUrl}/api/docs`);
    if (config.demo) {
      console.log('  Demo-logins     (verzonnen mensen; de code van de tweede stap staat op het scherm)');
      for (const d of demologins()) console.log(`    ${d.login.padEnd(10)} ${(geheimen.wachtwoorden[d.login] ?? '').padEnd(16)} ${d.rol}, ${d.organisatie}`);
    }
    if (config.zeebe.grpc === undefined && config.omgeving !== 'test') await writeClassArchive(config.cacheDir, warming.signal).catch(() => {});   // the next start is faster
  }
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  await stop('fout', 1);
}

async function logFile(omgeving: string, dataDir: string): Promise<{ logUitvoer?: NodeJS.WritableStream }> {
  if (omgeving === 'productie') return {};
  const { createWriteStream } = await import('node:fs');
  return { logUitvoer: createWriteStream(join(dataDir, 'samenspel.log'), { flags: 'a', mode: 0o600 }) };
}
