import type { Knex } from 'knex';

export const naam = '020-http';

/**
 * Sessions and rate limits for an installation without Redis. The column names of `sessie` are those of connect-pg-simple;
 * `sid` is a hash, so that whoever reads the table cannot take over a session. Both tables are short-lived bookkeeping of the
 * web layer and therefore have no rijversie.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('sessie', (t) => {
    t.text('sid').primary();
    t.json('sess').notNullable();
    t.timestamp('expire', { useTz: true }).notNullable().index();
  });
  // Unlogged: after a crash counting simply starts again, and a hit costs no write-ahead log.
  await knex.raw(`create unlogged table verzoeklimiet (
    sleutel text primary key,
    aantal integer not null check (aantal >= 0),
    eindigt_op timestamptz not null)`);
  await knex.raw('create index verzoeklimiet_eindigt_op on verzoeklimiet (eindigt_op)');
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.schema.dropTable('verzoeklimiet');
  await knex.schema.dropTable('sessie');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('sessie').insert({ sid: 'voorbeeld', sess: JSON.stringify({ cookie: {} }), expire: new Date('2026-11-23T10:00:00Z') });
  await knex('verzoeklimiet').insert({ sleutel: 'voorbeeld', aantal: 1, eindigt_op: new Date('2026-11-23T10:00:00Z') });
};
