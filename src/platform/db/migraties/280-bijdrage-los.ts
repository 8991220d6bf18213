import type { Knex } from 'knex';

export const naam = '280-bijdrage-los';

/** A question that no process waits for: the room that asked it hears the answer at once and watches its date itself. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table bijdrage add column heeft_proces boolean not null default true;
    comment on column bijdrage.heeft_proces is 'false: no process waits for the answer; only the room that asked takes it'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table bijdrage drop column heeft_proces'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('bijdrage').update({ heeft_proces: false }); };
