import type { Knex } from 'knex';

export const naam = '320-sleutelring';

/** Which key a blind index was made with: an index itself does not tell. Null: made before keys had a name. */
const tabellen = ['persoon', 'melding_betrokkene', 'huishouden'] as const;

export const up = async (knex: Knex): Promise<void> => {
  for (const tabel of tabellen) await knex.raw(`alter table ${tabel} add column index_kid text check (index_kid ~ '^[0-9a-f]{8}$'); comment on column ${tabel}.index_kid is 'key of the blind indexes in this row; null = made before keys had a name'`);
};

export const down = async (knex: Knex): Promise<void> => { for (const tabel of tabellen) await knex.raw(`alter table ${tabel} drop column index_kid`); };

export const voorbeeld = async (knex: Knex): Promise<void> => { for (const tabel of tabellen) await knex(tabel).update({ index_kid: '0123abcd' }); };
