import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakDb } from '../../../src/platform/db/db.ts';
import { migreer, migreerTerug, migreerTot } from '../../../src/platform/db/migreer.ts';
import { migraties } from '../../../src/platform/db/register.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import type { TestDatabase } from '../../hulp/postgres.ts';

let eerste: TestDatabase;
/** Without rows; the tests below bring it one step further each. */
let opbouw: TestDatabase;
beforeAll(async () => { [eerste, opbouw] = [await testDatabase({ migrated: false }), await testDatabase({ migrated: false })]; await opbouw.db.destroy(); });
afterAll(async () => { await eerste.stop(); await opbouw.stop(); });
/** A copy of the schema as it was after this many steps. */
const na = async (aantal: number): Promise<TestDatabase> => {
  const db = maakDb(opbouw.url);
  try { await migreerTot(db, aantal); } finally { await db.destroy(); }
  return testDatabase({ migrated: false, kopieVan: opbouw });
};

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
    // given: the schema as it was after this step, with rows of every step so far
    const proef = await na(i + 1);
    try {
      for (const eerder of migraties.slice(0, i + 1)) await eerder.voorbeeld(proef.db);
      // when
      await migreer(proef.db);
      // then
      const { rows } = await proef.db.raw('select count(*)::int as aantal from knex_migrations') as { rows: { aantal: number }[] };
      expect(rows[0]?.aantal).toBe(migraties.length);
    } finally { await proef.stop(); }
  });
}

test('migraties: 190-termijnstaat geeft elke termijn de staat van haar stap (domein §4)', async () => {
  const proef = await testDatabase({ migrated: false });
  try {
    const stap = migraties.findIndex((m) => m.naam === '190-termijnstaat');
    await migreerTot(proef.db, stap);
    for (const m of migraties.slice(0, stap)) if (/^(010|020|030|040)/.test(m.naam)) await m.voorbeeld(proef.db);
    const op = '2026-11-20T08:00:00Z', eind = '2026-11-23T08:00:00Z', erna = '2026-11-23T08:00:01Z';
    const proces = { wortel_sleutel: '700', bpmn_process_id: 'p', definitie_sleutel: '1', versie: 1 };
    await proef.db('proces_instantie').insert([{ ...proces, sleutel: '700', status: 'actief' }, { ...proces, sleutel: '701', status: 'afgerond', geeindigd_op: eind }]);
    // given: key, state of the step, its end, state of the term, what it must become
    const gevallen: [string, string | null, string | null, string, string][] = [
      ['801', 'actief', null, 'loopt', 'loopt'], ['802', 'afgerond', eind, 'loopt', 'gehaald'], ['803', 'afgerond', erna, 'loopt', 'overschreden'], ['804', 'afgebroken', eind, 'loopt', 'vervallen'],
      ['805', 'afgebroken', erna, 'loopt', 'overschreden'], ['806', 'afgerond', erna, 'opgeschort', 'gehaald'], ['807', 'actief', null, 'opgeschort', 'opgeschort'], ['808', null, null, 'loopt', 'loopt'],
    ];
    for (const [sleutel, status, geeindigd] of gevallen) if (status !== null) await proef.db('element_instantie').insert({ sleutel, process_instance_key: '700', element_id: 's', soort: 'USER_TASK', status, geeindigd_op: geeindigd });
    const rij = { termijn_code: 'geen', verband_code: 'voorbeeld-casus', regio_code: 'voorbeeld-casus', process_instance_key: '700', element_id: 's', start_op: op, uiterlijk_op: eind, signaal_op: op };
    await proef.db('termijn').insert([
      ...gevallen.map(([sleutel, , , status]) => ({ ...rij, element_instance_key: sleutel, status, opschortingen: JSON.stringify(status === 'opgeschort' ? [{ reden: 'toets', van: op }] : []) })),
      { ...rij, element_instance_key: '701', process_instance_key: '701' }, { ...rij, element_instance_key: '901', process_instance_key: '900' },
    ]);
    // when
    await migreer(proef.db);
    // then: of a process by its own key; of a process that the engine lost: vervallen
    const na = new Map((await proef.db('termijn').select('element_instance_key', 'status') as { element_instance_key: string; status: string }[]).map((r) => [r.element_instance_key, r.status]));
    expect([...gevallen.map(([sleutel]) => na.get(sleutel)), na.get('701'), na.get('901')]).toEqual([...gevallen.map(([, , , , wordt]) => wordt), 'gehaald', 'vervallen']);
  } finally { await proef.stop(); }
});
