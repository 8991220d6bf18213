import type { Knex } from 'knex';

export const naam = '255-melding-antwoorden';

/** Whether who reported may have been put under pressure to withdraw, and whether somebody had spoken with him: the second person reads it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table melding_intrekking add column zorgen_blijven text check (zorgen_blijven in ('ja', 'nee', 'onbekend')), add column druk text check (druk in ('ja', 'nee', 'onbekend'));
    alter table terugmelding add column is_gesproken boolean;
    comment on column terugmelding.is_gesproken is 'said by who wrote it; null: written by the process alone'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table melding_intrekking drop column zorgen_blijven, drop column druk; alter table terugmelding drop column is_gesproken'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('melding_intrekking').update({ zorgen_blijven: 'nee', druk: 'onbekend' });
  await knex('terugmelding').update({ is_gesproken: true });
};
