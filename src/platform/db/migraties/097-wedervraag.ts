import type { Knex } from 'knex';

export const naam = '097-wedervraag';

/** A question that the holder of data asks back before he decides (processen §2.3): while it is open the term of the verzoek stands still. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table verzoek_wedervraag (
      id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      verzoek_id uuid not null references verstrekkingsverzoek (id), casus_id uuid not null, element_instance_key bigint not null,
      vraag text not null check (char_length(vraag) between 10 and 1000), gesteld_door uuid not null, gesteld_op timestamptz not null,
      antwoord text check (char_length(antwoord) between 1 and 2000), beantwoord_door uuid, beantwoord_op timestamptz,
      status text not null default 'open' check (status in ('open', 'beantwoord', 'vervallen')),
      check ((status = 'beantwoord') = (antwoord is not null and beantwoord_op is not null)));
    comment on column verzoek_wedervraag.element_instance_key is 'the open task verzoek-behandelen whose term stands still';
    create unique index verzoek_wedervraag_open on verzoek_wedervraag (verzoek_id) where status = 'open';
    create index verzoek_wedervraag_casus on verzoek_wedervraag (casus_id);
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table verzoek_wedervraag'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const verzoek = await knex('verstrekkingsverzoek').first('id', 'casus_id') as { id: string; casus_id: string } | undefined;
  if (verzoek === undefined) throw new Error('the example of 070 is needed first');
  await knex('verzoek_wedervraag').insert({ verzoek_id: verzoek.id, casus_id: verzoek.casus_id, element_instance_key: '2251799813685070', vraag: 'Over welke periode gaat deze vraag?', gesteld_door: '6f1c1c1e-7c3b-4d0a-9b57-000000000720', gesteld_op: '2026-11-23T08:00:00Z' });
};
