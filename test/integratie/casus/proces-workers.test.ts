import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casusVan, kanVerlengen, openCasus, verlengTermijn } from '../../../src/casus/index.ts';
import { worker as rondeOpenen } from '../../../workers/proces/ronde-openen.ts';
import { worker as signaleren } from '../../../workers/proces/signaleren.ts';
import { worker as termijnZetten } from '../../../workers/proces/termijn-zetten.ts';
import { maakOpstelling } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(() => o.stop());

const open = async (meldingOntvangenOp: Date | null = null): Promise<string> => {
  const casusId = randomUUID();
  await o.db.transaction((tx) => openCasus(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: randomUUID(), meldingOntvangenOp, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
  return casusId;
};
const basis = { verbandCode: 'veilig-thuis', regioCode: 'merelland', urgentieCode: 'p3' };
const zet = async (variabelen: Record<string, unknown>, anders = {}): Promise<Record<string, unknown>> => {
  const antwoord = await o.voer(termijnZetten, variabelen, anders);
  if (antwoord.soort !== 'klaar') throw new Error('expected an answer');
  return antwoord.uitvoer;
};

describe('proces.termijn-zetten', () => {
  test('T01: the veiligheidsbeoordeling counts from the receipt of the melding (Thu 24-12-2026 15:00 → Mon 4-1-2027)', async () => {
    const casusId = await open(new Date('2026-12-24T14:00:00Z'));
    o.zetKlok('2026-12-28T09:00:00Z');
    expect((await zet({ ...basis, casusId, termijnCode: 'veiligheidsbeoordeling' })).termijnEind).toBe('2027-01-04T22:59:59Z');
    o.zetKlok('2026-11-23T08:00:00Z');
  });
  test('T10: before accepteren the clock starts at the receipt of the melding that reserved the casusId (R1.6)', async () => {
    const casusId = randomUUID();
    const vt = await o.db('organisatie').where({ oin: '00000099000000001000' }).first('id');
    await o.db('melding').insert({
      meldingnummer: 'M-7K3M-9QPD-87', soort: 'VT', kanaal: 'telefoon', status: 'ontvangen', verband_code: 'veilig-thuis', regio_code: 'merelland', casus_id: casusId,
      verzender_organisatie_id: vt.id, vragenlijst_versie: '1.0.0', ontvanger_id: vt.id, verzonden_op: '2026-11-20T10:00:00Z', ontvangen_op: '2026-11-20T10:00:00Z',
    });
    expect((await zet({ ...basis, casusId, termijnCode: 'melding-beoordelen', urgentieCode: null })).termijnEind).toBe('2026-11-23T22:59:59Z');
  });
  test('T09: a spoedmelding before there is a casus counts from now; the warning is at 80 %', async () => {
    o.zetKlok('2026-12-26T22:30:00Z');
    const uit = await zet({ ...basis, casusId: randomUUID(), termijnCode: 'melding-spoed', urgentieCode: null });
    o.zetKlok('2026-11-23T08:00:00Z');
    expect(String(uit.termijnEind).slice(0, 16)).toBe('2026-12-26T23:30');
    expect(String(uit.termijnWaarschuwing).slice(0, 16)).toBe('2026-12-26T23:18');
  });
  test('T11, T12, T13: the urgency chooses the rule; T13 holds outside veilig-thuis', async () => {
    const casusId = randomUUID();
    const eind = async (over: Record<string, unknown>): Promise<string> => String((await zet({ ...basis, casusId, ...over })).termijnEind).slice(0, 16);
    expect(await eind({ termijnCode: 'bekendheid-partner', urgentieCode: 'p1' })).toBe('2026-11-23T10:00');
    expect(await eind({ termijnCode: 'bekendheid-partner', urgentieCode: 'p4' })).toBe('2026-11-24T22:59');
    expect(await eind({ termijnCode: 'verrijking', urgentieCode: 'p2' })).toBe('2026-11-25T22:59');
    expect(await eind({ termijnCode: 'verrijking', urgentieCode: 'p4' })).toBe('2026-11-30T22:59');
    expect(await eind({ termijnCode: 'triage', verbandCode: 'niet-acuut', urgentieCode: 'p1' })).toBe('2026-11-24T08:00');
    expect(await eind({ termijnCode: 'triage', verbandCode: 'niet-acuut', urgentieCode: 'p4' })).toBe('2026-12-21T22:59');
  });
  test('processen §1.5: geen has no end', async () => {
    expect(await zet({ ...basis, casusId: randomUUID(), termijnCode: 'geen' })).toEqual({ termijnEind: '9999-12-31T00:00:00Z', termijnWaarschuwing: '9999-12-31T00:00:00Z' });
  });
  test('processen §1.5: an unknown code, or a rule per urgency without an urgency, fails loudly', async () => {
    await expect(zet({ ...basis, termijnCode: 'bestaat-niet' })).rejects.toThrow('no rule for bestaat-niet');
    await expect(zet({ ...basis, verbandCode: 'niet-acuut', termijnCode: 'triage', urgentieCode: null })).rejects.toThrow('no rule for triage');
  });
  test('processen §1.5: a region may be stricter, but more than the national maximum is refused', async () => {
    const landelijk = await o.db('termijnregel').where({ code: 'identiteit' }).first();
    const regionaal = { ...landelijk, id: randomUUID(), regio_code: 'duinbroek' };
    await o.db('termijnregel').insert({ ...regionaal, duur: 4, eenheid: 'uur', awt: false });
    const stap = { ...basis, regioCode: 'duinbroek', termijnCode: 'identiteit' };
    expect(String((await zet(stap)).termijnEind).slice(0, 16)).toBe('2026-11-23T12:00');
    await o.db('termijnregel').where({ id: regionaal.id }).update({ duur: 2, eenheid: 'werkdag', awt: true });
    await expect(zet(stap)).rejects.toThrow('longer than the national maximum');
    expect(String((await zet({ ...stap, regioCode: 'merelland' })).termijnEind)).toBe('2026-11-24T22:59:59Z');
    await o.db('termijnregel').where({ id: regionaal.id }).update({ tot: '2026-11-23' });
  });
  test('processen §1.3: the context of the element keeps ids and codes, and nothing else that was in the scope', async () => {
    const casusId = randomUUID();
    await zet({ ...basis, casusId, termijnCode: 'identiteit', opdrachtId: casusId, naam: 'Jan Jansen', toelichting: 'vrije tekst' }, { elementInstanceKey: '2251799813799001' });
    const rij = await o.db('element_context').where({ element_instance_key: '2251799813799001' }).first();
    expect(rij).toMatchObject({ casus_id: casusId, verband_code: 'veilig-thuis', regio_code: 'merelland' });
    expect(rij.variabelen).toEqual({ ...basis, casusId, opdrachtId: casusId, termijnCode: 'identiteit', termijnEind: '2026-11-24T22:59:59Z', termijnWaarschuwing: rij.variabelen.termijnWaarschuwing });
    expect(await o.db('termijn').where({ element_instance_key: '2251799813799001' })).toMatchObject([{ termijn_code: 'identiteit', casus_id: casusId, status: 'loopt' }]);
  });
  test('house rule 8: a repeated job gives the same answer, also when the clock has moved', async () => {
    const variabelen = { ...basis, casusId: randomUUID(), termijnCode: 'bekendheid-partner', urgentieCode: 'p1' };
    const eerst = await zet(variabelen, { elementInstanceKey: '2251799813799002' });
    o.zetKlok('2026-11-24T08:00:00Z');
    expect(await zet(variabelen, { elementInstanceKey: '2251799813799002' })).toEqual(eerst);
    o.zetKlok('2026-11-23T08:00:00Z');
  });
  test('processen §2.17: the start of bepalen-bekendheid puts the casus in-onderzoek; a motorkapoverleg changes nothing', async () => {
    const casusId = await open();
    const stap = { ...basis, casusId, termijnCode: 'geen' };
    await zet({ ...stap, overlegSoortCode: 'motorkap' }, { elementId: 'overleggen-casus', bpmnProcessId: 'overleggen-casus' });
    expect((await casusVan(o.db, casusId))?.status).toBe('open');
    await zet(stap, { elementId: 'bepalen-bekendheid', bpmnProcessId: 'bepalen-bekendheid' });
    expect((await casusVan(o.db, casusId))?.status).toBe('in-onderzoek');
    await zet(stap, { elementId: 'regisseren-plan', bpmnProcessId: 'regisseren-plan' });
    expect((await casusVan(o.db, casusId))?.status).toBe('in-onderzoek');
  });
});

const taak = (sleutel: string, elementInstanceKey: string, processInstanceKey: string, termijnEind: string): Promise<unknown> => o.db('taak').insert({
  taak_sleutel: sleutel, element_instance_key: elementInstanceKey, process_instance_key: processInstanceKey, definitie_sleutel: '1', bpmn_process_id: 'p', versie: 1, element_id: 'stap', termijn_eind: termijnEind, positie: '1',
  aangemaakt_op: o.kern.clock.now(), gewijzigd_op: o.kern.clock.now(),
});

describe('extending a term', () => {
  test('T12: once the same length, from the same start, and the open task gets the new date', async () => {
    const casusId = randomUUID();
    await zet({ ...basis, casusId, termijnCode: 'verrijking', urgentieCode: 'p2' }, { elementInstanceKey: '2251799813799020' });
    await taak('2251799813799021', '2251799813799020', '2251799813500000', '2026-11-25T22:59:59Z');
    const eind = await o.db.transaction((tx) => verlengTermijn(o.kern, tx, '2251799813799020'));
    expect(eind.toISOString()).toBe('2026-11-27T22:59:59.000Z');
    expect((await o.db('outbox').where({ volgorde_sleutel: casusId })).map((r: { opdracht: unknown }) => r.opdracht)).toEqual([{ soort: 'taak-termijn', taakSleutel: '2251799813799021', termijnEind: '2026-11-27T22:59:59Z' }]);
    expect(await o.db.transaction((tx) => kanVerlengen(tx, '2251799813799020'))).toBe(false);
    await expect(o.db.transaction((tx) => verlengTermijn(o.kern, tx, '2251799813799020'))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
  });
  test('T03: repeatable per two weeks, each counted from the same start', async () => {
    await zet({ ...basis, casusId: randomUUID(), termijnCode: 'informering' }, { elementInstanceKey: '2251799813799022' });
    const einden: string[] = [];
    for (let i = 0; i < 3; i += 1) einden.push((await o.db.transaction((tx) => verlengTermijn(o.kern, tx, '2251799813799022'))).toISOString().slice(0, 10));
    expect(einden).toEqual(['2027-01-04', '2027-01-18', '2027-02-01']);
  });
  test('T01: the veiligheidsbeoordeling cannot be extended', async () => {
    await zet({ ...basis, casusId: randomUUID(), termijnCode: 'veiligheidsbeoordeling' }, { elementInstanceKey: '2251799813799023' });
    await expect(o.db.transaction((tx) => verlengTermijn(o.kern, tx, '2251799813799023'))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
  });
});

describe('proces.signaleren', () => {
  test('processen §1.4: veiligheid is stored, on the timeline and sent to the root with the casusId as key, once', async () => {
    const casusId = await open();
    for (let i = 0; i < 2; i += 1) await o.voer(signaleren, { casusId }, { headers: { 'samenspel:signaal': 'veiligheid' }, elementInstanceKey: '2251799813799010' });
    const signalen = await o.db('signaal').where({ casus_id: casusId });
    expect(signalen).toMatchObject([{ soort: 'veiligheid', status: 'open' }]);
    const outbox = await o.db('outbox').where({ volgorde_sleutel: casusId });
    expect(outbox.map((r: { opdracht: unknown }) => r.opdracht)).toEqual([{ soort: 'bericht', naam: 'proces.acuut-gesignaleerd', sleutel: casusId, variabelen: { signaalId: signalen[0].id }, ttl: 3_600_000 }]);
    expect(await o.db('casus_tijdlijn').where({ casus_id: casusId, soort: 'signaal' })).toHaveLength(1);
  });
  test('processen §1.4: termijn and stagnatie only signal; an unknown kind fails', async () => {
    const casusId = await open();
    for (const soort of ['termijn', 'stagnatie']) await o.voer(signaleren, { casusId }, { headers: { 'samenspel:signaal': soort } });
    expect((await o.db('signaal').where({ casus_id: casusId }).orderBy('soort')).map((s: { soort: string }) => s.soort)).toEqual(['stagnatie', 'termijn']);
    expect(await o.db('outbox').where({ volgorde_sleutel: casusId })).toEqual([]);
    await expect(o.voer(signaleren, { casusId }, { headers: {} })).rejects.toThrow();
  });
});

describe('proces.ronde-openen', () => {
  test('domein §7: rondeNummer + 1, and cyclus follows it', async () => {
    const casusId = await open();
    expect(await o.voer(rondeOpenen, { casusId, rondeNummer: 0 })).toMatchObject({ soort: 'klaar', uitvoer: { rondeNummer: 1 } });
    expect(await o.voer(rondeOpenen, { casusId, rondeNummer: 1 })).toMatchObject({ soort: 'klaar', uitvoer: { rondeNummer: 2 } });
    expect(await casusVan(o.db, casusId)).toMatchObject({ status: 'in-onderzoek', cyclus: 2 });
  });
});
