import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/casus/api.ts';
import { beeindigTeam, beeindigTeamlid, casussenInTeam, casusVan, isOvernemer, openCasus, openRonde, teamNu, tekenTijdlijnOp, voegBetrokkeneToe, wijsTeamToe, zetCasusStaat } from '../../../src/casus/index.ts';
import type { CasusOpening } from '../../../src/casus/index.ts';
import { leesNummer } from '../../../src/domein/nummer.ts';
import { foutenInLog, nieuweLogregels } from '../logboek/regels.ts';
import { maakOpstelling } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(() => o.stop());

const opening = (over: Partial<CasusOpening> = {}): CasusOpening => ({
  casusId: randomUUID(), verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: randomUUID(), meldingOntvangenOp: new Date('2026-11-20T10:00:00Z'), prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null, ...over,
});
const open = async (over: Partial<CasusOpening> = {}) => o.db.transaction((tx) => openCasus(o.kern, tx, opening(over)));
const routeVan = (pad: string) => {
  const gevonden = routes.find((r) => r.pad === pad);
  if (gevonden === undefined) throw new Error(pad);
  return gevonden;
};
const lijst = routeVan('/api/v1/casussen');
const detail = routeVan('/api/v1/casussen/:id');
const tijdlijn = routeVan('/api/v1/casussen/:id/tijdlijn');
const proces = routeVan('/api/v1/casussen/:id/proces');

describe('the case', () => {
  test('domein §7: accepting opens a casus with a meaningless number and the regie of the region in the team', async () => {
    const casus = await open();
    expect(casus).toMatchObject({ status: 'open', cyclus: 0, verbandCode: 'veilig-thuis', regioCode: 'merelland', prioriteit: 'P2', startdatum: '2026-11-23' });
    expect(leesNummer('casus', casus.casusnummer)).toBe(casus.casusnummer);
    const team = await o.db('casus_team').join('organisatie', 'organisatie.id', 'casus_team.organisatie_id').where({ casus_id: casus.id }).select('naam', 'rol');
    expect(team).toEqual([{ naam: 'Veilig Thuis Merelland', rol: 'regie' }]);
  });
  test('domein §7: opening twice, also at the same moment, gives the same casus', async () => {
    const vraag = opening();
    const beide = await Promise.all([1, 2].map(() => o.db.transaction((tx) => openCasus(o.kern, tx, vraag))));
    expect(new Set(beide.map((c) => c.casusnummer)).size).toBe(1);
    expect(await o.db('casus_tijdlijn').where({ casus_id: vraag.casusId })).toHaveLength(1);
  });
  test('R0.1: a state outside the arrows is refused with 409 and nothing changes', async () => {
    const casus = await open();
    await expect(o.db.transaction((tx) => zetCasusStaat(o.kern, tx, casus.id, 'nazorg', { bron: 'toets' }))).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { toegestaan: ['in-onderzoek', 'gesloten'] } });
    expect((await casusVan(o.db, casus.id))?.status).toBe('open');
  });
  test('processen §2.17: a round sets cyclus and in-onderzoek; the same round twice has one effect', async () => {
    const casus = await open();
    for (const ronde of [1, 1, 2]) await o.db.transaction((tx) => openRonde(o.kern, tx, casus.id, ronde, `ronde-${ronde}`));
    expect(await casusVan(o.db, casus.id)).toMatchObject({ status: 'in-onderzoek', cyclus: 2 });
    expect((await o.db('casus_tijdlijn').where({ casus_id: casus.id }).orderBy('volgnummer')).map((r: { zin: string }) => r.zin)).toEqual(['De melding is geaccepteerd. De casus is geopend.', 'Ronde 1 is begonnen.', 'Ronde 2 is begonnen.']);
  });
  test('ux §4.4: the timeline only grows and the same cause is written once', async () => {
    const casus = await open();
    const regel = { casusId: casus.id, op: o.kern.clock.now(), soort: 'contact', zin: 'Er is gebeld.', bron: 'taak:1', actorOrganisatieId: null, actorMedewerkerId: null };
    for (let i = 0; i < 2; i += 1) await o.db.transaction((tx) => tekenTijdlijnOp(o.kern, tx, regel));
    expect(await o.db('casus_tijdlijn').where({ casus_id: casus.id, bron: 'taak:1' })).toHaveLength(1);
    await expect(o.db('casus_tijdlijn').where({ casus_id: casus.id }).delete()).rejects.toThrow('only grows');
    await expect(o.db('casus_tijdlijn').where({ casus_id: casus.id }).update({ zin: 'anders' })).rejects.toThrow('only grows');
  });
});

describe('reading a case', () => {
  test('domein §1.1: the regie reads; a medewerker of the other region, the police outside the team and a casus that does not exist give the same 404', async () => {
    const casus = await open();
    const antwoord = await o.roep(detail, await o.als('noor'), 'triage-uitvoeren', { id: casus.id });
    expect(detail.antwoorden[200]?.safeParse(antwoord.body).error).toBeUndefined();
    expect(antwoord.body).toMatchObject({ nummer: casus.casusnummer, fase: 'open', doel: 'triage-uitvoeren', teamleden: [{ organisatie: 'Veilig Thuis Merelland', regie: true }], waarom: { rol: 'procesregisseur', grondslagen: ['Wmo 2015 4.1.1 en 5.1.6 (nog te toetsen)'], soorten: [{ code: 'CAS', niveau: 2, regels: ['VT09'] }, { code: 'PRO' }, { code: 'ORG' }] }, fasen: [{ code: 'open', tot: null }], gebeurtenissen: [{ fase: 'open', wie: 'Veilig Thuis Merelland' }] });
    const [noor, sietske, mara] = [await o.als('noor'), await o.als('sietske'), await o.als('mara')];
    const weigeringen = await Promise.all([
      o.roep(detail, sietske, 'triage-uitvoeren', { id: casus.id }), o.roep(detail, mara, 'bekendheid-bepalen', { id: casus.id }), o.roep(detail, noor, 'triage-uitvoeren', { id: randomUUID() }),
    ].map((p) => p.then(() => 'read', (fout: { code: string; detail: string }) => `${fout.code} ${fout.detail}`)));
    expect(weigeringen).toEqual(Array.from({ length: 3 }, () => 'niet-gevonden Dit bestaat niet, of u hoort niet bij het team van deze casus.'));
  });
  test('R11.8, R12.6: a membership that ends later counts until then, in every list; closing ends it at once', async () => {
    const casus = await open();
    const { id: politie } = await o.db('organisatie').where({ naam: 'Politie Basisteam Merelland' }).first('id') as { id: string };
    await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casus.id, { organisatieId: politie, medewerkerId: null, rol: 'uitvoerder', via: 'actie' }));
    const nu = o.kern.clock.now(), morgen = new Date(nu.getTime() + 86_400_000), straks = new Date(nu.getTime() + 3_600_000);
    await o.db.transaction((tx) => beeindigTeamlid(o.kern, tx, casus.id, politie, 'uitvoerder', morgen));
    const rollen = async (op: Date): Promise<string[]> => (await teamNu(o.db, casus.id, op)).map((t) => t.rol).toSorted();
    const vindbaar = async (op: Date): Promise<boolean> => (await o.db('casus').whereIn('id', casussenInTeam(o.db, op, { organisatieId: politie, medewerkerId: null })).where({ id: casus.id })).length === 1;
    expect([await rollen(nu), await vindbaar(nu)]).toEqual([['regie', 'uitvoerder'], true]);
    expect([await rollen(morgen), await vindbaar(morgen)]).toEqual([['regie'], false]);
    await o.db.transaction((tx) => beeindigTeam(o.kern, tx, casus.id));
    expect([await rollen(straks), await vindbaar(straks)]).toEqual([['regie'], false]);
  });
  test('R12.5, R11.8: who took a casus over counts as such until that ends', async () => {
    const casus = await open();
    const { id: politie } = await o.db('organisatie').where({ naam: 'Politie Basisteam Merelland' }).first('id') as { id: string };
    const nu = o.kern.clock.now(), morgen = new Date(nu.getTime() + 86_400_000);
    const neemtOver = (op: Date): Promise<boolean> => isOvernemer(o.db, casus.id, politie, op);
    expect(await neemtOver(nu)).toBe(false);
    await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casus.id, { organisatieId: politie, medewerkerId: null, rol: 'overname', via: 'overdracht' }));
    expect([await neemtOver(nu), await neemtOver(morgen)]).toEqual([true, true]);
    await o.db.transaction((tx) => beeindigTeamlid(o.kern, tx, casus.id, politie, 'overname', morgen));
    expect([await neemtOver(nu), await neemtOver(morgen)]).toEqual([true, false]);
  });
  test('R0.3: a deelnemer in the team sees what his doel gives: number and organisations at niveau 1, no start date', async () => {
    const casus = await open();
    const mara = await o.als('mara');
    await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casus.id, { organisatieId: mara.organisatieId, medewerkerId: null, rol: 'deelnemer', via: 'verzoek' }));
    const { body } = await o.roep(detail, mara, 'uitkomst-uitwisselen', { id: casus.id });
    expect(body).toMatchObject({ nummer: casus.casusnummer, regisseur: 'Veilig Thuis Merelland' });
    expect(body).not.toHaveProperty('geopendOp');
    expect(body).not.toHaveProperty('cyclus');
    expect((body as { _verborgen: { veld: string }[] })._verborgen.map((v) => v.veld)).toEqual(['cyclus', 'geopendOp']);
    await expect(o.roep(detail, mara, 'triage-uitvoeren', { id: casus.id })).rejects.toMatchObject({ code: 'geen-grondslag', status: 403 });
  });
  test('house rule 7: the list is paged by key, newest first, without gaps or repeats', async () => {
    const eigen: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      o.zetKlok(`2026-11-2${4 + Math.floor(i / 2)}T08:00:0${i}Z`);
      eigen.unshift((await open({ regioCode: 'duinbroek' })).id);
    }
    o.zetKlok('2026-11-23T08:00:00Z');
    const yusuf = await o.als('yusuf', 'procesregisseur');
    const gezien: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await o.roep(lijst, yusuf, 'triage-uitvoeren', undefined, { aantal: 2, ...(cursor === undefined ? {} : { cursor }) });
      const blad = body as { items: { id: string }[]; volgende: string | null };
      expect(lijst.antwoorden[200]?.safeParse(body).error).toBeUndefined();
      gezien.push(...blad.items.map((rij) => rij.id));
      cursor = blad.volgende ?? undefined;
    } while (cursor !== undefined);
    expect(gezien).toEqual(eigen);
    await expect(o.roep(lijst, yusuf, 'triage-uitvoeren', undefined, { cursor: 'onzin' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
  });
  test('domein §5: reading one casus with one person leaves one line in each log with the same trace; a refusal too', async () => {
    const casus = await open();
    const persoonId = randomUUID();
    await o.db.transaction((tx) => voegBetrokkeneToe(o.kern, tx, casus.id, persoonId, 'centraal'));
    const [noor, mara] = [await o.als('noor'), await o.als('mara')];
    const gelezen = await nieuweLogregels(o.db, () => o.roep(tijdlijn, noor, 'triage-uitvoeren', { id: casus.id }));
    const geweigerd = await nieuweLogregels(o.db, () => expect(o.roep(tijdlijn, mara, 'triage-uitvoeren', { id: casus.id })).rejects.toMatchObject({ code: 'niet-gevonden' }));
    expect([foutenInLog(gelezen), foutenInLog(geweigerd)]).toEqual([[], []]);
    expect([gelezen, geweigerd].map((l) => [l.verwerkingenlog[0]?.status, l.auditlog[0]?.uitkomst, l.besluitlog[0]?.besluit])).toEqual([['ok', 0, 'toegestaan'], ['geweigerd', 4, 'geweigerd']]);
    expect(JSON.stringify(gelezen.verwerkingenlog)).not.toContain(persoonId);
  });
  test('domein §4: the next term is that of a step that is being done, not of one that was done, broken off or stands still', async () => {
    const casus = await open();
    const noor = await o.als('noor');
    const termijn = { verband_code: 'veilig-thuis', regio_code: 'merelland', casus_id: casus.id, process_instance_key: '8000', element_id: 'stap', start_op: '2026-11-23T08:00:00Z', signaal_op: '2026-11-23T08:00:00Z', termijn_code: 'identiteit' };
    const wet = await o.db('termijnregel').where({ code: 'veiligheidsbeoordeling' }).first('id');
    await o.db('termijn').insert([...['gehaald', 'overschreden', 'vervallen', 'opgeschort'].map((status, i) => ({ ...termijn, status, element_instance_key: `801${i}`, regel_id: wet.id, uiterlijk_op: '2026-11-24T22:59:59Z' })), { ...termijn, element_instance_key: '8002', regel_id: wet.id, uiterlijk_op: '2026-11-26T22:59:59Z' }]);
    const gelezen = async () => (await o.roep(detail, noor, 'triage-uitvoeren', { id: casus.id })).body;
    const verwacht = { eerstvolgendeTermijn: '2026-11-26T22:59:59.000Z', wettelijk: { zin: 'Veiligheidsbeoordeling en besluit over het vervolg', op: '2026-11-26T22:59:59.000Z', status: 'loopt' } };
    expect(await gelezen()).toMatchObject(verwacht);
    // Past its end while the step is still being done: the row says that it runs, the clock that it is late.
    o.zetKlok('2026-11-27T08:00:00Z');
    expect(await gelezen()).toMatchObject({ ...verwacht, wettelijk: { ...verwacht.wettelijk, status: 'overschreden' } });
    o.zetKlok('2026-11-23T08:00:00Z');
  });
  test('ux §4.4: the process shows the drawn steps with their state, in order, and the called bouwstenen', async () => {
    const casus = await open();
    const xml = '<process id="veilig-thuis"><userTask id="beoordelen"/><subProcess id="ronde"><callActivity id="roep-triage"/></subProcess><serviceTask id="ronde-openen"/></process>';
    await o.db('proces_definitie').insert([{ sleutel: '91', bpmn_process_id: 'veilig-thuis', versie: 1, versie_tag: '1.0.0', xml }, { sleutel: '92', bpmn_process_id: 'uitvoeren-triage', versie: 1, versie_tag: '1.0.0', xml: '<process id="uitvoeren-triage"><userTask id="besluiten"/></process>' }]);
    await o.db('proces_element').insert([
      { definitie_sleutel: '91', element_id: 'ronde-openen', soort: 'serviceTask', naam: 'Ronde openen' }, { definitie_sleutel: '91', element_id: 'roep-triage', soort: 'callActivity', naam: 'Triage & Taxatie' },
      { definitie_sleutel: '91', element_id: 'beoordelen', soort: 'userTask', naam: 'Melding beoordelen' }, { definitie_sleutel: '91', element_id: 'ronde', soort: 'subProcess', naam: 'Ronde' }, { definitie_sleutel: '91', element_id: 'gw', soort: 'exclusiveGateway', naam: 'Hoe verder?' },
      { definitie_sleutel: '92', element_id: 'besluiten', soort: 'userTask', naam: 'Besluit nemen' },
    ]);
    await o.db('proces_instantie').insert([
      { sleutel: '9001', wortel_sleutel: '9001', casus_id: casus.id, bpmn_process_id: 'veilig-thuis', definitie_sleutel: '91', begonnen_op: '2026-11-23T08:00:00Z' },
      { sleutel: '9002', wortel_sleutel: '9001', ouder_sleutel: '9001', ouder_element_sleutel: '9102', casus_id: casus.id, bpmn_process_id: 'uitvoeren-triage', definitie_sleutel: '92', begonnen_op: '2026-11-23T08:05:00Z' },
    ]);
    await o.db('element_instantie').insert([
      { sleutel: '9101', process_instance_key: '9001', element_id: 'beoordelen', soort: 'USER_TASK', status: 'afgerond', begonnen_op: '2026-11-23T08:00:00Z', geeindigd_op: '2026-11-23T08:04:00Z' },
      { sleutel: '9100', process_instance_key: '9001', element_id: 'ronde', soort: 'MULTI_INSTANCE_BODY', bereik_sleutel: '9001', status: 'actief', begonnen_op: '2026-11-23T08:05:00Z' },
      { sleutel: '9104', process_instance_key: '9001', element_id: 'ronde', soort: 'SUB_PROCESS', bereik_sleutel: '9100', status: 'actief', begonnen_op: '2026-11-23T08:05:00Z' },
      { sleutel: '9102', process_instance_key: '9001', element_id: 'roep-triage', soort: 'CALL_ACTIVITY', bereik_sleutel: '9104', status: 'actief', begonnen_op: '2026-11-23T08:05:00Z' },
      { sleutel: '9103', process_instance_key: '9002', element_id: 'besluiten', soort: 'USER_TASK', status: 'actief', begonnen_op: '2026-11-23T08:05:00Z' },
    ]);
    const { body } = await o.roep(proces, await o.als('noor'), 'triage-uitvoeren', { id: casus.id });
    expect(proces.antwoorden[200]?.safeParse(JSON.parse(JSON.stringify(body))).error).toBeUndefined();
    expect(body).toMatchObject({
      xml, versieTag: '1.0.0',
      stappen: [{ naam: 'Melding beoordelen', staat: 'klaar', tot: '2026-11-23T08:04:00.000Z' }, { naam: 'Ronde', staat: 'omvat', tot: null }, { naam: 'Triage & Taxatie', staat: 'hier', tot: null }, { naam: 'Ronde openen', staat: 'straks', van: null }],
      bouwstenen: [{ elementId: 'roep-triage', procesId: 'uitvoeren-triage', naam: 'Triage & Taxatie', stappen: [{ elementId: 'besluiten', staat: 'hier' }] }],
    });
  });
});
