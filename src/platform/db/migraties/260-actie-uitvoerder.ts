import type { Knex } from 'knex';

export const naam = '260-actie-uitvoerder';

/** Who carries an actie out is known from its task, and who accepted or handed it over from the lines that are only added; nobody read it here. */
export const up = async (knex: Knex): Promise<void> => { await knex.raw('alter table actie drop column uitvoerder_medewerker_id'); };

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table actie add column uitvoerder_medewerker_id uuid references medewerker (id)'); };

/** Nothing to add: the rows of 150 are what this step meets. */
export const voorbeeld = async (): Promise<void> => {};
