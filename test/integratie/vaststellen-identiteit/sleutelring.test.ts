import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bronpersoon } from '../../../src/bouwstenen/vaststellen-identiteit/brp/vertaal.ts';
import { omzettingen, verwijzingen } from '../../../src/bouwstenen/register.ts';
import { persoonIdBijBsn } from '../../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { bewaarBronpersoon, leesBsns } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { leesVaststellingen, voegOpgaveToe, zetOpgave } from '../../../src/bouwstenen/vaststellen-identiteit/store/vaststellingen.ts';
import { vindBurger, vindPersoon } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import { openCasus } from '../../../src/casus/index.ts';
import { SleutelOnbekend } from '../../../src/domein/versleuteling.ts';
import type { Worker } from '../../../src/platform/engine/declaratie.ts';
import { voerJobUit } from '../../../src/platform/engine/job-uitvoeren.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import { maakSleuteloverzicht } from '../../../src/platform/versleuteld/overzicht.ts';
import { doeSleutelronde, startSleutelwacht, telOud } from '../../../src/platform/versleuteld/sleutelwacht.ts';
import { startBrpSimulator, type BrpSimulator } from '../../../src/simulatoren/brp/index.ts';
import { maakDemoPersonen, type DemoPersoon } from '../../../src/simulatoren/personen/index.ts';
import { brpRaadplegen } from '../../../workers/vaststellen-identiteit/brp-raadplegen.ts';
import { gezagRaadplegen } from '../../../workers/vaststellen-identiteit/gezag-raadplegen.ts';
import { huishoudenAfleiden } from '../../../workers/vaststellen-identiteit/huishouden-afleiden.ts';
import { gegevensVan, zoekLekken } from '../../hulp/lekscan.ts';
import { maakOpstelling, type Opstelling } from '../casus/opstelling.ts';

let o: Opstelling;
let brp: BrpSimulator;
const demo = maakDemoPersonen('2026-11-23');
const p = (nr: string): DemoPersoon => demo.find((x) => x.nr === nr) as DemoPersoon;
beforeAll(async () => { o = await maakOpstelling(); brp = await startBrpSimulator({ personen: demo, klok: o.kern.clock }); });
afterAll(async () => { await brp.stop(); await o.stop(); });

const [k1, k2, n1, n2] = [1, 2, 11, 12].map((n) => Buffer.alloc(32, n).toString('base64')) as [string, string, string, string];
const met = (bsn: string, bsnEerder: string[], bsnIndex: string, bsnIndexEerder: string[]): Kern => ({ ...o.kern, config: { ...o.kern.config, brpUrl: brp.adres, bvvUrl: brp.adres, sleutels: { ...o.kern.config.sleutels, bsn, bsnEerder, bsnIndex, bsnIndexEerder } } });
/** The four stages of a change of keys: before, new key readable, new key writes, earlier key taken away. */
const stadium = { voor: () => met(k1, [], k2, []), leesbaar: () => met(k1, [n1], k2, [n2]), nieuw: () => met(n1, [k1], n2, [k2]), na: () => met(n1, [], n2, []) };
/** Name of the new key, made with sha256sum. */
const kidNieuw = '817130cd';
const meteen = { ademruimte: () => new Promise<void>((klaar) => { setImmediate(klaar); }) };

const bron = (bsn: string, anders: Partial<Bronpersoon> = {}): Bronpersoon => ({
  bron: 'BRP', bsn, vreemdelingnummer: null, voornamen: 'Proef', voorvoegsel: null, geslachtsnaam: 'Persoon', naamZoek: 'proef persoon', geboorte: { datum: '1990-01-01', precisie: 'volledig' }, geslacht: 'V', overledenOp: null, overleden: false,
  geheimhouding: false, inOnderzoek: [], curatele: false, rni: false, verblijf: undefined, adresregel: null, gemeenteCode: null, verwanten: [], ...anders,
});
const bewaar = (kern: Kern, b: Bronpersoon): Promise<string> => kern.db.transaction((tx) => bewaarBronpersoon(kern, tx, b, kern.clock.now()));
const bsnVan = (kern: Kern, id: string): Promise<string | undefined> => kern.db.transaction(async (tx) => (await leesBsns(kern, tx, [id])).get(id));
const nummers = (begin: number, aantal: number): string[] => Array.from({ length: aantal }, (_, i) => String(begin + i));
/** Throws away what the tests before made, so that each counts its own. */
const leeg = (): Promise<unknown> => o.db.raw('truncate persoon, identiteitsvaststelling, huishouden cascade');
const kids = async (): Promise<string[]> => ((await o.db.raw('select distinct substr(bsn_versleuteld, 4, 8) as kid from persoon')) as { rows: { kid: string }[] }).rows.map((r) => r.kid);

describe('issue 5.4: what stands under a key', () => {
  test('house rule: every column of the database that is named *_versleuteld is in the register of what moves to a new key', async () => {
    const kolommen = await o.db('information_schema.columns').where({ table_schema: 'public' }).where('column_name', 'like', '%\\_versleuteld').select('table_name', 'column_name') as { table_name: string; column_name: string }[];
    expect(kolommen.length).toBeGreaterThan(12);
    const bekend = new Set(omzettingen.map((z) => z.naam));
    expect(kolommen.map((k) => `${k.table_name}.${k.column_name}`).filter((naam) => !bekend.has(naam)), 'add it to `omzettingen` of its room: otherwise its texts stay under an old key for ever').toEqual([]);
    const { rows } = await o.db.raw(`select t.relname || '.' || a.attname as naam from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relnamespace = 'public'::regnamespace where a.attnum > 0 and col_description(t.oid, a.attnum) ~ '^encrypted'`) as { rows: { naam: string }[] };
    expect(rows.map((r) => r.naam).filter((naam) => !bekend.has(naam))).toEqual([]);
  });
  test('house rule: every table with a blind index is in the register', async () => {
    const tabellen = await o.db('information_schema.columns').where({ table_schema: 'public', column_name: 'index_kid' }).pluck('table_name') as string[];
    expect(tabellen.sort()).toEqual([...new Set(omzettingen.filter((z) => z.ring === 'index').map((z) => z.naam.split('.')[0] ?? ''))].sort());
    const indexen = await o.db('information_schema.columns').where({ table_schema: 'public' }).whereIn('column_name', ['bsn_index', 'vreemdelingnummer_index', 'adres_hash']).distinct('table_name').pluck('table_name') as string[];
    expect(indexen.filter((t) => !tabellen.includes(t))).toEqual([]);
  });
});

describe('issue 5.4: changing keys while in use', () => {
  test('issue 5.4: during the change everything is read and written, afterwards it stands under the new key and opens with that alone', async () => {
    await leeg();
    // given: people and search terms under the first key
    const voor = stadium.voor(), nieuw = stadium.nieuw(), leesbaar = stadium.leesbaar();
    const bsns = nummers(100_000_001, 60), casusId = randomUUID();
    const ids = new Map<string, string>();
    for (const bsn of bsns) ids.set(bsn, await bewaar(voor, bron(bsn)));
    const opgaven = await voor.db.transaction(async (tx) => { const uit: string[] = []; for (let i = 0; i < 20; i += 1) uit.push(await voegOpgaveToe(voor, tx, casusId, 'overig', { geslachtsnaam: `naam-0-${i}` })); return uit; });
    // when: batches of seven, while one instance reads and another still writes with the old key as its current one
    let bezig = true;
    const later = nummers(100_000_501, 20);
    const werk = [
      (async () => { while (bezig) for (const bsn of bsns) if (bezig) expect(await bsnVan(nieuw, ids.get(bsn) as string)).toBe(bsn); })(),
      (async () => { for (const bsn of later) { ids.set(bsn, await bewaar(leesbaar, bron(bsn))); await bewaar(leesbaar, bron(bsns[0] as string)); } })(),
      (async () => { for (let ronde = 1; ronde <= 6; ronde += 1) for (const [i, id] of opgaven.entries()) await leesbaar.db.transaction((tx) => zetOpgave(leesbaar, tx, id, { geslachtsnaam: `naam-${ronde}-${i}` })); })(),
    ];
    while (await Promise.race([Promise.all(werk.slice(1)).then(() => false), doeSleutelronde(nieuw, omzettingen, { partij: 7, ...meteen }).then(() => true)]));
    bezig = false;
    await Promise.all(werk);
    // The instance that wrote with the old key is gone; what was locked or written late goes in the next rounds.
    await expect.poll(async () => { await doeSleutelronde(nieuw, omzettingen, { partij: 7, ...meteen }); return telOud(nieuw, omzettingen); }).toBe(0);
    // then
    const na = stadium.na();
    expect(await Promise.all([...ids].map(async ([bsn, id]) => [bsn, await bsnVan(na, id)]))).toEqual([...ids.keys()].map((bsn) => [bsn, bsn]));
    expect(await na.db('persoon').count()).toEqual([{ count: '80' }]);
    expect((await na.db.transaction((tx) => leesVaststellingen(na, tx, casusId))).map((v) => String(v.opgave?.geslachtsnaam)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(Array.from({ length: 20 }, (_, i) => `naam-6-${i}`).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(await na.db.transaction((tx) => persoonIdBijBsn(na, tx, bsns[59] as string))).toBe(ids.get(bsns[59] as string));
    const overzicht = await maakSleuteloverzicht(nieuw, omzettingen, verwijzingen);
    expect(overzicht.klaar).toBe(true);
    expect(overzicht.regels.filter((r) => r.includes('mag weg'))).toHaveLength(2);
    expect((await nieuw.metrics.sleutelsOmgezet.get()).values.find((v) => v.labels.kolom === 'persoon.bsn_versleuteld')?.value).toBeGreaterThanOrEqual(60);
  });

  test('issue 5.4: killed half way, it goes on where it was; nothing is lost and nothing is done twice', async () => {
    await leeg();
    const voor = stadium.voor(), nieuw = stadium.nieuw();
    const bsns = nummers(200_000_001, 40), ids: string[] = [];
    for (const bsn of bsns) ids.push(await bewaar(voor, bron(bsn)));
    // given: another process that is killed after its first batches
    const wortel = join(import.meta.dirname, '../../..'), pad = (van: string): string => JSON.stringify(`file://${join(wortel, van)}`);
    const code = `import { maakDb } from ${pad('src/platform/db/db.ts')}; import { omzettingen } from ${pad('src/bouwstenen/register.ts')}; import { doeSleutelronde } from ${pad('src/platform/versleuteld/sleutelwacht.ts')}; import { maakMetrics } from ${pad('src/platform/telemetry/metrics.ts')};
      const kern = { db: maakDb(process.env.DB), config: { sleutels: JSON.parse(process.env.SLEUTELS) }, metrics: maakMetrics() };
      await doeSleutelronde(kern, omzettingen, { partij: 4, ademruimte: () => new Promise((k) => setTimeout(k, 400)) });`;
    const kind = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: wortel, stdio: 'ignore', env: { PATH: process.env['PATH'], DB: o.url, SLEUTELS: JSON.stringify(nieuw.config.sleutels) } });
    const weg = new Promise((klaar) => { kind.on('exit', klaar); });
    await expect.poll(() => kids()).toHaveLength(2);
    kind.kill('SIGKILL');
    await weg;
    const gedaan = await o.db('persoon').where('bsn_versleuteld', 'like', `v2.${kidNieuw}.%`).select('id', 'bsn_versleuteld') as { id: string; bsn_versleuteld: string }[];
    expect(gedaan.length).toBeGreaterThan(0);
    expect(gedaan.length).toBeLessThan(40);
    // when
    const verslag = await doeSleutelronde(nieuw, omzettingen.filter((z) => z.ring === 'bsn'), { partij: 4, ...meteen });
    // then
    expect(verslag).toEqual({ omgezet: 40 - gedaan.length, onleesbaar: 0, elders: false });
    expect(await o.db('persoon').whereIn('id', gedaan.map((g) => g.id)).orderBy('id').select('id', 'bsn_versleuteld')).toEqual(gedaan.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    const na = stadium.na();
    expect(await Promise.all(ids.map((id) => bsnVan(na, id)))).toEqual(bsns);
  });

  test('issue 5.4: one BSN stays one person, whichever of two keys each instance writes with', async () => {
    await leeg();
    const [leesbaar, nieuw] = [stadium.leesbaar(), stadium.nieuw()];
    const bsns = nummers(300_000_001, 25);
    await Promise.all(bsns.flatMap((bsn) => [leesbaar, nieuw, leesbaar, nieuw].map((kern) => bewaar(kern, bron(bsn)))));
    expect(await o.db('persoon').count()).toEqual([{ count: '25' }]);
  });

  test('issue 5.4: a person is found under either key, also by a citizen who logged in before the change', async () => {
    await leeg();
    const [voor, leesbaar, nieuw] = [stadium.voor(), stadium.leesbaar(), stadium.nieuw()];
    const id = await bewaar(voor, bron('400000001'));
    const zoek = (kern: Kern): Promise<string | undefined> => kern.db.transaction((tx) => persoonIdBijBsn(kern, tx, '400000001'));
    const burger = await vindBurger(leesbaar, { sub: `sub-${randomUUID()}`, bsn: '400000001' });
    expect([await zoek(leesbaar), await zoek(nieuw), await vindPersoon(leesbaar, burger)]).toEqual([id, id, id]);
    await doeSleutelronde(nieuw, omzettingen, meteen);
    expect([await zoek(leesbaar), await zoek(nieuw), await vindPersoon(nieuw, burger)]).toEqual([id, id, id]);
    expect([await zoek(voor), await zoek(stadium.na())]).toEqual([undefined, id]);
  });

  test('issue 5.4: what opens with no key stays as it is, is counted, and its reader gets an error that names the key only', async () => {
    await leeg();
    const vreemd = met(Buffer.alloc(32, 99).toString('base64'), [], k2, []), nieuw = stadium.nieuw();
    const id = await bewaar(vreemd, bron('500000001'));
    const voor = await o.db('persoon').where({ id }).first('bsn_versleuteld', 'bsn_index', 'rijversie') as { bsn_versleuteld: string };
    expect(await doeSleutelronde(nieuw, omzettingen, meteen)).toMatchObject({ omgezet: 0, onleesbaar: 2 });
    expect(await o.db('persoon').where({ id }).first('bsn_versleuteld', 'bsn_index', 'rijversie')).toEqual(voor);
    const fout = await bsnVan(nieuw, id).catch((f: unknown) => f);
    expect(fout).toBeInstanceOf(SleutelOnbekend);
    expect((fout as Error).message).not.toContain(voor.bsn_versleuteld.slice(12));
    expect((await maakSleuteloverzicht(nieuw, omzettingen, verwijzingen)).regels.join('\n')).toContain('LET OP: 1 staan onder een sleutel die niet is ingesteld');
  });

  test('issue 5.4: one instance at a time; the work goes on by itself and leaves the version of a row alone', async () => {
    await leeg();
    const voor = stadium.voor(), nieuw = stadium.nieuw();
    const id = await bewaar(voor, bron('600000001'));
    const { rijversie } = await o.db('persoon').where({ id }).first('rijversie') as { rijversie: number };
    // given: another instance holds the lock
    await o.db.transaction(async (tx) => {
      await tx.raw('select pg_advisory_xact_lock(7215321)');
      expect(await doeSleutelronde(nieuw, omzettingen, meteen)).toEqual({ omgezet: 0, onleesbaar: 0, elders: true });
    });
    // when
    const wacht = startSleutelwacht(nieuw, omzettingen, 200);
    try { await expect.poll(() => telOud(nieuw, omzettingen)).toBe(0); } finally { await wacht.stop(); }
    // then
    expect(await o.db('persoon').where({ id }).first('rijversie', 'index_kid')).toMatchObject({ rijversie, index_kid: expect.stringMatching(/^[0-9a-f]{8}$/) });
  });
});

describe('issue 5.4: identiteit over a change of keys', () => {
  let sleutel = 2_251_799_814_800_000;
  const voer = async (kern: Kern, worker: Worker, casusId: string): Promise<void> => {
    sleutel += 1;
    const variabelen = worker === huishoudenAfleiden ? { casusId } : { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', doelCode: 'identiteit-vaststellen' };
    const a = await voerJobUit(kern, worker, { key: String(sleutel), type: worker.declaratie.type, processInstanceKey: '2251799813500000', elementInstanceKey: String(sleutel), elementId: 'toets', bpmnProcessId: 'vaststellen-identiteit', customHeaders: '{}', variables: JSON.stringify(variabelen), retries: 3 } as never);
    expect(a.soort).toBe('klaar');
  };
  const ronde = async (kern: Kern, casusId: string): Promise<void> => { for (const w of [brpRaadplegen, gezagRaadplegen, huishoudenAfleiden]) await voer(kern, w, casusId); };
  const beeld = async (casusId: string): Promise<unknown> => ({
    huishoudens: await o.db('huishouden').where({ casus_id: casusId }).orderBy('id').pluck('id'), leden: await o.db('huishouden_lid').whereIn('huishouden_id', o.db('huishouden').where({ casus_id: casusId }).select('id')).orderBy('id').select('id', 'persoon_id', 'van', 'tot'),
    gezag: await o.db('gezagsrelatie').where({ casus_id: casusId }).orderBy('id').select('id', 'tot'), relaties: await o.db('relatie').where({ casus_id: casusId }).orderBy('id').select('id', 'soort'),
  });

  test('R2.10: household, relations and gezag stay what they were before, during and after; the three logs hold no BSN and no name', async () => {
    await leeg();
    const casusId = randomUUID(), voor = stadium.voor();
    await voor.db.transaction(async (tx) => {
      await openCasus(voor, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: randomUUID(), meldingOntvangenOp: voor.clock.now(), prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null });
      for (const [nr, rol] of [['P01', 'ouder'], ['P02', 'ouder'], ['P03', 'kind'], ['P04', 'kind']] as const) {
        const x = p(nr);
        await voegOpgaveToe(voor, tx, casusId, rol, { bsn: x.bsn, voornamen: x.voornamen, voorvoegsel: x.voorvoegsel, geslachtsnaam: x.geslachtsnaam, geboortedatum: x.geboorte.soort === 'volledig' ? x.geboorte.datum : undefined });
      }
    });
    await ronde(voor, casusId);
    const eerst = await beeld(casusId);
    expect(eerst).toMatchObject({ huishoudens: [expect.any(String)], gezag: expect.arrayContaining([expect.anything()]), relaties: expect.arrayContaining([expect.anything()]) });
    // during: the rows are half moved, and the register is asked again for one
    const nieuw = stadium.nieuw();
    let partijen = 0;
    await doeSleutelronde(nieuw, omzettingen.filter((z) => z.naam === 'persoon.bsn_index'), { partij: 2, ...meteen, stop: () => (partijen += 1) > 1 });
    expect(new Set(await o.db('persoon').pluck('index_kid')).size).toBe(2);
    for (const w of [gezagRaadplegen, huishoudenAfleiden]) await voer(nieuw, w, casusId);
    expect(await beeld(casusId)).toEqual(eerst);
    // after: the earlier key is gone
    await expect.poll(async () => { await doeSleutelronde(nieuw, omzettingen, meteen); return telOud(nieuw, omzettingen); }).toBe(0);
    const na = stadium.na();
    // and what the register said before the change is all there is: nothing was asked again since
    for (const w of [gezagRaadplegen, huishoudenAfleiden]) await voer(na, w, casusId);
    expect(await beeld(casusId)).toEqual(eerst);
    const logs = await Promise.all(['verwerkingenlog', 'auditlog', 'besluitlog'].map(async (t) => JSON.stringify(await o.db(t).select('*'))));
    expect(logs.every((l) => l.length > 500), 'there is something to find').toBe(true);
    expect(zoekLekken(logs.map((l) => l.replaceAll('},{', '}\n{')), demo.flatMap(gegevensVan).filter((g) => g.waarde !== 'Onbekend'))).toEqual([]);
  });
});
