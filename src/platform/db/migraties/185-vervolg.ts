import type { Knex } from 'knex';

export const naam = '185-vervolg';

/** A melding may say that it follows a closed casus (R12.4); the casus it opens then points at that one. */
export const up = async (knex: Knex): Promise<void> => { await knex.raw('alter table melding add column vervolg_van uuid references casus (id)'); };

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table melding drop column vervolg_van'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const casus = await knex('casus').first('id') as { id: string } | undefined, melding = await knex('melding').first('id') as { id: string } | undefined;
  if (casus === undefined || melding === undefined) throw new Error('the examples of 040 and 050 are needed first');
  await knex('melding').where({ id: melding.id }).update({ vervolg_van: casus.id });
};
