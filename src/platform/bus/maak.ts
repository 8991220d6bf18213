import type { Bus } from './bus.ts';
import type { Busdelen } from './kanalen.ts';
import { maakPostgresBus } from './postgres.ts';
import { maakRedisBus } from './redis.ts';

/** The bus of this installation: Redis when `redisUrl` is set, else the PostgreSQL that is there anyway. */
export const maakBus = ({ databaseUrl, redisUrl, ...delen }: Busdelen & { databaseUrl: string; redisUrl?: string | undefined }): Promise<Bus> =>
  redisUrl === undefined ? maakPostgresBus(databaseUrl, delen) : maakRedisBus(redisUrl, delen);
