import type { Knex } from 'knex';

export const naam = '244-bijdrage-versie';

/** A citizen may change his answer until its date (ux §4.16); what he said before stays. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table bijdrage_versie (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      bijdrage_id uuid not null references bijdrage, nummer int not null check (nummer > 0), uitkomst text not null, antwoord text, onderdelen jsonb not null default '[]', op timestamptz not null, vervangen_op timestamptz not null, unique (bijdrage_id, nummer));
    comment on table bijdrage_versie is 'an earlier answer of a citizen; grows only. The newest stands in bijdrage';
    comment on column bijdrage_versie.onderdelen is 'of a plan: the parts he did not want then, with his reason';
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table bijdrage_versie'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { id } = await knex('bijdrage').first('id') as { id: string };
  const op = '2026-11-23T08:00:00Z';
  await knex('bijdrage_versie').insert({ bijdrage_id: id, nummer: 1, uitkomst: 'akkoord', antwoord: 'Ja', op, vervangen_op: op });
};
