import pg from 'pg';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakBus } from '../../../src/platform/bus/maak.ts';
import type { Bus } from '../../../src/platform/bus/bus.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import { redisAanwezig, startRedis } from './redis-server.ts';

const log = maakLogger({ niveau: 'silent', uitvoer: new Writable({ write: (_c, _e, klaar) => { klaar(); } }) });

/** Waits until `klopt` is true; fails after `ms`. */
const totdat = async (klopt: () => boolean, ms = 10_000): Promise<void> => {
  const einde = Date.now() + ms;
  while (!klopt()) {
    if (Date.now() > einde) throw new Error('the awaited state did not come');
    await new Promise((klaar) => { setTimeout(klaar, 10); });
  }
};

type Proef = { maak: () => Promise<Bus>; onderbreek: () => Promise<void>; stop: () => Promise<void> };

const postgresProef = async (): Promise<Proef> => {
  const database = await testDatabase({ migrated: false });
  return {
    maak: () => maakBus({ databaseUrl: database.url, log }),
    onderbreek: async () => {
      const klant = new pg.Client(database.url);
      await klant.connect();
      await klant.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name like \'samenspel-bus%\'');
      await klant.end();
    },
    stop: database.stop,
  };
};
const redisProef = async (): Promise<Proef> => {
  const redis = await startRedis();
  return {
    maak: () => maakBus({ databaseUrl: 'postgres://ongebruikt', redisUrl: redis.url, log }),
    onderbreek: async () => { await redis.kill(); await redis.start(); },
    stop: redis.stop,
  };
};

const soorten: [string, () => Promise<Proef>][] = [['PostgreSQL', postgresProef], ...(redisAanwezig ? [['Redis', redisProef] as [string, () => Promise<Proef>]] : [])];

describe.each(soorten)('architectuur §2: bus on %s', (_naam, begin) => {
  let proef: Proef;
  let een: Bus;
  let twee: Bus;
  beforeAll(async () => { proef = await begin(); [een, twee] = await Promise.all([proef.maak(), proef.maak()]); }, 60_000);
  afterAll(async () => { await een.close(); await twee.close(); await proef.stop(); }, 60_000);

  test('a message reaches every instance, the sender included, and only its own channel', async () => {
    const bij: string[] = [];
    const stop = [een.subscribe('taak', (b) => { bij.push(`een:${String(b['id'])}`); }), twee.subscribe('taak', (b) => { bij.push(`twee:${String(b['id'])}`); }), twee.subscribe('casus', () => { bij.push('verkeerd'); })];
    await een.publish('taak', { id: '7', nieuw: true, aantal: 3, leeg: null });
    await totdat(() => bij.length === 2);
    expect(bij.toSorted()).toEqual(['een:7', 'twee:7']);
    stop.forEach((s) => { s(); });
  });

  test('values keep their type', async () => {
    const bij: unknown[] = [];
    const stop = twee.subscribe('melding', (b) => { bij.push(b); });
    await een.publish('melding', { id: 'a', aantal: 3, nieuw: false, leeg: null });
    await totdat(() => bij.length === 1);
    expect(bij[0]).toEqual({ id: 'a', aantal: 3, nieuw: false, leeg: null });
    stop();
  });

  test('after stopping nothing comes any more, and the other receiver still gets it', async () => {
    let gestopt = 0;
    let ander = 0;
    const stop = twee.subscribe('outbox', () => { gestopt++; });
    const stopAnder = twee.subscribe('outbox', () => { ander++; });
    stop();
    await een.publish('outbox', { n: 1 });
    await totdat(() => ander === 1);
    expect(gestopt).toBe(0);
    stopAnder();
  });

  test('a receiver that throws does not stop the next one', async () => {
    let bij = 0;
    const stop = [twee.subscribe('klok', () => { throw new Error('kapot'); }), twee.subscribe('klok', () => { bij++; })];
    await een.publish('klok', { n: 1 });
    await totdat(() => bij === 1);
    stop.forEach((s) => { s(); });
  });

  test('a message of 7,000 bytes is refused loudly', async () => {
    await expect(een.publish('taak', { id: 'x'.repeat(7_000) })).rejects.toThrow(/too long/);
  });

  test('after an outage of the server both instances hear each other again by themselves', async () => {
    const bij = new Set<string>();
    const stop = [een.subscribe('sessie', () => { bij.add('een'); }), twee.subscribe('sessie', () => { bij.add('twee'); })];
    await proef.onderbreek();
    const einde = Date.now() + 20_000;
    while (bij.size < 2 && Date.now() < einde) {
      await een.publish('sessie', { einde: 'x' }).catch(() => {});
      await new Promise((klaar) => { setTimeout(klaar, 50); });
    }
    expect([...bij].toSorted()).toEqual(['een', 'twee']);
    stop.forEach((s) => { s(); });
  }, 30_000);
});
