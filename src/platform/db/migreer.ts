import type { Knex } from 'knex';
import type { Migratie } from './migratie.ts';
import { migraties as alle } from './register.ts';

/** Any fixed number; it only has to be the same in every instance. */
const slot = 7_215_001;

/** Our own source, because migrations are modules in a register and not files that knex looks for. */
const bron = (lijst: readonly Migratie[]): Knex.MigrationSource<Migratie> => ({
  getMigrations: async () => [...lijst],
  getMigrationName: (m) => m.naam,
  getMigration: async (m) => ({ up: m.up, down: m.down }),
});

const metSlot = async <T>(db: Knex, werk: () => Promise<T>): Promise<T> => {
  const verbinding: unknown = await db.client.acquireConnection();
  try {
    await db.raw('select pg_advisory_lock(?)', [slot]).connection(verbinding);
    try { return await werk(); } finally { await db.raw('select pg_advisory_unlock(?)', [slot]).connection(verbinding); }
  } finally { await db.client.releaseConnection(verbinding); }
};

/**
 * Brings the schema to the newest step. Safe when several instances start at once: one does it, the others wait on an advisory
 * lock (which PostgreSQL frees by itself after kill -9, unlike knex's own lock table). Returns the names of the new steps.
 */
export const migreer = (db: Knex, lijst: readonly Migratie[] = alle): Promise<string[]> => migreerTot(db, lijst.length, lijst);

/** Like `migreer`, but only the first `aantal` steps of the register; for tests of later steps on existing data. */
export const migreerTot = (db: Knex, aantal: number, lijst: readonly Migratie[] = alle): Promise<string[]> =>
  metSlot(db, async () => {
    const [, namen] = await db.migrate.latest({ migrationSource: bron(lijst.slice(0, aantal)), disableMigrationsListValidation: true }) as [number, string[]];
    return namen;
  });

/** Undoes every step, newest first; for tests only. */
export const migreerTerug = (db: Knex, lijst: readonly Migratie[] = alle): Promise<void> =>
  metSlot(db, async () => { await db.migrate.rollback({ migrationSource: bron(lijst) }, true); });
