import type { Knex } from 'knex';

export const naam = '195-eenmalig';

/** Additions that were sent with an id of the caller's choice: sent again they give the same answer (`platform/http/eenmalig.ts`). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table eenmalig (id uuid primary key, aangemaakt_op timestamptz not null default now(), soort text not null, wie uuid not null, afdruk text not null, antwoord jsonb, op timestamptz not null);
    comment on column eenmalig.id is 'chosen by the caller; also the id of the row that was added, when there is one';
    comment on column eenmalig.wie is 'medewerker, account of a citizen or organisation of a partner';
    comment on column eenmalig.afdruk is 'fingerprint per field, salted with the id: never the content';
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table eenmalig'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('eenmalig').insert({ id: '6f1c1c1e-7c3b-4d0a-9b57-000000000195', soort: 'voorbeeld', wie: '6f1c1c1e-7c3b-4d0a-9b57-000000000196', afdruk: '{}', antwoord: JSON.stringify({ id: '6f1c1c1e-7c3b-4d0a-9b57-000000000195' }), op: '2026-11-23T08:00:00Z' });
};
