import type { Knex } from 'knex';

export const naam = '220-organisatieversie';

/** Organisations are kept in memory with the rules (191): every change of one gives the rules a new version, in the same transaction. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('create trigger organisatie_versie after insert or update or delete or truncate on organisatie for each statement execute function regels_gewijzigd()');
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop trigger organisatie_versie on organisatie'); };

export const voorbeeld = async (): Promise<void> => {};
