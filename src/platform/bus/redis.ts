import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus } from './bus.ts';
import { alsTekst, kanalen, maakOntvangers } from './kanalen.ts';
import type { Busdelen } from './kanalen.ts';

const voorvoegsel = 'samenspel:bus:';

/**
 * A Redis connection that reconnects by itself (0.1 s, growing up to 5 s). A command during an outage fails after three tries
 * instead of hanging, so a request gets an answer. The caller ends it with `quit()`.
 */
export const maakRedis = (redisUrl: string, log: Logger): Redis => {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 3, retryStrategy: (keer) => Math.min(100 * 2 ** (keer - 1), 5_000) });
  redis.on('error', (err) => { log.warn({ err }, 'redis: connection lost'); });
  return redis;
};

/** The bus on Redis pub/sub; ioredis subscribes again by itself after a lost connection. Resolves once it listens. */
export const maakRedisBus = async (redisUrl: string, delen: Busdelen): Promise<Bus> => {
  const ontvangers = maakOntvangers(delen);
  const zender = maakRedis(redisUrl, delen.log);
  const luisteraar = maakRedis(redisUrl, delen.log);
  luisteraar.on('message', (kanaal: string, tekst: string) => { ontvangers.verdeel(kanaal.slice(voorvoegsel.length), tekst); });
  const sluit = (): void => { zender.disconnect(); luisteraar.disconnect(); };
  try { await luisteraar.subscribe(...kanalen.map((k) => voorvoegsel + k)); } catch (err) { sluit(); throw err; }
  return {
    publish: async (kanaal, bericht) => {
      await zender.publish(voorvoegsel + kanaal, alsTekst(kanaal, bericht));
      delen.metrics?.busBerichten.inc({ kanaal, richting: 'uit' });
    },
    subscribe: ontvangers.erbij,
    close: async () => { ontvangers.leeg(); sluit(); },
  };
};
