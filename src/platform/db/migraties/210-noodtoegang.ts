import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '210-noodtoegang';

/** Emergency access outside a motorkapoverleg (R8.6): one person, one casus, a reason, an end, and the review that belongs to it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table noodtoegang (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, medewerker_id uuid not null, organisatie_id uuid not null, reden text not null, van timestamptz not null, tot timestamptz not null check (tot > van),
      verantwoording_id uuid not null unique references overleg_verantwoording);
    create index noodtoegang_wie on noodtoegang (casus_id, medewerker_id, tot);
    comment on column noodtoegang.reden is 'encrypted';
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table noodtoegang'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const casus = randomUUID();
  const [v] = await knex('overleg_verantwoording').insert({ casus_id: casus, aanleiding: 'noodtoegang' }).returning('id') as { id: string }[];
  await knex('noodtoegang').insert({ casus_id: casus, medewerker_id: randomUUID(), organisatie_id: randomUUID(), reden: 'versleuteld', van: '2026-11-23T08:00:00Z', tot: '2026-11-23T10:00:00Z', verantwoording_id: v?.id });
};
