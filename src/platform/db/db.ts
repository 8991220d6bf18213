import knex from 'knex';
import type { Knex } from 'knex';
import type { Client } from 'pg';
import { bereidVoor } from './voorbereid.ts';

/** How many connections one instance may hold; the outbox keeps one per lane while it sends. */
const grootstePool = 24;

/**
 * Opens the connection pool on PostgreSQL. Types are those of pg: bigint and numeric arrive as text (engine keys exceed 2^53,
 * house rule 9), timestamptz as Date, jsonb parsed. The caller ends it with `db.destroy()`.
 */
export const maakDb = (url: string, pool: { min?: number; max?: number } = {}): Knex => {
  const bereid = bereidVoor();
  return knex({
    client: 'pg',
    // `pipeline`: what is asked at the same time on one connection goes out at once and is answered in order (see `bereidVoor`).
    connection: { connectionString: url, application_name: 'samenspel', pipeline: true } as Knex.PgConnectionConfig,
    pool: {
      min: pool.min ?? 0, max: pool.max ?? grootstePool, idleTimeoutMillis: 10_000,
      afterCreate: (verbinding: Client, klaar: (fout: null, v: Client) => void) => { bereid(verbinding); klaar(null, verbinding); },
    },
    acquireConnectionTimeout: 30_000,
  });
};
