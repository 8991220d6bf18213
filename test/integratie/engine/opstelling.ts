// One real engine, one real database and the parts of the engine room between them, for the tests in this folder and in taken.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { leesInstellingen, maakConfig } from '../../../src/config.ts';
import type { Config } from '../../../src/config.ts';
import { makeClock } from '../../../src/platform/clock/clock.ts';
import { maakBus } from '../../../src/platform/bus/maak.ts';
import { startEngine } from '../../../src/platform/embedded/zeebe/engine.ts';
import type { EmbeddedEngine } from '../../../src/platform/embedded/zeebe/engine.ts';
import { sluitTermijnen } from '../../../src/casus/index.ts';
import { exporterInstellingen, leesUitrolbestand, maakEngineClient, startStroom } from '../../../src/platform/engine/index.ts';
import type { EngineClient, Pakket } from '../../../src/platform/engine/index.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { maakMetrics } from '../../../src/platform/telemetry/metrics.ts';
import { gelopenSql, volgGelopen, type Gelopen } from '../../hulp/gelopen.ts';
import { bijEinde, gooiWeg } from '../../hulp/opruimen.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import { rustigVan, totStil } from '../../hulp/stilte.ts';

export const root = join(import.meta.dirname, '../../..');

/** The small process of this folder with its form, as one package. */
export const proefpakket = (): Pakket => ({ naam: 'proef', bestanden: [
  leesUitrolbestand('processes/bouwstenen/proef/proef.bpmn', readFileSync(join(import.meta.dirname, 'proef.bpmn'), 'utf8')),
  leesUitrolbestand('forms/proef/doen.form', JSON.stringify({ id: 'proef.doen', type: 'default', schemaVersion: 16, versionTag: '1.0.0', components: [{ type: 'radio', key: 'uitkomst', label: 'Klaar?', values: [{ label: 'Ja', value: 'klaar' }] }] })),
] });

/** Polls until `vraag` gives something truthy; the test fails after `ms` with the last value seen. */
export const tot = async <T>(vraag: () => Promise<T>, ms = 60_000): Promise<NonNullable<T>> => {
  const eind = Date.now() + ms;
  for (;;) {
    const waarde = await vraag();
    if (waarde !== undefined && waarde !== null && waarde !== false) return waarde;
    if (Date.now() > eind) throw new Error(`niet op tijd: ${vraag.toString().slice(0, 160)}`);
    await new Promise((klaar) => { setTimeout(klaar, 20); });
  }
};

/** A TCP address that stays the same while the broker behind it is killed and comes back on another port. */
const maakDoorgeefluik = async (doel: () => number): Promise<{ poort: number; stop: () => void }> => {
  const open = new Set<Socket>();
  const server = createServer((voor) => {
    const achter = connect(doel(), '127.0.0.1');
    for (const s of [voor, achter]) { open.add(s); s.on('close', () => { open.delete(s); voor.destroy(); achter.destroy(); }); s.on('error', () => { voor.destroy(); achter.destroy(); }); }
    voor.pipe(achter).pipe(voor);
  });
  await new Promise<void>((klaar) => { server.listen(0, '127.0.0.1', () => { klaar(); }); });
  return { poort: (server.address() as AddressInfo).port, stop: () => { server.close(); for (const s of open) s.destroy(); } };
};

export const maakTestConfig = (over: Partial<Config> = {}): Config => ({
  ...maakConfig(leesInstellingen({ OMGEVING: 'test', PORT: '0' }), { sessieGeheim: 'x'.repeat(32), bsn: Buffer.alloc(32, 1).toString('base64'), bsnIndex: Buffer.alloc(32, 2).toString('base64'), pseudoniem: Buffer.alloc(32, 3).toString('base64') }),
  ...over,
});

export type Kernproef = { readonly kern: Kern; readonly url: string; readonly logregels: string[]; readonly stop: () => Promise<void> };
/** A Kern on a fresh database, without an engine. Log lines are kept for inspection. */
export const maakKernproef = async (over: Partial<Config> = {}): Promise<Kernproef> => {
  const { db, url, stop } = await testDatabase();
  const logregels: string[] = [];
  const log = maakLogger({ niveau: 'info', uitvoer: new Writable({ write: (deel: Buffer, _c, klaar) => { logregels.push(deel.toString()); klaar(); } }) });
  const metrics = maakMetrics();
  const bus = await maakBus({ databaseUrl: url, log, metrics });
  const kern: Kern = { config: maakTestConfig(over), db, clock: makeClock(), log, bus, metrics };
  return { kern, url, logregels, stop: async () => { await bus.close(); await stop(); } };
};

export type Opstelling = Kernproef & {
  readonly client: EngineClient;
  readonly engine: () => EmbeddedEngine;
  /** kill -9 of the broker and a restart on the same data; the client's addresses stay valid. */
  readonly doodEngine: () => Promise<void>;
};
/** The whole: database, engine with our exporters, receiver and client; on a Kern of its own or on one that is there. */
export const maakOpstelling = async (over: Partial<Config> = {}, bestaand?: Kernproef): Promise<Opstelling> => {
  const proef = bestaand ?? await maakKernproef(over);
  const stroom = await startStroom(proef.kern, { projecties: [sluitTermijnen] });
  const map = mkdtempSync(join(tmpdir(), 'samenspel-engine-'));
  const start = (): Promise<EmbeddedEngine> => startEngine(map, { cache: join(root, '.cache'), movableClock: true, patience: 0, properties: exporterInstellingen(stroom.url) });
  let engine = await start();
  const vergeet = bijEinde(() => { engine.kill(); gooiWeg(map); });
  const grpc = await maakDoorgeefluik(() => Number(engine.grpc.split(':')[1]));
  const rest = await maakDoorgeefluik(() => Number(new URL(engine.rest).port));
  const management = await maakDoorgeefluik(() => Number(new URL(engine.management).port));
  const client = maakEngineClient({ grpc: `127.0.0.1:${grpc.poort}`, rest: `http://127.0.0.1:${rest.poort}`, management: `http://127.0.0.1:${management.poort}` });
  const noteerGelopen = volgGelopen(async () => (await proef.kern.db.raw(gelopenSql) as { rows: Gelopen[] }).rows);
  return {
    ...proef, client, engine: () => engine,
    doodEngine: async () => { engine.kill(); engine = await start(); },
    stop: async () => {
      await totStil(rustigVan(proef.kern, client));
      await noteerGelopen();
      client.close();
      await engine.stop();
      vergeet();
      await stroom.stop();
      for (const d of [grpc, rest, management]) d.stop();
      await proef.stop();
      rmSync(map, { recursive: true, force: true });
    },
  };
};
