import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '205-taakuitsluiting';

/** Somebody for whom the tasks of a process do not exist, such as the employee a complaint is about (R7.9). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table taak_uitsluiting (process_instance_key bigint not null, medewerker_id uuid not null, aangemaakt_op timestamptz not null default now(), primary key (process_instance_key, medewerker_id));
    create index taak_uitsluiting_medewerker on taak_uitsluiting (medewerker_id);`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table taak_uitsluiting'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('taak_uitsluiting').insert({ process_instance_key: '2251799813685195', medewerker_id: randomUUID() }); };
