import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakDb } from '../../../src/platform/db/db.ts';
import { migreer, migreerTerug, migreerTot } from '../../../src/platform/db/migreer.ts';
import { migraties } from '../../../src/platform/db/register.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import type { TestDatabase } from '../../hulp/postgres.ts';

let eerste: TestDatabase;
beforeAll(async () => { eerste = await testDatabase({ migrated: false }); });
afterAll(async () => { await eerste.stop(); });

const tabellen = async (db: Knex): Promise<string[]> => {
  const { rows } = await db.raw("select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'knex_%' order by 1") as { rows: { table_name: string }[] };
  return rows.map((r) => r.table_name);
};

test('migraties: namen zijn oplopend en uniek', () => {
  const namen = migraties.map((m) => m.naam);
  expect(namen).toEqual([...new Set(namen)].toSorted());
});

test('migraties: twee exemplaren die tegelijk starten, zetten elke stap precies eenmaal', async () => {
  const tweede = maakDb(eerste.url);
  try {
    const [a, b] = await Promise.all([migreer(eerste.db), migreer(tweede)]);
    expect([...a, ...b].toSorted()).toEqual(migraties.map((m) => m.naam));
  } finally { await tweede.destroy(); }
});

test('migraties: alles terug laat niets achter', async () => {
  await migreerTerug(eerste.db);
  expect(await tabellen(eerste.db)).toEqual([]);
});

test('migraties: bigint blijft tekst, timestamptz wordt Date', async () => {
  const { rows } = await eerste.db.raw("select 9223372036854775807::bigint as sleutel, '2026-11-23T08:00:00Z'::timestamptz as op") as { rows: { sleutel: unknown; op: unknown }[] };
  expect(rows[0]).toEqual({ sleutel: '9223372036854775807', op: new Date('2026-11-23T08:00:00Z') });
});

for (const [i, stap] of migraties.entries()) {
  test(`migraties: gegevens van na ${stap.naam} overleven alle latere stappen`, async () => {
    const proef = await testDatabase({ migrated: false });
    try {
      // given: the schema as it was after this step, with rows of every step so far
      await migreerTot(proef.db, i + 1);
      for (const eerder of migraties.slice(0, i + 1)) await eerder.voorbeeld(proef.db);
      // when
      await migreer(proef.db);
      // then
      const { rows } = await proef.db.raw('select count(*)::int as aantal from knex_migrations') as { rows: { aantal: number }[] };
      expect(rows[0]?.aantal).toBe(migraties.length);
    } finally { await proef.stop(); }
  });
}
