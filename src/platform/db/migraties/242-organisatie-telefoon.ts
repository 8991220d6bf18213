import type { Knex } from 'knex';

export const naam = '242-organisatie-telefoon';

/** The number by which who works with an organisation can call it (ux §4.11: Bel eigenaar). No person's number. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table organisatie add column telefoon text check (telefoon ~ '^[0-9+][0-9 -]{5,19}$');
    comment on column organisatie.telefoon is 'public number of the organisation; null = none, always for a protected one (X6)';
    alter table organisatie add constraint organisatie_telefoon_beschermd check (telefoon is null or not beschermd)`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table organisatie drop column telefoon'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('organisatie').where({ oin: '00000099000000999000' }).update({ telefoon: '088-0000999' }); };
