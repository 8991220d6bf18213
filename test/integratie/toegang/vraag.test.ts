import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../../src/casus/index.ts';
import type { Aanvrager } from '../../../src/platform/identity/aanvrager.ts';
import { maakToegang } from '../../../src/toegang/index.ts';
import type { Toegangsbesluit, Toegangsvraag } from '../../../src/toegang/toegang.ts';
import { foutenInLog, nieuweLogregels } from '../logboek/regels.ts';
import type { Logregels } from '../logboek/regels.ts';
import { maakOpstelling, traceId, traceparent } from '../casus/opstelling.ts';
import type { Opstelling } from '../casus/opstelling.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(() => o.stop());

const vraag = (aanvrager: Aanvrager, over: Partial<Omit<Toegangsvraag, 'object'>> & { object?: Partial<Toegangsvraag['object']> } = {}): Promise<Toegangsbesluit> => o.db.transaction((tx) => maakToegang(o.kern).vraag(tx, {
  aanvrager, doel: 'melding-beoordelen', actie: 'lezen', gevraagd: ['CAS', 'MEL', 'MLD', 'IDE'], traceparent, ...over,
  object: { type: 'melding', id: randomUUID(), casusId: randomUUID(), verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [], ...over.object },
}));
const casus = async (): Promise<string> => {
  const casusId = randomUUID();
  await o.db.transaction((tx) => openCasus(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
  return casusId;
};
const nieuweRegels = (werk: () => Promise<unknown>): Promise<Logregels> => nieuweLogregels(o.db, werk);

describe('the one door', () => {
  test('VT01: the meldpunt reads its melding and is told why', async () => {
    const besluit = await vraag(await o.als('noor'), { object: { feiten: { GAAN: true } } });
    expect(besluit).toEqual({
      niveaus: { CAS: 2, MEL: 2, MLD: 2, IDE: 2 }, regels: ['VT01'], grondslagen: ['G01'],
      uitleg: 'U ziet dit als procesregisseur, voor het doel "melding beoordelen". Grondslag: Wmo 2015 4.1.1 en 5.1.6 (nog te toetsen).',
    });
  });
  test('VT02: the melder follows his own melding and nothing of the rest', async () => {
    expect((await vraag(await o.als('joost', 'melder'), { object: { feiten: { EIGEN: true } } })).niveaus).toEqual({ CAS: 0 });
  });
  test('domein §6: outside region, team or role it does not exist (404); in the team without ground it is 403', async () => {
    const casusId = await casus();
    await expect(vraag(await o.als('sietske'), { object: { feiten: { GAAN: true } } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(vraag(await o.als('mara'), { doel: 'triage-uitvoeren', object: { type: 'casus', casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    const mara = await o.als('mara');
    await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casusId, { organisatieId: mara.organisatieId, medewerkerId: mara.medewerkerId, rol: 'deelnemer', via: 'verzoek' }));
    await expect(vraag(mara, { doel: 'triage-uitvoeren', object: { type: 'casus', casusId } })).rejects.toMatchObject({ code: 'geen-grondslag', extra: { doel: 'triage-uitvoeren', gevraagd: ['CAS', 'MEL', 'MLD', 'IDE'] } });
    await expect(vraag(await o.als('joost', 'deelnemer'), { doel: 'uitkomst-uitwisselen', object: { type: 'casus', casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
  });
  test('domein §7.2: a search without an open task is 403 with one line in each log', async () => {
    const noor = await o.als('noor');
    const nieuw = await nieuweRegels(() => expect(vraag(noor, { doel: 'identiteit-vaststellen', actie: 'zoeken', gevraagd: ['IDE'], object: { type: 'persoon', casusId: null } })).rejects.toMatchObject({ code: 'geen-grondslag', status: 403 }));
    expect(nieuw).toMatchObject({ verwerkingenlog: [{ status: 'geweigerd' }], auditlog: [{ actie: 'zoek', uitkomst: 4 }], besluitlog: [{ besluit: 'geweigerd', regels: [] }] });
  });
  test('X5: an organisation that is suspended sees nothing from then on', async () => {
    const casusId = await casus();
    const noor = await o.als('noor');
    const lees = (): Promise<Toegangsbesluit> => vraag(noor, { doel: 'triage-uitvoeren', gevraagd: ['CAS'], object: { type: 'casus', casusId } });
    await lees();
    await o.db('organisatie').where({ id: noor.organisatieId }).update({ status: 'geschorst' });
    await expect(lees()).rejects.toMatchObject({ code: 'geen-grondslag' });
    await o.db('organisatie').where({ id: noor.organisatieId }).update({ status: 'actief' });
  });
  test('X9: too little assurance is 401 with a way up', async () => {
    await expect(vraag({ ...await o.als('noor'), acr: 'http://eidas.europa.eu/LoA/low' }, { object: { feiten: { GAAN: true } } })).rejects.toMatchObject({ code: 'betrouwbaarheid-te-laag', status: 401 });
  });
  test('domein §1.1: a membership that has ended opens nothing', async () => {
    const casusId = await casus();
    await o.db('casus_team').where({ casus_id: casusId }).update({ tot: o.kern.clock.now() });
    await expect(vraag(await o.als('noor'), { doel: 'triage-uitvoeren', gevraagd: ['CAS'], object: { type: 'casus', casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
  });
  test('domein §1.5: a region may lower a niveau and never raise one', async () => {
    const casusId = await casus();
    const landelijk = await o.db('doelbindingregel').where({ code: 'VT09' }).first();
    await o.db('doelbindingregel').insert({ ...landelijk, id: randomUUID(), regio_code: 'merelland', verleent: JSON.stringify({ CAS: 1, IDE: 2, ANA: 2 }) });
    const besluit = await vraag(await o.als('noor'), { doel: 'triage-uitvoeren', gevraagd: ['CAS', 'IDE', 'STR', 'ANA'], object: { type: 'casus', casusId } });
    expect(besluit.niveaus).toEqual({ CAS: 1, IDE: 2 });
    await o.db('doelbindingregel').where({ code: 'VT09', regio_code: 'merelland' }).update({ tot: o.kern.clock.now() });
  });
  test('processen §1.3: a worker reads as the regie of the case, within the matrix', async () => {
    const casusId = await casus();
    const systeem: Aanvrager = { soort: 'systeem', naam: 'vaststellen-identiteit.brp-raadplegen' };
    expect((await vraag(systeem, { doel: 'triage-uitvoeren', gevraagd: ['IDE', 'ANA'], object: { type: 'casus', casusId } })).niveaus).toEqual({ IDE: 2 });
    await expect(vraag(systeem, { doel: 'plan-regisseren', gevraagd: ['PSY'], object: { type: 'casus', casusId } })).rejects.toMatchObject({ code: 'geen-grondslag' });
  });
});

describe('the three logs', () => {
  test('domein §5: one line in each, with the trace of the request, the ground and the row that decided', async () => {
    const casusId = await casus();
    const noor = await o.als('noor');
    const persoonId = randomUUID();
    const nieuw = await nieuweRegels(() => vraag(noor, { doel: 'triage-uitvoeren', gevraagd: ['IDE', 'VEI'], velden: ['naam'], object: { type: 'casus', id: casusId, casusId, betrokkenen: [persoonId] } }));
    expect(foutenInLog(nieuw)).toEqual([]);
    expect(nieuw.verwerkingenlog[0]).toMatchObject({ trace_id: traceId, parent_span_id: 'b7ad6b7169203331', casus_id: casusId, grondslagen: ['G01'], gegevenssoorten: ['IDE', 'VEI'], velden: ['naam'], niveau: 2, ontvanger_oin: '00000099000000001000', betrokkene_soort: 'pseudoniem-log' });
    expect(String(nieuw.verwerkingenlog[0]?.verwerkingsactiviteit)).toMatch(/\/rvva\/verwerkingsactiviteiten\/triage-uitvoeren$/);
    expect(nieuw.verwerkingenlog[0]?.betrokkene_pseudoniem).toMatch(/^[a-z2-7]{26}$/);
    expect(nieuw.auditlog[0]).toMatchObject({ actie: 'R', gebruiker_id: noor.medewerkerId, rol: 'procesregisseur', doel: 'triage-uitvoeren', noodgeval: false });
    expect(nieuw.besluitlog[0]).toMatchObject({ besluit: 'toegestaan', niveaus: { IDE: 2, VEI: 2 }, regels: ['VT09'], verboden: [], beleidsversie: '2026.1' });
    expect(JSON.stringify(nieuw)).not.toContain(noor.sessieId);
  });
  test('domein §5: one verwerkingenlog line per data subject, the same pseudonym for the same person', async () => {
    const casusId = await casus();
    const [a, b] = [randomUUID(), randomUUID()];
    await o.db.transaction(async (tx) => { for (const p of [a, b]) await voegBetrokkeneToe(o.kern, tx, casusId, p, 'kind'); });
    const noor = await o.als('noor');
    const lees = (betrokkenen: string[]): Promise<unknown> => vraag(noor, { doel: 'triage-uitvoeren', gevraagd: ['IDE'], object: { type: 'casus', casusId, betrokkenen } });
    const eerst = await nieuweRegels(() => lees([a, b]));
    const later = await nieuweRegels(() => lees([b]));
    expect(eerst.verwerkingenlog).toHaveLength(2);
    expect(eerst.auditlog).toHaveLength(1);
    expect(later.verwerkingenlog[0]?.betrokkene_pseudoniem).toBe(eerst.verwerkingenlog[1]?.betrokkene_pseudoniem);
    expect(new Set(eerst.verwerkingenlog.map((r) => r.betrokkene_pseudoniem)).size).toBe(2);
  });
  test('domein §5: when the reading is rolled back its lines are too; a refusal stays', async () => {
    const casusId = await casus();
    const noor = await o.als('noor');
    const nieuw = await nieuweRegels(async () => {
      await o.db.transaction(async (tx) => {
        await maakToegang(o.kern).vraag(tx, { aanvrager: noor, doel: 'triage-uitvoeren', actie: 'lezen', gevraagd: ['CAS'], traceparent, object: { type: 'casus', id: casusId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [] } });
        throw new Error('something else went wrong');
      }).catch(() => undefined);
    });
    expect(nieuw.auditlog).toEqual([]);
  });
  test('domein §5: many refusals at once do not wait for each other, and each is in the logs', async () => {
    const mara = await o.als('mara');
    const nieuw = await nieuweRegels(async () => {
      const uitkomsten = await Promise.all(Array.from({ length: 60 }, () => vraag(mara, { doel: 'triage-uitvoeren', object: { type: 'casus' } }).then(() => 'read', (fout: { code?: string; message: string }) => fout.code ?? fout.message)));
      expect(new Set(uitkomsten)).toEqual(new Set(['niet-gevonden']));
    });
    expect([nieuw.verwerkingenlog, nieuw.auditlog, nieuw.besluitlog].map((l) => l.length)).toEqual([60, 60, 60]);
  }, 15_000);
  test.each(['verwerkingenlog', 'auditlog', 'besluitlog'])('domein §5: %s only grows', async (tabel) => {
    await expect(o.db(tabel).update({ trace_id: '0'.repeat(32) })).rejects.toThrow('only grows');
    await expect(o.db(tabel).delete()).rejects.toThrow('only grows');
    await expect(o.db.raw(`truncate ${tabel}`)).rejects.toThrow('only grows');
  });
});
