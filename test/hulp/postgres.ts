// A real PostgreSQL for tests: one server per test process, one fresh database per call.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import pg from 'pg';
import { maakDb } from '../../src/platform/db/db.ts';
import { migreer } from '../../src/platform/db/migreer.ts';
import { startPostgres, type EmbeddedPostgres } from '../../src/platform/embedded/postgres.ts';

let server: Promise<EmbeddedPostgres> | undefined;
let folder = '';
let users = 0;
let number = 0;

export type TestDatabase = { readonly url: string; readonly db: Knex; readonly stop: () => Promise<void> };

/** A fresh database; `migrated` (default) brings it to the newest migration. Stop it in afterAll: the last one stops the server. */
export async function testDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  users++;
  server ??= (async () => {
    folder = mkdtempSync(join(tmpdir(), 'samenspel-pg-'));
    return startPostgres(folder);
  })();
  const { url: base } = await server;
  const name = `test_${process.pid}_${++number}`;
  const admin = new pg.Client(base);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = base.replace(/\/postgres$/, `/${name}`);
  const db = maakDb(url);
  if (options.migrated !== false) await migreer(db);
  return {
    url, db,
    stop: async () => {
      await db.destroy();
      if (--users > 0) return;
      const last = await server;
      server = undefined;
      await last?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
