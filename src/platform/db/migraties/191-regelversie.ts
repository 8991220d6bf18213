import type { Knex } from 'knex';

export const naam = '191-regelversie';

const tabellen = ['doelbindingregel', 'verbod', 'grondslag', 'termijnregel', 'feestdag', 'melding_criterium', 'melding_routeregel'];

/**
 * One row that says which version of the rules holds: every change of a table with rules, by whatever way, gives it a new value in the same transaction.
 * So each process may keep the rules in memory and still never decide by old ones (`db/regels.ts`).
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table regelversie (een boolean primary key default true check (een), versie uuid not null default gen_random_uuid(), gewijzigd_op timestamptz not null default now());
    insert into regelversie default values;
    create function regels_gewijzigd() returns trigger language plpgsql as $$
      begin update regelversie set versie = gen_random_uuid(), gewijzigd_op = clock_timestamp(); return null; end $$;
    ${tabellen.map((t) => `create trigger ${t}_versie after insert or update or delete or truncate on ${t} for each statement execute function regels_gewijzigd();`).join('\n')}
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`${tabellen.map((t) => `drop trigger ${t}_versie on ${t};`).join('\n')} drop function regels_gewijzigd(); drop table regelversie;`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('feestdag').insert({ datum: '1999-01-02', naam: 'Voorbeeld', bron: 'voorbeeld' }); };
