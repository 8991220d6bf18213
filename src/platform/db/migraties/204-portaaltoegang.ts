import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '204-portaaltoegang';

/** Why the portal of a casus is open or closed to somebody (R7.6): the reasons of the rule, what a person weighed, and every change with its moment. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table portaaltoegang add column redenen text[] not null default '{}', add column gewogen text[] not null default '{}', add column beoordeeld_door uuid, add column beoordeeld_op timestamptz;
    comment on column portaaltoegang.redenen is 'what the rule found at the last visit; empty = nothing against it';
    comment on column portaaltoegang.gewogen is 'the reasons a person knew when he decided; a new one asks a person again';
    create table portaaltoegang_besluit (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), persoon_id uuid not null, casus_id uuid not null, status text not null, redenen text[] not null, door uuid, op timestamptz not null);
    comment on table portaaltoegang_besluit is 'each change of access; grows only. door null = the rule, at a visit or at a hold';
    create index portaaltoegang_besluit_lijst on portaaltoegang_besluit (casus_id, persoon_id, op);
    create trigger portaaltoegang_besluit_groeit before update or delete or truncate on portaaltoegang_besluit for each statement execute function alleen_toevoegen();`);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table portaaltoegang_besluit; alter table portaaltoegang drop column redenen, drop column gewogen, drop column beoordeeld_door, drop column beoordeeld_op');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('portaaltoegang_besluit').insert({ persoon_id: randomUUID(), casus_id: randomUUID(), status: 'geblokkeerd', redenen: ['achterhouding'], op: '2026-11-23T08:00:00Z' });
};
