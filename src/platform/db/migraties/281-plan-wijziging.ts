import type { Knex } from 'knex';

export const naam = '281-plan-wijziging';

/** A running plan that changes asks each person again, about the parts that changed and as they stood then (R7.10, R10.5). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table plan_akkoord add column is_wijziging boolean not null default false;
    comment on column plan_akkoord.is_wijziging is 'asked about a change of a running plan: only about its parts in plan_wijzigingsdeel';
    create table plan_wijzigingsdeel (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      akkoord_id uuid not null references plan_akkoord, interventie_id uuid not null references interventie on delete cascade, soort text not null check (soort in ('nieuw', 'gewijzigd', 'open')),
      inhoud jsonb not null, vorig jsonb, vervallen_op timestamptz, unique (akkoord_id, interventie_id), check ((soort = 'gewijzigd') = (vorig is not null)));
    comment on table plan_wijzigingsdeel is 'what one person was asked about one part of a running plan: its content then, and the content he knew. After vervallen_op an answer does not count';
    create index plan_wijzigingsdeel_open on plan_wijzigingsdeel (interventie_id) where vervallen_op is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table plan_wijzigingsdeel; alter table plan_akkoord drop column is_wijziging'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const akkoord = await knex('plan_akkoord').first('id', 'plan_id') as { id: string; plan_id: string };
  const deel = await knex('interventie').where({ plan_id: akkoord.plan_id }).first('id') as { id: string };
  const inhoud = { doel: 'Rust in huis', doeltekst: 'Geen ruzie', streefdatum: null, omschrijving: 'Gezinsbegeleiding', wie: null, van: '2026-12-01', tot: null };
  await knex('plan_akkoord').where({ id: akkoord.id }).update({ is_wijziging: true });
  await knex('plan_wijzigingsdeel').insert({ akkoord_id: akkoord.id, interventie_id: deel.id, soort: 'gewijzigd', inhoud, vorig: { ...inhoud, van: '2026-11-30' } });
};
