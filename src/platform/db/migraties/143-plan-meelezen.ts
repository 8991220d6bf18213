import type { Knex } from 'knex';

export const naam = '143-plan-meelezen';

/** Who of the family reads along with the plan before he is asked about it, and what the family remarks about a part (ux §4.11). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table plan_meelezer (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      plan_id uuid not null references plan, persoon_id uuid not null, sinds timestamptz not null, door uuid not null, tot timestamptz);
    create unique index plan_meelezer_een on plan_meelezer (plan_id, persoon_id) where tot is null;
    create index plan_meelezer_persoon on plan_meelezer (persoon_id) where tot is null;
    create table plan_opmerking (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      plan_id uuid not null references plan, interventie_id uuid not null references interventie on delete cascade, persoon_id uuid not null, tekst text not null, op timestamptz not null);
    comment on table plan_opmerking is 'what a citizen says about one part; grows only';
    create index plan_opmerking_plan on plan_opmerking (plan_id, op);
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table plan_opmerking, plan_meelezer'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const rij = await knex('plan_akkoord as a').join('interventie as i', 'i.plan_id', 'a.plan_id').first('a.plan_id', 'a.persoon_id', 'i.id as interventie_id') as { plan_id: string; persoon_id: string; interventie_id: string } | undefined;
  if (rij === undefined) throw new Error('the example of 140 is needed first');
  const op = '2026-11-23T08:00:00Z';
  await knex('plan_meelezer').insert({ plan_id: rij.plan_id, persoon_id: rij.persoon_id, sinds: op, door: rij.persoon_id });
  await knex('plan_opmerking').insert({ ...rij, tekst: 'Kan dit ook in de avond?', op });
};
