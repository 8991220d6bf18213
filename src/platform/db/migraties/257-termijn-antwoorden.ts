import type { Knex } from 'knex';

export const naam = '257-termijn-antwoorden';

const kamers = ['plan', 'overleg', 'triage', 'analyse', 'uitkomst', 'nazorg', 'preventie'];

/** What a coordinator said when a term had passed: whether the family knows that it takes longer. */
export const up = async (knex: Knex): Promise<void> => {
  for (const kamer of kamers) await knex.raw(`alter table ${kamer}_termijn_keuze add column is_gezin_geinformeerd boolean`);
};

export const down = async (knex: Knex): Promise<void> => {
  for (const kamer of kamers) await knex.raw(`alter table ${kamer}_termijn_keuze drop column is_gezin_geinformeerd`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  for (const kamer of kamers) await knex(`${kamer}_termijn_keuze`).update({ is_gezin_geinformeerd: true });
};
