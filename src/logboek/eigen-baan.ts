import knex from 'knex';
import type { Knex } from 'knex';

const banen = new WeakMap<Knex, Knex>();

/**
 * Two connections that only write refusals. A refusal must stay when the caller's transaction is rolled back, so it cannot use the
 * caller's connection; and it may not ask the common pool for a second one either, because a burst of refusals that each hold one
 * connection would then wait for each other. They close by themselves when idle.
 */
export const eigenBaan = (db: Knex): Knex => {
  const bestaand = banen.get(db);
  if (bestaand !== undefined) return bestaand;
  const baan = knex({ ...(db.client as { config: Knex.Config }).config, pool: { min: 0, max: 2, idleTimeoutMillis: 1_000, reapIntervalMillis: 500 } });
  banen.set(db, baan);
  return baan;
};
