import type { Knex } from 'knex';

export const naam = '211-nazorgcijfers';

/** Scores per leefgebied in an aftercare contact (domein §7.12 c, R12.2), given by the household itself. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table nazorgmoment add column cijfers jsonb not null default '{}';
    comment on column nazorgmoment.cijfers is 'leefgebied to score 1-5 in the words of the household (burgerinbreng, BUI); may say something about health'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table nazorgmoment drop column cijfers'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('nazorgmoment').update({ cijfers: JSON.stringify({ wonen: 4 }) }); };
