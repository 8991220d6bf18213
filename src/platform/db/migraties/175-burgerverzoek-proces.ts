import type { Knex } from 'knex';

export const naam = '175-burgerverzoek-proces';

/** A request of a citizen has a process of its own, which outlives that of the casus. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table burgerverzoek add column process_instance_key bigint;
    comment on column burgerverzoek.process_instance_key is 'the process that handles it; a second start ends by itself';
    comment on column burgerverzoek.is_na_sluiting is 'the casus ended at once while this was open: it goes on by itself and does not hold up closing'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table burgerverzoek drop column process_instance_key'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('burgerverzoek').update({ process_instance_key: '2251799813685190' }); };
