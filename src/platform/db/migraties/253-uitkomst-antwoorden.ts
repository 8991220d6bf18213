import type { Knex } from 'knex';

export const naam = '253-uitkomst-antwoorden';

/** Whether the voorzitter talked with who asked for a correction before he decided. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table uitkomst_correctie add column is_besproken boolean; comment on column uitkomst_correctie.is_besproken is 'null: not decided yet'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table uitkomst_correctie drop column is_besproken'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('uitkomst_correctie').whereNot({ status: 'gevraagd' }).update({ is_besproken: true }); };
