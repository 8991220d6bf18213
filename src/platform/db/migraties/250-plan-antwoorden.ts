import type { Knex } from 'knex';

export const naam = '250-plan-antwoorden';

/** With whom the plan was talked through before it went on, and whether the family knew that it may stop: who decides afterwards reads it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table plan add column gesproken_met text[] not null default '{}', add column stop_is_gezin_gehoord boolean;
    comment on column plan.gesproken_met is 'codes of kinds of people, never names';
    comment on column plan.stop_is_gezin_gehoord is 'the answer of the second person; null: not asked yet'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table plan drop column gesproken_met, drop column stop_is_gezin_gehoord'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('plan').update({ gesproken_met: ['ouder', 'netwerk'], stop_is_gezin_gehoord: true }); };
