import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '241-bespreekpunt';

/** What a casusregisseur wants to discuss in the next meeting, from a card of the plan or an actie (ux §4.11). It waits until a meeting takes it on its agenda. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table overleg_bespreekpunt (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      casus_id uuid not null, thema text not null, bron text not null check (bron in ('interventie', 'actie')), bron_id uuid not null, organisatie_id uuid,
      gevraagd_door uuid not null, op timestamptz not null, overleg_id uuid references overleg, agendapunt_id uuid references agendapunt on delete set null, geplaatst_op timestamptz,
      check ((overleg_id is null) = (geplaatst_op is null)));
    comment on column overleg_bespreekpunt.thema is 'read through toegang only; becomes the title of the agendapunt';
    comment on column overleg_bespreekpunt.organisatie_id is 'who carries out what is discussed; it sees the point when it is at the table';
    create index overleg_bespreekpunt_casus on overleg_bespreekpunt (casus_id, op);
    create unique index overleg_bespreekpunt_wacht on overleg_bespreekpunt (bron, bron_id) where overleg_id is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table overleg_bespreekpunt'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const op = '2026-11-23T08:00:00Z';
  await knex('overleg_bespreekpunt').insert({ casus_id: randomUUID(), thema: 'Hoe verder met de hulp', bron: 'interventie', bron_id: randomUUID(), gevraagd_door: randomUUID(), op });
};
