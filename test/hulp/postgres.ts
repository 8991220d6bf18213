// A real PostgreSQL for tests: one server per test process, one fresh database per call. The server ends with the process.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import pg from 'pg';
import { maakDb } from '../../src/platform/db/db.ts';
import { migreer } from '../../src/platform/db/migreer.ts';
import { startPostgres, type EmbeddedPostgres } from '../../src/platform/embedded/postgres.ts';
import { bijEinde, gooiWeg } from './opruimen.ts';

let server: Promise<EmbeddedPostgres> | undefined;
let number = 0;

const start = async (): Promise<EmbeddedPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-pg-'));
  const gestart = await startPostgres(folder);
  bijEinde(() => { process.kill(gestart.pid, 'SIGQUIT'); gooiWeg(folder); });
  // Nobody needs these databases after a power cut; the stacks that are killed on purpose have a server of their own, with the durable settings.
  for (const uit of ['fsync', 'full_page_writes', 'synchronous_commit']) await opdracht(gestart.url, `alter system set ${uit} = off`);
  await opdracht(gestart.url, 'select pg_reload_conf()');
  return gestart;
};
const opdracht = async (base: string, sql: string): Promise<void> => {
  const admin = new pg.Client(base);
  await admin.connect();
  try { await admin.query(sql); } finally { await admin.end(); }
};

export type TestDatabase = { readonly url: string; readonly db: Knex; readonly stop: () => Promise<void> };

/** A fresh database; `migrated` (default) brings it to the newest migration, `kopieVan` begins as another is (nobody may be connected to that one). Stop it in afterAll: that throws the database away. */
export async function testDatabase(options: { migrated?: boolean; kopieVan?: TestDatabase } = {}): Promise<TestDatabase> {
  const { url: base } = await (server ??= start());
  const name = `test_${process.pid}_${++number}`;
  await opdracht(base, `create database ${name}${options.kopieVan === undefined ? '' : ` template ${options.kopieVan.url.replace(/^.*\//, '')}`}`);
  const url = base.replace(/\/postgres$/, `/${name}`);
  const db = maakDb(url);
  if (options.migrated !== false) await migreer(db);
  return { url, db, stop: async () => { await db.destroy(); await opdracht(base, `drop database ${name} with (force)`); } };
}
