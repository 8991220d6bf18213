import type { Knex } from 'knex';

export const naam = '254-triage-antwoorden';

/** How the triage came by its information, and what somebody still had to know: who decides on it reads that beside the outcomes. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table triage add column invul_wijze text check (invul_wijze in ('gesprek', 'huisbezoek', 'telefoon', 'dossier')), add column gesproken_met text[] not null default '{}', add column invul_minuten int check (invul_minuten between 1 and 600), add column wat_ontbreekt text;
    comment on column triage.gesproken_met is 'codes of kinds of people, never names';
    comment on column triage.wat_ontbreekt is 'read through toegang only; what had to be known when the information was supplemented'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table triage drop column invul_wijze, drop column gesproken_met, drop column invul_minuten, drop column wat_ontbreekt'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('triage').update({ invul_wijze: 'gesprek', gesproken_met: ['ouder'], invul_minuten: 50, wat_ontbreekt: 'Wij weten nog niet hoe het met de vader gaat.' }); };
