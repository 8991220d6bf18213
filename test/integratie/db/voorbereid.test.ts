import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regelbron, leesRegelversie } from '../../../src/platform/db/regels.ts';
import { databaseWeg } from '../../../src/platform/db/weg.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import type { TestDatabase } from '../../hulp/postgres.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.stop(); });

/** All in one transaction each, so on one connection; the pool gives the last one back first. */
const opEen = <T>(werk: (tx: Knex.Transaction) => Promise<T>): Promise<T> => t.db.transaction(werk);

test('issue 4 snelheid: een vraag die vaak komt, wordt voorbereid; een vraag zonder waarden niet', async () => {
  const voorbereid = await opEen(async (tx) => {
    for (let n = 0; n < 12; n++) { await tx.raw('select ?::int + 1 as proefsom', [n]); await tx.raw('select 1 as proefvast'); }
    await tx.raw('select ?::int + 2 as proefzelden', [1]);
    return (await tx.raw("select statement from pg_prepared_statements where statement like '%proef%'") as { rows: { statement: string }[] }).rows.map((r) => r.statement);
  });
  expect(voorbereid).toEqual(['select $1::int + 1 as proefsom']);
});

test('issue 4 snelheid: een plan dat niet meer past, mislukt eenmaal als iets om opnieuw te doen, en daarna werkt de vraag op dezelfde verbinding', async () => {
  await t.db.raw('create table proefplan (a int); insert into proefplan values (7)');
  const vraag = (db: Knex): Promise<unknown> => db('proefplan').where({ a: 7 }).first();
  for (let n = 0; n < 12; n++) expect(await opEen(vraag)).toEqual({ a: 7 });
  await t.db.raw("alter table proefplan add column b text default 'nieuw'");
  const fout = await opEen(vraag).then(() => undefined, (f: unknown) => f);
  expect(fout).toMatchObject({ code: '0A000' });
  expect(databaseWeg(fout)).toBe('nooit');
  expect(await opEen(vraag)).toEqual({ a: 7, b: 'nieuw' });
});

test('issue 4 snelheid: regels in het geheugen zijn nooit ouder dan de database, ook binnen een transactie en na terugdraaien', async () => {
  let geladen = 0;
  const dagen = regelbron(async (db) => { geladen++; return (await db('feestdag').where('naam', 'proef').orderBy('datum').pluck('datum')).length; });
  const nu = async (db: Knex): Promise<number> => dagen(db, await leesRegelversie(db));
  const begin = await nu(t.db);
  expect([await nu(t.db), geladen]).toEqual([begin, 1]);
  await t.db.transaction(async (tx) => {
    await tx('feestdag').insert({ datum: '1998-01-01', naam: 'proef', bron: 'proef' });
    expect(await nu(tx)).toBe(begin + 1);
    await tx('feestdag').insert({ datum: '1998-01-02', naam: 'proef', bron: 'proef' });
    expect(await nu(tx)).toBe(begin + 2);
    expect(await nu(t.db)).toBe(begin);
    await tx.rollback();
  }).catch(() => {});
  expect(await nu(t.db)).toBe(begin);
  await t.db('feestdag').insert({ datum: '1998-01-03', naam: 'proef', bron: 'proef' });
  expect(await nu(t.db)).toBe(begin + 1);
});

test('huisregel 8: een transactie waarvan BEGIN met de eerste vraag meegaat, is er een: niets is te zien voor het einde, en niets blijft na een fout, ook als de eerste vraag zelf mislukt', async () => {
  await t.db.raw('create table proefbegin (a int primary key)');
  const rijen = async (): Promise<number[]> => t.db('proefbegin').orderBy('a').pluck('a');
  /** No connection of the pool may be left inside a transaction; asked by a connection that is in none itself. */
  const hangend = async (): Promise<number> => (await t.db.raw("select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'") as { rows: { n: number }[] }).rows[0]?.n ?? -1;

  await opEen(async (tx) => { await tx('proefbegin').insert({ a: 1 }); expect(await rijen()).toEqual([]); });
  expect(await rijen()).toEqual([1]);
  await expect(opEen(async (tx) => { await tx('proefbegin').insert({ a: 2 }); throw new Error('terug'); })).rejects.toThrow('terug');
  await expect(opEen(async (tx) => { await tx('proefbegin').insert({ a: 1 }); })).rejects.toMatchObject({ code: '23505' });
  // Nothing asked at all; and a savepoint as the first thing, of which only the inner part goes back.
  await opEen(async () => {});
  await expect(opEen(async () => { throw new Error('leeg'); })).rejects.toThrow('leeg');
  await opEen(async (tx) => {
    await tx.transaction(async (binnen) => { await binnen('proefbegin').insert({ a: 3 }); throw new Error('binnen'); }).catch(() => {});
    await tx('proefbegin').insert({ a: 4 });
  });
  // Together on one connection: all of them are in it, in order, and the failure of one takes the others along.
  await opEen(async (tx) => { await Promise.all([5, 6, 7].map((a) => tx('proefbegin').insert({ a }))); });
  await expect(opEen(async (tx) => { await Promise.all([8, 5, 9].map((a) => tx('proefbegin').insert({ a }))); })).rejects.toMatchObject({ code: '23505' });
  expect([await rijen(), await hangend()]).toEqual([[1, 4, 5, 6, 7], 0]);
});

test('huisregel 8: een verbinding die breekt met de eerste vraag van een transactie, laat niets achter en de volgende gaat gewoon', async () => {
  await t.db.raw('create table proefbreuk (a int)');
  const fout = await opEen(async (tx) => { await tx.raw('select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)'); await tx('proefbreuk').insert({ a: 1 }); }).then(() => undefined, (f: unknown) => f);
  expect(databaseWeg(fout)).toBe('onzeker');
  await opEen(async (tx) => { await tx('proefbreuk').insert({ a: 2 }); });
  expect(await t.db('proefbreuk').pluck('a')).toEqual([2]);
});
