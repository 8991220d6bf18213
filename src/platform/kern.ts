import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock/clock.ts';
import type { Config } from '../config.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** A transaction on the one PostgreSQL database. Domain rows, log lines and outbox rows that belong together share one. */
export type Tx = Knex.Transaction;

/** What every service may use; made once in `src/samenspel.ts` (the composition root) and passed down as the first argument. */
export type Kern = {
  readonly config: Config;
  readonly db: Knex;
  readonly clock: Clock;
  readonly log: Logger;
  readonly bus: Bus;
  readonly metrics: Metrics;
};
