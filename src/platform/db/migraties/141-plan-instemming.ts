import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { instemwijzen } from '../../../domein/plan/instemming.ts';

export const naam = '141-plan-instemming';

/** Whom of the family a doel concerns, and what each of them said about each part of the plan (R7.10). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table plan_doel add column betreft uuid[] not null default '{}';
    comment on column plan_doel.betreft is 'persons whom this doel concerns, besides its owner: they read it, and its parts need their consent (R7.4, R7.10)';
    create table plan_instemming (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), volgnummer bigint generated always as identity,
      interventie_id uuid not null references interventie on delete cascade, persoon_id uuid not null, uitkomst text not null check (uitkomst in ('gegeven', 'geweigerd')),
      wijze text not null check (wijze in (${instemwijzen.map((w) => `'${w}'`).join(', ')})), gezegd_op date not null, reden text, akkoord_id uuid references plan_akkoord, vastgelegd_door uuid, vastgelegd_op timestamptz not null, vervallen_op timestamptz,
      check ((wijze = 'portaal') = (akkoord_id is not null)), check ((wijze = 'portaal') = (vastgelegd_door is null)));
    comment on table plan_instemming is 'what one person said about one part; grows only. The newest row of a person counts until the content changed (vervallen_op)';
    create index plan_instemming_deel on plan_instemming (interventie_id, persoon_id, volgnummer desc) where vervallen_op is null;
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table plan_instemming; alter table plan_doel drop column betreft'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const akkoord = await knex('plan_akkoord').first('id', 'persoon_id', 'plan_id') as { id: string; persoon_id: string; plan_id: string } | undefined;
  const deel = akkoord && await knex('interventie').where({ plan_id: akkoord.plan_id }).first('id', 'doel_id') as { id: string; doel_id: string } | undefined;
  if (akkoord === undefined || deel === undefined) throw new Error('the example of 140 is needed first');
  const op = '2026-11-23T08:00:00Z';
  await knex('plan_doel').where({ id: deel.doel_id }).update({ betreft: [akkoord.persoon_id] });
  await knex('plan_instemming').insert([
    { interventie_id: deel.id, persoon_id: akkoord.persoon_id, uitkomst: 'geweigerd', wijze: 'portaal', gezegd_op: '2026-11-23', reden: 'Dit wil ik niet', akkoord_id: akkoord.id, vastgelegd_op: op },
    { interventie_id: deel.id, persoon_id: akkoord.persoon_id, uitkomst: 'gegeven', wijze: 'gesprek', gezegd_op: '2026-11-24', reden: 'Wil het toch proberen', vastgelegd_door: randomUUID(), vastgelegd_op: op },
  ]);
};
