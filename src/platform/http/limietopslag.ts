import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';
import type { Redis } from 'ioredis';
import type { Knex } from 'knex';
import { RedisStore } from 'rate-limit-redis';
import type { RedisReply } from 'rate-limit-redis';

/** Makes a counter store per kind of limit; all app instances that share the database or Redis count together. */
export type Limietopslag = (soort: string) => Store;

/** Counters in PostgreSQL (table `verzoeklimiet`, migration 020). Time is the database's: instances may differ. */
export const maakPostgresLimietopslag = (db: Knex): Limietopslag => (soort) => {
  let vensterMs = 60_000;
  let laatsteSchoonmaak = 0;
  const sleutel = (k: string): string => `${soort}:${k}`;
  const schoonmaken = (): void => {
    if (Date.now() - laatsteSchoonmaak < 60_000) return;
    laatsteSchoonmaak = Date.now();
    // Best effort: a row that is past its end no longer counts anyway.
    db.raw('delete from verzoeklimiet where eindigt_op < now()').catch(() => {});
  };
  const naar = (rij: { aantal: number; eindigt_op: Date } | undefined): ClientRateLimitInfo | undefined => (rij === undefined ? undefined : { totalHits: rij.aantal, resetTime: rij.eindigt_op });
  return {
    init: (opties: Options) => { vensterMs = opties.windowMs; },
    increment: async (k) => {
      schoonmaken();
      const { rows } = await db.raw<{ rows: { aantal: number; eindigt_op: Date }[] }>(
        `insert into verzoeklimiet as l (sleutel, aantal, eindigt_op) values (?, 1, clock_timestamp() + ? * interval '1 millisecond')
         on conflict (sleutel) do update set
           aantal = case when l.eindigt_op <= clock_timestamp() then 1 else l.aantal + 1 end,
           eindigt_op = case when l.eindigt_op <= clock_timestamp() then excluded.eindigt_op else l.eindigt_op end
         returning aantal, eindigt_op`, [sleutel(k), vensterMs]);
      return naar(rows[0]) as ClientRateLimitInfo;
    },
    decrement: async (k) => { await db.raw('update verzoeklimiet set aantal = greatest(aantal - 1, 0) where sleutel = ? and eindigt_op > clock_timestamp()', [sleutel(k)]); },
    resetKey: async (k) => { await db.raw('delete from verzoeklimiet where sleutel = ?', [sleutel(k)]); },
    get: async (k) => naar((await db.raw<{ rows: { aantal: number; eindigt_op: Date }[] }>('select aantal, eindigt_op from verzoeklimiet where sleutel = ? and eindigt_op > clock_timestamp()', [sleutel(k)])).rows[0]),
  };
};

/** Counters in Redis. */
export const maakRedisLimietopslag = (redis: Redis): Limietopslag => (soort) => new RedisStore({
  prefix: `samenspel:limiet:${soort}:`,
  sendCommand: (opdracht: string, ...rest: string[]) => redis.call(opdracht, ...rest) as Promise<RedisReply>,
});
