import type { Knex } from 'knex';

export const naam = '252-burger-antwoorden';

/** Whether things had changed when a hold was reviewed, and how a citizen can be reached safely when somebody weighed that before asking him; whether waiting longer was weighed when a term had passed. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table achterhouding_besluit add column is_veranderd boolean;
    comment on column achterhouding_besluit.is_veranderd is 'of a review only';
    alter table bijdrage add column veilig_contact text check (veilig_contact in ('ja', 'nee', 'alleen-zo'));
    comment on column bijdrage.veilig_contact is 'R7.3: other than ja = a neutral subject; null: nobody had to weigh it';
    alter table burger_termijn_keuze add column is_risico_gewogen boolean`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table burger_termijn_keuze drop column is_risico_gewogen; alter table bijdrage drop column veilig_contact; alter table achterhouding_besluit drop column is_veranderd'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('bijdrage').update({ veilig_contact: 'alleen-zo' });
  await knex('burger_termijn_keuze').update({ is_risico_gewogen: true });
  const { achterhouding_id, door, op } = await knex('achterhouding_besluit').first('achterhouding_id', 'door', 'op') as { achterhouding_id: string; door: string; op: Date };
  await knex('achterhouding_besluit').insert({ achterhouding_id, soort: 'herziening', uitkomst: 'verlengen', reden: 'veiligheid-kind', motivatie: 'Er is nog geen veilige plek.', is_veranderd: false, door, op });
};
