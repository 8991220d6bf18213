import { expect, test } from 'vitest';
import { bronnen } from './bronnen.ts';

/** Which room a migration belongs to, by its number (ARCHITECTURE.md). */
const eigenaren: Readonly<Record<string, string>> = {
  '010': 'platform', '020': 'platform', '030': 'toegang', '040': 'casus', '050': 'uitwisselen-melding', '060': 'vaststellen-identiteit', '070': 'bepalen-bekendheid', '080': 'uitvoeren-triage', '090': 'deelnemen-burger', '095': 'casus', '097': 'bepalen-bekendheid',
  '100': 'inzien-diensten', '101': 'werken-aan-preventie', '110': 'opstellen-analyse', '120': 'overleggen-casus', '130': 'uitwisselen-uitkomst', '140': 'regisseren-plan', '141': 'regisseren-plan', '142': 'regisseren-plan', '143': 'regisseren-plan', '150': 'uitvoeren-actie', '160': 'nazorg-afsluiten', '170': 'deelnemen-burger', '180': 'taken', '185': 'casus', '190': 'casus', '191': 'platform', '195': 'platform', '200': 'nazorg-afsluiten', '201': 'casus', '202': 'toegang', '203': 'deelnemen-burger', '204': 'deelnemen-burger', '205': 'taken', '206': 'deelnemen-burger', '207': 'casus', '210': 'overleggen-casus', '211': 'nazorg-afsluiten', '212': 'nazorg-afsluiten', '220': 'platform', '241': 'overleggen-casus', '242': 'toegang', '243': 'taken', '244': 'deelnemen-burger', '281': 'regisseren-plan', '310': 'monitoren-samenwerking',
};
/** Reference data: no person in it, joined for a name or a rule. */
const referentie = new Set(['organisatie', 'organisatiesoort', 'samenwerkingsverband', 'regio', 'gemeente', 'doelbindingregel', 'verbod', 'grondslag', 'gegevenssoort', 'doel', 'termijnregel', 'feestdag']);
/** `room table`: why this room reads that table itself. A list to make shorter, not longer. */
const uitzonderingen: Readonly<Record<string, string>> = {
  'uitwisselen-melding casus': 'which running casus a new melding may belong to: one query over meldingen, casussen and persons',
  'uitwisselen-melding casus_betrokkene': 'the same query',
  'uitwisselen-melding persoon': 'the same query, by the blind index',
  'uitwisselen-melding termijn': 'the term in the list of meldingen, paged by the database',
  'uitwisselen-melding uitrol_tag': 'whether the process that a melding starts is deployed',
  'deelnemen-burger casus_betrokkene': 'the cases of a citizen in one query with what is told to him and held back',
  'deelnemen-burger persoon': 'the account of a citizen finds his person by the blind index at every request',
  'bepalen-bekendheid taak': 'only who has the task of this verzoek on his name may ask back',
  'bepalen-bekendheid element_context': 'the same query',
  'overleggen-casus casus': 'the number of the casus in the list of overleggen, paged by the database',
  'uitvoeren-actie taak': 'the tasks of the actions in the list, in one query',
  'uitvoeren-actie element_context': 'the same query',
  'uitvoeren-actie casus': 'the list of actions is narrowed to the verband and region of the role, in the query',
  'uitvoeren-actie outbox': 'whether the start of an actie is still on its way',
  'vaststellen-identiteit taak': 'only who has a task on his name searches the BRP',
};

const migraties = bronnen(['src/platform/db/migraties'], ['.ts']);
const eigenaarVan = new Map(migraties.flatMap((m) => {
  const nummer = /(\d{3})-[\w-]+\.ts$/.exec(m.pad)?.[1] ?? '';
  return [...m.tekst.matchAll(/create table "?(\w+)"?/g)].map((t) => [t[1] ?? '', eigenaren[nummer] ?? `unknown owner of migration ${nummer}`] as const);
}));
/** Tables that one line of code names: `tx('x as y')`, `.join('x')`, and `from x` or `join x` in SQL. */
const tabellenIn = (regel: string): string[] =>
  [/\b(?:tx|db|knex)\(\s*'(\w+)/g, /\.(?:from|join|leftJoin|innerJoin|into)\(\s*'(\w+)/g, /\b(?:from|join|into|update)\s+(\w+)\b/g].flatMap((p) => [...regel.matchAll(p)].map((m) => m[1] ?? '')).filter((t) => eigenaarVan.has(t));

test('house rule: a bouwsteen reads and writes its own tables; what belongs to another room it asks at the door of that room', () => {
  const gezien = new Set<string>(), fouten: string[] = [];
  for (const bron of bronnen(['src/bouwstenen', 'workers'], ['.ts'])) {
    const kamer = bron.pad.startsWith('workers/') ? 'workers' : bron.pad.split('/')[2] ?? '';
    bron.tekst.split('\n').forEach((regel, i) => {
      if (/^\s*(\*|\/\/|\/\*)/.test(regel)) return;
      for (const tabel of tabellenIn(regel)) {
        if (eigenaarVan.get(tabel) === kamer || referentie.has(tabel)) continue;
        const naam = `${kamer} ${tabel}`;
        gezien.add(naam);
        if (uitzonderingen[naam] === undefined) fouten.push(`${bron.pad}:${i + 1} uses ${tabel} of ${eigenaarVan.get(tabel)}`);
      }
    });
  }
  expect(fouten, 'a rule about a table, such as a membership that ends tomorrow, can only hold when one room keeps it').toEqual([]);
  expect(Object.keys(uitzonderingen).filter((naam) => !gezien.has(naam)), 'an exception that nobody needs any more').toEqual([]);
  expect(eigenaarVan.size, 'the tables are found').toBeGreaterThan(150);
});
