import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '202-gebruiksbeperking';

/** The use of somebody's data in one casus is restricted until it is lifted (AVG 18, R7.7); toegang refuses everything but keeping them. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table gebruiksbeperking (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      casus_id uuid not null, persoon_id uuid not null, bron text not null unique, sinds timestamptz not null, opgeheven_op timestamptz, opgeheven_door uuid, opheffing_reden text, check ((opgeheven_op is null) = (opgeheven_door is null)));
    comment on column gebruiksbeperking.bron is 'the request it follows from: the same cause is written once';
    create index gebruiksbeperking_open on gebruiksbeperking (casus_id) where opgeheven_op is null;`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table gebruiksbeperking'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('gebruiksbeperking').insert({ casus_id: randomUUID(), persoon_id: randomUUID(), bron: 'burgerverzoek:voorbeeld', sinds: '2026-11-23T08:00:00Z' });
};
