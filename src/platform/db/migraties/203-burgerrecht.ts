import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '203-burgerrecht';

/** What a granted request really did (R7.7, R7.8): who was told of a correction, and an order to erase with what the law keeps. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table bericht drop constraint bericht_soort_check;
    alter table bericht add constraint bericht_soort_check check (soort in ('informering', 'bijdrage', 'herinnering', 'verzoek-ontvangen', 'verzoek-aanvulling', 'verzoek-beslissing', 'verzoek-verlenging', 'beperking-opgeheven'));
    alter table burgerverzoek_uitvoering add column uitleg text not null default '';
    comment on column burgerverzoek_uitvoering.uitleg is 'what was really done, as the citizen reads it in the answer';
    create table rechtzetting_kennisgeving (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), verzoek_id uuid not null references burgerverzoek, organisatie_id uuid not null references organisatie (id),
      wijze text not null check (wijze in ('gebeurtenis', 'casus', 'nog-zelf')), op timestamptz not null, unique (verzoek_id, organisatie_id));
    comment on column rechtzetting_kennisgeving.wijze is 'gebeurtenis = an event to its own system; casus = in the casus, where its people are in the team; nog-zelf = nobody told it yet';
    create table verwijderopdracht (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      verzoek_id uuid not null unique references burgerverzoek, casus_id uuid not null, persoon_id uuid, status text not null default 'open' check (status in ('open', 'gewist')), bewaren jsonb not null, op timestamptz not null);
    comment on table verwijderopdracht is 'erasing itself is not built: the order says what is kept, by which rule; nothing sets gewist yet';
    create index verwijderopdracht_casus on verwijderopdracht (casus_id);`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw(`
    delete from bericht where soort = 'beperking-opgeheven';
    alter table bericht drop constraint bericht_soort_check;
    alter table bericht add constraint bericht_soort_check check (soort in ('informering', 'bijdrage', 'herinnering', 'verzoek-ontvangen', 'verzoek-aanvulling', 'verzoek-beslissing', 'verzoek-verlenging'));
    alter table burgerverzoek_uitvoering drop column uitleg;
    drop table verwijderopdracht, rechtzetting_kennisgeving`); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { id: verzoek_id, organisatie_id } = await knex('burgerverzoek').first('id', 'organisatie_id') as { id: string; organisatie_id: string };
  await knex('rechtzetting_kennisgeving').insert({ verzoek_id, organisatie_id, wijze: 'casus', op: '2026-11-23T08:00:00Z' });
  await knex('verwijderopdracht').insert({ verzoek_id, casus_id: randomUUID(), persoon_id: randomUUID(), bewaren: JSON.stringify([{ zin: 'Dossier, 20 jaar', bron: 'voorbeeld' }]), op: '2026-11-23T08:00:00Z' });
};
