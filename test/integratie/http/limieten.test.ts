import type { Options, Store } from 'express-rate-limit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migreer } from '../../../src/platform/db/migreer.ts';
import * as http020 from '../../../src/platform/db/migraties/020-http.ts';
import { maakPostgresLimietopslag, maakRedisLimietopslag } from '../../../src/platform/http/limietopslag.ts';
import type { Limietopslag } from '../../../src/platform/http/limietopslag.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import { redisAanwezig, startRedis } from '../bus/redis-server.ts';

type Proef = { opslag: Limietopslag; stop: () => Promise<void> };
const postgresProef = async (): Promise<Proef> => {
  const database = await testDatabase({ migrated: false });
  await migreer(database.db, [http020]);
  return { opslag: maakPostgresLimietopslag(database.db), stop: database.stop };
};
const redisProef = async (): Promise<Proef> => {
  const server = await startRedis();
  const redis = new Redis(server.url);
  return { opslag: maakRedisLimietopslag(redis), stop: async () => { redis.disconnect(); await server.stop(); } };
};
const soorten: [string, () => Promise<Proef>][] = [['PostgreSQL', postgresProef], ...(redisAanwezig ? [['Redis', redisProef] as [string, () => Promise<Proef>]] : [])];

describe.each(soorten)('domein §6 429: counters in %s', (_naam, begin) => {
  let proef: Proef;
  const winkel = async (soort: string, windowMs: number): Promise<Store> => {
    const s = proef.opslag(soort);
    await s.init?.({ windowMs } as Options);
    return s;
  };
  beforeAll(async () => { proef = await begin(); }, 60_000);
  afterAll(async () => { await proef.stop(); }, 60_000);

  test('each hit counts once, also when fifty come at the same moment', async () => {
    const s = await winkel('a', 60_000);
    const uit = await Promise.all(Array.from({ length: 50 }, async () => s.increment('adres')));
    expect(uit.map((u) => u.totalHits).toSorted((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });
  test('two instances count together; keys and kinds count apart', async () => {
    const [een, twee, ander] = [await winkel('b', 60_000), await winkel('b', 60_000), await winkel('c', 60_000)];
    await een.increment('x');
    expect((await twee.increment('x')).totalHits).toBe(2);
    expect((await twee.increment('y')).totalHits).toBe(1);
    expect((await ander.increment('x')).totalHits).toBe(1);
  });
  test('the window begins at the first hit and does not move with the next', async () => {
    const s = await winkel('d', 60_000);
    const eerste = (await s.increment('x')).resetTime?.getTime() ?? 0;
    const tweede = (await s.increment('x')).resetTime?.getTime() ?? 0;
    expect(Math.abs(eerste - Date.now() - 60_000)).toBeLessThan(3_000);
    expect(Math.abs(tweede - eerste)).toBeLessThan(100);
  });
  test('after the window counting starts again', async () => {
    const s = await winkel('e', 300);
    await s.increment('x');
    const einde = Date.now() + 5_000;
    while (((await s.get?.('x'))?.totalHits ?? 0) > 0 && Date.now() < einde) await new Promise((klaar) => { setTimeout(klaar, 25); });
    expect((await s.increment('x')).totalHits).toBe(1);
  });
  test('a hit can be taken back and a key reset', async () => {
    const s = await winkel('f', 60_000);
    await s.increment('x');
    await s.increment('x');
    await s.decrement('x');
    expect((await s.increment('x')).totalHits).toBe(2);
    await s.resetKey('x');
    expect((await s.increment('x')).totalHits).toBe(1);
  });
});
