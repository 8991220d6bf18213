import type { Knex } from 'knex';

export const naam = '206-klacht';

/** About whom a complaint is (R7.9): the organisation that answers it, and the employees who may not see it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table burgerverzoek add column klacht_over_organisatie_id uuid references organisatie (id), add column klacht_over_functie text, add column klacht_over_medewerkers uuid[] not null default '{}';
    comment on column burgerverzoek.klacht_over_organisatie_id is 'the organisation it is about; organisatie_id is the one that answers, another when that one has nobody who may';
    comment on column burgerverzoek.klacht_over_medewerkers is 'who worked on the casus in that function: the request does not exist for them'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table burgerverzoek drop column klacht_over_medewerkers, drop column klacht_over_functie, drop column klacht_over_organisatie_id'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('burgerverzoek').update({ klacht_over_functie: 'Voorbeeld' }); };
