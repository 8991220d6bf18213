import { createHash } from 'node:crypto';
import pgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { SessionData } from 'express-session';
import type { Redis } from 'ioredis';
import type { Knex } from 'knex';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Ingelogde } from './sessie.ts';

type Klaar = (fout?: unknown) => void;
type Gevonden = (fout: unknown, sessie?: SessionData | null) => void;

/** Where sessions live; the platform knows only this. `sluit` stops timers and leaves the connection to its owner. */
export type Sessieopslag = session.Store & {
  sluit(): Promise<void>;
  /** Ends every session of this person and gives the `kenmerk` of each. */
  eindigVan(persoon: Ingelogde): Promise<{ kenmerk: string }[]>;
};

/** What a store does under the hood; the ids it gets are hashes already. */
type Bewaarder = {
  get(sid: string): Promise<SessionData | null>;
  set(sid: string, sessie: SessionData): Promise<void>;
  touch(sid: string, sessie: SessionData): Promise<void>;
  destroy(sid: string): Promise<void>;
  eindigVan(persoon: Ingelogde): Promise<{ kenmerk: string }[]>;
  sluit(): Promise<void>;
};

/** What tells one person from another at his door. */
const wieIs = (p: Ingelogde): string => (p.wie === 'burger' ? p.accountId : p.sub);
const gehasht = (sid: string): string => createHash('sha256').update(sid).digest('base64url');
/** When a session without cookie end would go: never later than the absolute end of a session. */
const langste = 10 * 3600 * 1000;
const rest = (sessie: SessionData): number => {
  const einde = sessie.cookie.expires;
  return einde ? Math.max(1, new Date(einde).getTime() - Date.now()) : langste;
};

/** A request marked with this (an event stream) does not count as use of the session; see `verlengNiet`. */
const nietVerlengen = new WeakSet<object>();
/** Lets this request pass without extending the idle time: an open page alone must not keep somebody logged in. */
export const verlengNiet = (sessie: object): void => { nietVerlengen.add(sessie); };

/** Gives a promise's outcome to express-session's callback. */
const beantwoord = <T>(werk: Promise<T>, klaar: ((fout: unknown, waarde?: T) => void) | undefined): void => {
  werk.then((waarde) => { klaar?.(null, waarde); }, (fout: unknown) => { klaar?.(fout); });
};

class Opslag extends session.Store implements Sessieopslag {
  readonly #bewaarder: Bewaarder;
  constructor(bewaarder: Bewaarder) { super(); this.#bewaarder = bewaarder; }
  override get(sid: string, klaar: Gevonden): void { beantwoord(this.#bewaarder.get(gehasht(sid)), klaar); }
  override set(sid: string, sessie: SessionData, klaar?: Klaar): void { beantwoord(this.#bewaarder.set(gehasht(sid), sessie), klaar); }
  override destroy(sid: string, klaar?: Klaar): void { beantwoord(this.#bewaarder.destroy(gehasht(sid)), klaar); }
  override touch(sid: string, sessie: SessionData, klaar?: Klaar): void {
    if (nietVerlengen.has(sessie)) { klaar?.(); return; }
    beantwoord(this.#bewaarder.touch(gehasht(sid), sessie), klaar);
  }
  eindigVan(persoon: Ingelogde): Promise<{ kenmerk: string }[]> { return this.#bewaarder.eindigVan(persoon); }
  sluit(): Promise<void> { return this.#bewaarder.sluit(); }
}

/** Sessions in PostgreSQL (table `sessie`, migration 020), over the connections knex already has. */
export const maakPostgresSessieopslag = (db: Knex, log: Logger): Sessieopslag => {
  const PgStore = pgSimple(session);
  const pool = {
    query: async (sql: string, waarden: unknown[]) => {
      const verbinding = await db.client.acquireConnection() as { query: (q: string, w: unknown[]) => Promise<unknown> };
      try { return await verbinding.query(sql, waarden); } finally { db.client.releaseConnection(verbinding); }
    },
  } as unknown as Pool;
  const winkel = new PgStore({ pool, tableName: 'sessie', errorLog: (...fout: unknown[]) => { log.warn({ err: fout.find((f) => f instanceof Error) }, 'sessie: cleaning up failed'); } });
  const belofte = <T>(roep: (klaar: (fout?: unknown, waarde?: T) => void) => void): Promise<T | undefined> =>
    new Promise((goed, mis) => { roep((fout?: unknown, waarde?: T) => { if (fout) mis(fout as Error); else goed(waarde); }); });
  return new Opslag({
    get: async (sid) => (await belofte<SessionData | null>((k) => { winkel.get(sid, k); })) ?? null,
    set: async (sid, s) => { await belofte((k) => { winkel.set(sid, s, k); }); },
    touch: async (sid, s) => { await belofte((k) => { winkel.touch(sid, s, () => { k(); }); }); },
    destroy: async (sid) => { await belofte((k) => { winkel.destroy(sid, k); }); },
    eindigVan: async (p) => {
      const { rows } = await db.raw(`delete from sessie where sess #>> '{ingelogd,wie}' = ? and sess #>> ? = ? returning sess #>> '{ingelogd,kenmerk}' as kenmerk`, [p.wie, p.wie === 'burger' ? '{ingelogd,accountId}' : '{ingelogd,sub}', wieIs(p)]) as { rows: { kenmerk: string }[] };
      return rows;
    },
    sluit: async () => { winkel.close(); },
  });
};

/** Sessions in Redis; the key ends by itself when the session does. */
export const maakRedisSessieopslag = (redis: Redis): Sessieopslag => {
  const sleutel = (sid: string): string => `samenspel:sessie:${sid}`;
  const van = (p: Ingelogde): string => `samenspel:sessies:${p.wie}:${gehasht(wieIs(p))}`;
  return new Opslag({
    get: async (sid) => { const tekst = await redis.get(sleutel(sid)); return tekst === null ? null : JSON.parse(tekst) as SessionData; },
    set: async (sid, s) => {
      await redis.set(sleutel(sid), JSON.stringify(s), 'PX', rest(s));
      if (s.ingelogd === undefined) return;
      // Which sessions somebody has, for `eindigVan`; those that ended by themselves stay in it until the whole is a session's life old.
      await redis.multi().sadd(van(s.ingelogd), sid).pexpire(van(s.ingelogd), langste).exec();
    },
    // Only an existing key gets a longer life: a request that ends after a logout cannot bring the session back.
    touch: async (sid, s) => { await redis.pexpire(sleutel(sid), rest(s)); },
    destroy: async (sid) => { await redis.del(sleutel(sid)); },
    eindigVan: async (p) => {
      const weg: { kenmerk: string }[] = [];
      for (const sid of await redis.smembers(van(p))) {
        const tekst = await redis.getdel(sleutel(sid));
        const ingelogd = tekst === null ? undefined : (JSON.parse(tekst) as SessionData).ingelogd;
        if (ingelogd !== undefined) weg.push({ kenmerk: ingelogd.kenmerk });
        await redis.srem(van(p), sid);
      }
      return weg;
    },
    sluit: async () => {},
  });
};
