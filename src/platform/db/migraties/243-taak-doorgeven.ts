import type { Knex } from 'knex';

export const naam = '243-taak-doorgeven';

/** A task that its holder handed to a colleague (ux §4.12), beside one that somebody took over from him. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table taak_overname add column is_doorgegeven boolean not null default false;
    comment on column taak_overname.is_doorgegeven is 'true: the one who had it gave it; false: the other took it'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table taak_overname drop column is_doorgegeven'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { id } = await knex('taak').first('id') as { id: string };
  await knex('taak_overname').insert({ taak_id: id, van_medewerker_id: 'a', naar_medewerker_id: 'b', reden: 'Op vakantie', aangemaakt_op: '2026-11-23T08:00:00Z', is_doorgegeven: true });
};
