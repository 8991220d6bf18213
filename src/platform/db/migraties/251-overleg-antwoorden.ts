import type { Knex } from 'knex';

export const naam = '251-overleg-antwoorden';

/** What a person answered beside a choice in a meeting (was the missing party called, were the other opinions weighed), and whether who comes is prepared. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table overleg_keuze add column gegevens jsonb not null default '{}';
    comment on column overleg_keuze.gegevens is 'yes and no by the key of the question; no text';
    alter table uitnodiging add column is_voorbereid boolean;
    comment on column uitnodiging.is_voorbereid is 'said by who answered in the task list; null: not asked'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table overleg_keuze drop column gegevens; alter table uitnodiging drop column is_voorbereid'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { overleg_id, door, op } = await knex('overleg_keuze').first('overleg_id', 'door', 'op') as { overleg_id: string; door: string; op: Date };
  await knex('overleg_keuze').insert({ overleg_id, taak: 'quorum-beoordelen', uitkomst: 'doorgaan', gegevens: '{"isGebeld":true}', door, op });
  await knex('uitnodiging').where({ overleg_id, status: 'geaccepteerd' }).update({ is_voorbereid: true });
};
