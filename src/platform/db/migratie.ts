import type { Knex } from 'knex';

/**
 * One step of the schema. `voorbeeld` inserts rows that fit right after this step, so that a test can migrate to each earlier
 * step, insert, and then migrate to the newest: a later step that breaks existing data turns that test red.
 */
export type Migratie = {
  /** `NNN-naam`, equal to the file name; the number block belongs to one room (ARCHITECTURE.md). */
  readonly naam: string;
  readonly up: (knex: Knex) => Promise<void>;
  readonly down: (knex: Knex) => Promise<void>;
  readonly voorbeeld: (knex: Knex) => Promise<void>;
};
