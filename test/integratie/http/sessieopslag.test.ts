import session from 'express-session';
import type { SessionData } from 'express-session';
import { Redis } from 'ioredis';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migreer } from '../../../src/platform/db/migreer.ts';
import * as http020 from '../../../src/platform/db/migraties/020-http.ts';
import { maakPostgresSessieopslag, maakRedisSessieopslag, verlengNiet } from '../../../src/platform/http/sessieopslag.ts';
import type { Sessieopslag } from '../../../src/platform/http/sessieopslag.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import { redisAanwezig, startRedis } from '../bus/redis-server.ts';

const log = maakLogger({ niveau: 'silent', uitvoer: new Writable({ write: (_c, _e, klaar) => { klaar(); } }) });
/** `alles` is everything the store wrote, as text: ids and contents. */
type Proef = { opslag: Sessieopslag; alles: () => Promise<string>; stop: () => Promise<void> };

const postgresProef = async (): Promise<Proef> => {
  const database = await testDatabase({ migrated: false });
  await migreer(database.db, [http020]);
  return {
    opslag: maakPostgresSessieopslag(database.db, log),
    alles: async () => JSON.stringify(await database.db('sessie').select()),
    stop: database.stop,
  };
};
const redisProef = async (): Promise<Proef> => {
  const server = await startRedis();
  const redis = new Redis(server.url);
  return {
    opslag: maakRedisSessieopslag(redis),
    alles: async () => JSON.stringify(await Promise.all((await redis.keys('*')).map(async (k) => [k, await redis.type(k) === 'set' ? await redis.smembers(k) : await redis.get(k)]))),
    stop: async () => { redis.disconnect(); await server.stop(); },
  };
};
const soorten: [string, () => Promise<Proef>][] = [['PostgreSQL', postgresProef], ...(redisAanwezig ? [['Redis', redisProef] as [string, () => Promise<Proef>]] : [])];

const met = (ms: number, kenmerk = 'k'): SessionData => {
  const cookie = new session.Cookie();
  cookie.maxAge = ms;
  return { cookie, ingelogd: { wie: 'medewerker', sub: 's', roltoekenningId: null, acr: 'a', kenmerk, csrf: 'c', begonnen: 1, idToken: undefined } } as unknown as SessionData;
};

describe.each(soorten)('ux §4.1: sessions in %s', (_naam, begin) => {
  let proef: Proef;
  const lees = (sid: string): Promise<SessionData | null | undefined> => new Promise((goed, mis) => { proef.opslag.get(sid, (fout, s) => { if (fout) mis(fout as Error); else goed(s); }); });
  const zet = (sid: string, s: SessionData): Promise<void> => new Promise((goed, mis) => { proef.opslag.set(sid, s, (fout) => { if (fout) mis(fout as Error); else goed(); }); });
  const raak = (sid: string, s: SessionData): Promise<void> => new Promise((goed) => { proef.opslag.touch?.(sid, s, () => { goed(); }); });
  const weg = (sid: string): Promise<void> => new Promise((goed, mis) => { proef.opslag.destroy(sid, (fout) => { if (fout) mis(fout as Error); else goed(); }); });
  const verlopen = async (sid: string): Promise<boolean> => {
    const einde = Date.now() + 5_000;
    while (Date.now() < einde) { if (await lees(sid) === null) return true; await new Promise((klaar) => { setTimeout(klaar, 50); }); }
    return false;
  };
  beforeAll(async () => { proef = await begin(); }, 60_000);
  afterAll(async () => { await proef.opslag.sluit(); await proef.stop(); }, 60_000);

  test('what was kept comes back, and a later write replaces it', async () => {
    await zet('een', met(60_000, 'eerste'));
    expect((await lees('een'))?.ingelogd?.kenmerk).toBe('eerste');
    await zet('een', met(60_000, 'tweede'));
    expect((await lees('een'))?.ingelogd?.kenmerk).toBe('tweede');
  });
  test('an unknown id gives nothing', async () => { expect(await lees('nooit-geweest')).toBeNull(); });
  test('an ended session is gone, and using it again does not bring it back', async () => {
    await zet('uit', met(60_000));
    await weg('uit');
    await raak('uit', met(60_000));
    expect(await lees('uit')).toBeNull();
  });
  test('a session that is not used ends', async () => {
    await zet('stil', met(1_000));
    expect(await verlopen('stil')).toBe(true);
  });
  test('use gives it a longer life', async () => {
    await zet('bezig', met(1_000));
    await raak('bezig', met(60_000));
    await zet('ijk', met(2_000));
    expect(await verlopen('ijk')).toBe(true);
    expect(await lees('bezig')).not.toBeNull();
  });
  test('an event stream does not count as use', async () => {
    const s = met(1_000);
    await zet('stroom', s);
    const langer = met(60_000);
    verlengNiet(langer);
    await raak('stroom', langer);
    expect(await verlopen('stroom')).toBe(true);
  });
  test('issue 5 item 1: all sessions of one person end, those of others stay', async () => {
    const van = (sub: string, kenmerk: string): SessionData => { const s = met(60_000, kenmerk); return { ...s, ingelogd: { ...s.ingelogd, sub } } as SessionData; };
    const burger = { ...met(60_000), ingelogd: { wie: 'burger', accountId: 'zij', zoeksleutel: null, acr: 'a', kenmerk: 'b', csrf: 'c', begonnen: 1, idToken: undefined } } as unknown as SessionData;
    await Promise.all([zet('zij-1', van('zij', 'k1')), zet('zij-2', van('zij', 'k2')), zet('hij-1', van('hij', 'k3')), zet('burger', burger)]);
    const weg2 = await proef.opslag.eindigVan({ wie: 'medewerker', sub: 'zij', roltoekenningId: null, tweedeStap: true });
    expect(weg2.map((w) => w.kenmerk).toSorted((a, b) => a.localeCompare(b))).toEqual(['k1', 'k2']);
    expect([await lees('zij-1'), await lees('zij-2')]).toEqual([null, null]);
    // A medewerker and a citizen whose ids happen to be equal are two people.
    expect([(await lees('hij-1'))?.ingelogd?.kenmerk, (await lees('burger'))?.ingelogd?.kenmerk]).toEqual(['k3', 'b']);
    expect(await proef.opslag.eindigVan({ wie: 'burger', accountId: 'zij', zoeksleutel: null })).toEqual([{ kenmerk: 'b' }]);
    expect(await proef.opslag.eindigVan({ wie: 'burger', accountId: 'zij', zoeksleutel: null })).toEqual([]);
  });
  test('the store never holds the value of the cookie', async () => {
    await zet('geheime-cookiewaarde', met(60_000, 'herkenbaar'));
    const alles = await proef.alles();
    expect(alles).toContain('herkenbaar');
    expect(alles).not.toContain('geheime-cookiewaarde');
  });
});
