import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisatieVan, organisatiesIn, regieVan } from '../../../src/toegang/organisaties.ts';
import { vindMedewerker, vindPartner } from '../../../src/toegang/medewerkers.ts';
import { functierolDekking } from '../../../src/toegang/rollen.ts';
import { laadReferentiegegevens } from '../../../src/toegang/startgegevens/laden.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import type { TestDatabase } from '../../hulp/postgres.ts';

const nu = new Date('2026-11-23T08:00:00Z');
const kern = { config: { demo: true }, clock: { now: () => nu, offset: () => 0 } } as unknown as Parameters<typeof laadReferentiegegevens>[0];
let t: TestDatabase;
const laad = (): Promise<void> => t.db.transaction((tx) => laadReferentiegegevens(kern, tx));
const tellingen = async (): Promise<Record<string, number>> => {
  const tabellen = ['regio', 'gemeente', 'organisatiesoort', 'samenwerkingsverband', 'organisatie', 'medewerker', 'roltoekenning', 'doel', 'gegevenssoort', 'grondslag', 'doelbindingregel', 'verbod', 'termijnregel', 'feestdag', 'processtap_rol'];
  return Object.fromEntries(await Promise.all(tabellen.map(async (tabel) => [tabel, Number((await t.db(tabel).count<{ count: string }[]>())[0]?.count)])));
};

beforeAll(async () => {
  t = await testDatabase();
  await laad();
});
afterAll(() => t.stop());

describe('reference data', () => {
  test('domein §8 and §1.5: everything is loaded, and loading again changes nothing', async () => {
    const eerst = await tellingen();
    expect(eerst).toMatchObject({ regio: 2, gemeente: 6, samenwerkingsverband: 4, organisatie: 19, medewerker: 35, doel: 18, gegevenssoort: 32, grondslag: 22, doelbindingregel: 87, verbod: 10, processtap_rol: 48 });
    await t.db('termijnregel').where({ code: 'motorkap' }).update({ duur: 1 });
    await laad();
    expect(await tellingen()).toEqual(eerst);
    expect(await t.db('termijnregel').where({ code: 'motorkap' }).first('duur')).toEqual({ duur: 1 });
    await t.db('termijnregel').where({ code: 'motorkap' }).update({ duur: 2 });
  });
  test('house rule 5: an organisation that is kept in memory is never older than its row: a change shows at once, in its own transaction too, and is gone after a rollback', async () => {
    const { id, naam } = await t.db('organisatie').where({ status: 'actief' }).first('id', 'naam') as { id: string; naam: string };
    const lees = async (db: Parameters<typeof organisatieVan>[0] = t.db): Promise<string | undefined> => (await organisatieVan(db, id))?.naam;
    expect(await lees()).toBe(naam);
    await t.db.transaction(async (tx) => {
      await tx('organisatie').where({ id }).update({ naam: 'Nieuwe naam' });
      expect([await lees(tx), await lees()]).toEqual(['Nieuwe naam', naam]);
      throw new Error('terug');
    }).catch(() => undefined);
    expect(await lees()).toBe(naam);
    await t.db('organisatie').where({ id }).update({ status: 'geschorst' });
    expect((await organisatieVan(t.db, id))?.status).toBe('geschorst');
    await t.db('organisatie').where({ id }).update({ status: 'actief' });
    expect(await organisatieVan(t.db, '00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });
  test('domein §4: every termijnCode of the table is there', async () => {
    const codes = (await t.db('termijnregel').distinct<{ code: string }[]>('code').orderBy('code')).map((r) => r.code);
    expect(codes).toEqual(['achterhouding', 'actie-aanvaarden', 'actie-terugkoppeling', 'afsluiten', 'analyse', 'aanvulling-burger', 'bedenktijd', 'bekendheid-partner', 'bekendheid-totaal', 'bericht-lezen', 'bijdrage', 'burgerverzoek', 'datalek', 'doorzetting',
      'eerste-actie', 'halfjaartoets', 'identiteit', 'informering', 'klacht', 'leesbewijs', 'leesbewijs-opvolgen', 'melding-aanvullen', 'melding-beoordelen', 'melding-spoed', 'motorkap', 'motorkap-bevestigen', 'motorkap-toetsen', 'motorkap-verslag', 'nazorg', 'nazorgmoment', 'onderzoek',
      'overdracht', 'overleg-regulier', 'overleg-spoed', 'plan', 'plan-akkoord', 'plan-evaluatie', 'preventie-evaluatie', 'regie-aanvaarden', 'terugval', 'terugval-spoed', 'toestemming-herzien', 'triage', 'uitkomst', 'uitkomst-correctie', 'uitnodiging', 'uitnodiging-spoed', 'veiligheidsbeoordeling', 'vernietigingsverzoek',
      'verrijking', 'wijziging-zienswijze', 'wvggz-verkenning', 'zienswijze'].toSorted());
  });
  test('domein §1.5: a matrix row is loaded with its groups written out', async () => {
    const rij = await t.db('doelbindingregel').where({ code: 'VT07' }).first();
    expect(rij).toMatchObject({ verband_code: 'veilig-thuis', doel: 'verrijken', rollen: ['deelnemer'], verleent: { CAS: 1, IDE: 2, MEL: 1 }, grondslagen: ['G02', 'G12'], voorwaarden: ['GERICHT'], versie: '2026.1' });
    expect((await t.db('doelbindingregel').where({ code: 'VT01' }).first())?.verleent).toEqual({ CAS: 2, PRO: 2, ORG: 2, IDE: 2, ADR: 2, REL: 2, GEZ: 1, MEL: 2, MLD: 2, VEI: 2 });
    expect(await t.db('grondslag').where({ code: 'G22' }).first('status', 'geverifieerd')).toEqual({ status: 'niet-in-werking', geverifieerd: false });
  });
});

describe('people and organisations', () => {
  test('domein §8: Noor holds her functierollen at Veilig Thuis Merelland; Yusuf has two roles', async () => {
    const noor = await vindMedewerker(t.db, 'noor', nu);
    expect(noor).toMatchObject({ naam: 'Noor Vlierhout', status: 'actief', organisatieOin: '00000099000000001000', organisatiesoort: 'VT', organisatieNaam: 'Veilig Thuis Merelland' });
    expect(noor?.roltoekenningen).toMatchObject([{ toegangsrol: 'procesregisseur', functierollen: ['meldpuntmedewerker', 'triagist', 'coordinator'], verbandCode: 'veilig-thuis', regioCode: 'merelland', label: 'Procesregisseur · Veilig Thuis Merelland' }]);
    expect((await vindMedewerker(t.db, 'yusuf', nu))?.roltoekenningen.map((r) => r.toegangsrol)).toEqual(['casusregisseur', 'procesregisseur']);
    expect((await vindMedewerker(t.db, 'pim', nu))?.status).toBe('geblokkeerd');
    expect(await vindMedewerker(t.db, 'niemand', nu)).toBeUndefined();
  });
  test('domein §1.1: a role that has ended or not begun is not held', async () => {
    const noor = await vindMedewerker(t.db, 'noor', nu);
    const id = noor?.roltoekenningen[0]?.id;
    await t.db('roltoekenning').where({ id }).update({ tot_datum: '2026-11-22' });
    expect((await vindMedewerker(t.db, 'noor', nu))?.roltoekenningen).toEqual([]);
    await t.db('roltoekenning').where({ id }).update({ tot_datum: '2026-11-23' });
    expect((await vindMedewerker(t.db, 'noor', nu))?.roltoekenningen).toHaveLength(1);
    await t.db('roltoekenning').where({ id }).update({ tot_datum: null });
    expect((await vindMedewerker(t.db, 'noor', new Date('2025-12-31T12:00:00Z')))?.roltoekenningen).toEqual([]);
  });
  test('X5: a partner that is only registered is not found', async () => {
    expect(await vindPartner(t.db, '00000099000000017000')).toMatchObject({ organisatiesoort: 'JGZ' });
    expect(await vindPartner(t.db, '00000099000000091000')).toBeUndefined();
  });
  test('processen §3.1: partners of Merelland are its own and those of every region, never an inactive one', async () => {
    expect((await organisatiesIn(t.db, ['POL', 'GEM', 'RVDK', 'GI'], 'merelland')).map((o) => o.naam)).toEqual(['Politie Basisteam Merelland', 'RvdK locatie Merelland-Duinbroek', 'GI De Zwaluwhoek', 'Gemeente Vinkenoord']);
    expect((await regieVan(t.db, 'veilig-thuis', 'duinbroek'))?.naam).toBe('Veilig Thuis Duinbroek');
    expect((await regieVan(t.db, 'zorg-en-veiligheid', 'duinbroek'))?.naam).toBe('Zorg- en Veiligheidshuis Merelland-Duinbroek');
  });
});

describe('nobody waits for nobody', () => {
  test('processen §3.1: every role of veilig-thuis is held in both regions, and the second by somebody else', async () => {
    const dekking = await functierolDekking(t.db, nu);
    const stappen: { stap: string; uitvoerder: string; beslisser: string; tweede: string | null }[] = await t.db('processtap_rol').where({ verband_code: 'veilig-thuis' });
    const gaten: string[] = [];
    for (const regio of ['merelland', 'duinbroek']) {
      const mensen = (rol: string): Set<string> => new Set(dekking.filter((d) => d.verbandCode === 'veilig-thuis' && d.regioCode === regio && d.functierol === rol).map((d) => d.medewerkerId));
      for (const stap of stappen) {
        for (const rol of [stap.uitvoerder, stap.beslisser]) if (mensen(rol).size === 0) gaten.push(`${regio} ${stap.stap}: ${rol} has nobody`);
        const beslissers = mensen(stap.beslisser);
        if (stap.tweede !== null && ![...beslissers].every((b) => [...mensen(stap.tweede ?? '')].some((m) => m !== b))) gaten.push(`${regio} ${stap.stap}: no second person beside every ${stap.beslisser}`);
      }
    }
    expect(gaten).toEqual([]);
  });
});
