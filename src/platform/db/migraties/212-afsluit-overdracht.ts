import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '212-afsluit-overdracht';

/** The question to the organisation that would take a casus over when it closes, and her answer (R12.5). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table afsluit_overdracht (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      afsluiting_id uuid not null unique references afsluiting, nazorg_id uuid not null references nazorg, casus_id uuid not null, naar_organisatie_id uuid not null references organisatie,
      status text not null default 'aangeboden' check (status in ('aangeboden', 'geaccepteerd', 'geweigerd', 'verlopen')), aangeboden_op timestamptz not null, antwoord_op timestamptz, antwoord_door uuid, antwoord_reden text,
      check ((status = 'aangeboden') = (antwoord_op is null)), check (status <> 'geweigerd' or (antwoord_door is not null and antwoord_reden is not null)));
    comment on column afsluit_overdracht.antwoord_door is 'null with geaccepteerd = she took the casus over earlier, at the triage or from the plan';
    create index afsluit_overdracht_naar on afsluit_overdracht (naar_organisatie_id) where status = 'aangeboden'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table afsluit_overdracht'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { id: afsluiting, nazorg_id: nazorg, casus_id: casus } = await knex('afsluiting').first('id', 'nazorg_id', 'casus_id') as { id: string; nazorg_id: string; casus_id: string };
  const { id: organisatie } = await knex('organisatie').first('id') as { id: string };
  const op = '2026-11-23T08:00:00Z';
  await knex('afsluit_overdracht').insert({ afsluiting_id: afsluiting, nazorg_id: nazorg, casus_id: casus, naar_organisatie_id: organisatie, status: 'geweigerd', aangeboden_op: op, antwoord_op: op, antwoord_door: randomUUID(), antwoord_reden: 'Dit gezin woont niet in onze regio.' });
};
