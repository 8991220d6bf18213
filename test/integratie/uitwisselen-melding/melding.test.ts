import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zetInOutbox } from '../../../src/platform/engine/index.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { startBerichtwacht } from '../../../src/taken/index.ts';
import { organisatiesIn, regieVan } from '../../../src/toegang/index.ts';
import { inhoud, lang, maakOpstelling, tot, traceparent, type Opstelling } from './opstelling.ts';

let o: Opstelling;
let joost: Medewerker;
let noor: Medewerker;
let daan: Medewerker;
let sietske: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  joost = await o.als('joost', 'melder');
  noor = await o.als('noor', 'procesregisseur');
  daan = await o.als('daan', 'procesregisseur');
  sietske = await o.als('sietske', 'procesregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const accepteren = { uitkomst: 'accepteren', urgentieCode: 'p2' };
const terugmelden = async (casusId: string): Promise<void> => { await o.voltooi(await o.taak(casusId, 'terugmelding-opstellen'), noor, { gesproken: 'nee', bevatInhoud: 'nee', uitkomst: 'versturen' }); };
const loket = async (medewerkers: { verband: string; regio: string }) => (await regieVan(o.kern.db, medewerkers.verband, medewerkers.regio))?.id ?? '';
const opgepakt = async (over = inhoud()) => {
  const m = await o.verstuur(joost, over);
  await o.voltooi(await o.taak(m.casus_id, 'melding-beoordelen'), noor, accepteren);
  await terugmelden(m.casus_id);
  return m;
};

describe('sending', () => {
  test('domein §7.1 (i): VT without M5 gives 400 with exactly M5 and the draft is kept', async () => {
    const { body } = await o.roep('post', '/api/v1/meldingen', joost, { body: { soort: 'VT', inhoud: inhoud({ antwoorden: { geinformeerd: 'ja', meldcode: 'ja' } }) } });
    const { id } = body as { id: string };
    await expect(o.roep('post', '/api/v1/meldingen/:id/verzending', joost, { params: { id } })).rejects.toMatchObject({ status: 400, code: 'melding-onvolledig', extra: { fouten: [{ code: 'M5' }] } });
    expect(await o.melding(id)).toMatchObject({ status: 'concept', ontvanger_id: null });
    await o.roep('patch', '/api/v1/meldingen/:id', joost, { params: { id }, body: { antwoorden: { kinderen: 'ja' } } });
    expect((await o.roep('post', '/api/v1/meldingen/:id/verzending', joost, { params: { id } })).body).toMatchObject({ status: 'ontvangen' });
  });
  test('domein §7.1: same sender and reference: same content is the first melding, other content names the fields', async () => {
    const body = { soort: 'VT', referentie: 'ref-1', inhoud: inhoud() };
    const eerste = await o.roep('post', '/api/v1/meldingen', joost, { body });
    const tweede = await o.roep('post', '/api/v1/meldingen', joost, { body });
    expect([eerste.status, tweede.status]).toEqual([201, 200]);
    expect((tweede.body as { id: string }).id).toBe((eerste.body as { id: string }).id);
    await expect(o.roep('post', '/api/v1/meldingen', joost, { body: { ...body, inhoud: inhoud({ verzoek: 'Anders', acuutGevaar: 'onbekend' }) } })).rejects.toMatchObject({ status: 409, code: 'referentie-bestaat', extra: { verschil: ['acuutGevaar', 'verzoek'] } });
  });
  test('domein §2: a BSN is stored encrypted only, the melder too', async () => {
    const m = await o.verstuur(joost, inhoud({ betrokkenen: [{ rol: 'centraal', bsn: '999500016', geslachtsnaam: 'Heiweide' }, { rol: 'kind', leeftijd: 4 }] }));
    const rijen = JSON.stringify([await o.kern.db('melding_betrokkene').where({ melding_id: m.id }), await o.kern.db('melding_melder').where({ melding_id: m.id })]);
    expect(rijen).not.toContain('999500016');
    expect(rijen).not.toContain('Ruiterkamp');
  });
  test('domein §7.1: an incomplete melding of a partner system is stored with ontbreekt and cannot be accepted', async () => {
    const [politie] = await organisatiesIn(o.kern.db, ['POL'], 'merelland');
    const partner: Aanvrager = { soort: 'partner', organisatieId: politie?.id ?? '', organisatieOin: politie?.oin ?? '', organisatiesoort: 'POL' };
    const body: unknown = JSON.parse(readFileSync(new URL('../../fixtures/meldingen/volledig.json', import.meta.url), 'utf8'));
    const eerste = await o.roep('post', '/keten/v1/meldingen', partner, { body });
    expect(eerste).toMatchObject({ status: 201, body: { status: 'ontvangen', ontbreekt: ['M2', 'M3', 'M4', 'M5', 'M6'] } });
    const nogmaals = await o.roep('post', '/keten/v1/meldingen', partner, { body });
    expect(nogmaals).toMatchObject({ status: 200, body: { id: (eerste.body as { id: string }).id } });
    const m = await o.melding((eerste.body as { id: string }).id);
    const taak = await o.taak(String(m['casus_id']), 'melding-beoordelen');
    expect((await o.lees(taak, noor)).nietMogelijk).toHaveProperty('accepteren');
    await expect(o.voltooi(taak, noor, accepteren)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
  });
});

describe('the process of §2.1', () => {
  test('processen §2.1 step 3: accepteren opens the casus with the human\'s urgency, tells the sender and goes on to identiteit', async () => {
    const m = await o.verstuur(joost);
    expect(await o.spoor(m.id)).toEqual(['verstuurd', 'ontvangen']);
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toBeUndefined();
    const taak = await o.taak(m.casus_id, 'melding-beoordelen');
    const gegevens = await o.lees(taak, noor);
    expect(gegevens.adviezen?.[0]?.regels[0]).toMatchObject({ id: 'a3' });
    expect(gegevens.adviezen?.[0]?.regels[0]?.zin).toContain('omdat het jongste kind daar woont');
    expect(await o.spoor(m.id)).toEqual(['verstuurd', 'ontvangen', 'gelezen', 'in-beoordeling']);
    await expect(o.voltooi(taak, noor, { uitkomst: 'accepteren' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/urgentieCode' }] } });
    await o.voltooi(taak, noor, accepteren);
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toMatchObject({ prioriteit: 'P2', status: 'open', verband_code: 'veilig-thuis', regio_code: 'merelland' });
    await terugmelden(m.casus_id);
    await tot(async () => (await o.spoor(m.id)).includes('teruggemeld'));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'roep-vaststellen-identiteit' }).first());
    expect(await o.kern.db('terugmelding').where({ melding_id: m.id }).first()).toMatchObject({ uitkomst: 'opgepakt', aflevering: 'platform' });
  });

  test('processen §2.1 step 4: three times aanvulling, then the option is gone; by task, by PATCH and by silence', async () => {
    const m = await o.verstuur(joost);
    const gehad: string[] = [];
    const vraag = async (): Promise<void> => { const t = await o.taak(m.casus_id, 'melding-beoordelen', gehad); gehad.push(t.id); await o.voltooi(t, noor, { uitkomst: 'aanvulling-vragen', aanvulling: 'Wie woont er nog meer in huis?' }); };
    await vraag();
    const eerste = await o.taak(m.casus_id, 'melding-aanvullen');
    expect(eerste.groepen).toEqual([`melder@${joost.organisatieId}`]);
    await o.voltooi(eerste, joost, { toelichting: 'Ook een oma.', uitkomst: 'aangevuld' });
    expect((await o.kern.db('melding_antwoord').where({ melding_id: m.id, vraagcode: 'overigeInformatie' }).first() as { waarde: string }).waarde).toBe('Ook een oma.');
    await vraag();
    await o.taak(m.casus_id, 'melding-aanvullen', [eerste.id]);
    await o.roep('patch', '/api/v1/meldingen/:id', joost, { params: { id: m.id }, body: { verzoek: 'Bel mij.' } });
    await vraag();
    await o.taak(m.casus_id, 'melding-aanvullen', [eerste.id]);
    await o.vooruit(15 * 86_400_000);
    const laatste = await o.taak(m.casus_id, 'melding-beoordelen', gehad);
    expect(await o.melding(m.id)).toMatchObject({ status: 'onvolledig', aantal_aanvullingen: 3 });
    expect((await o.lees(laatste, noor)).nietMogelijk).toHaveProperty('aanvulling-vragen');
    await expect(o.voltooi(laatste, noor, { uitkomst: 'aanvulling-vragen', aanvulling: 'Nog een vraag over het gezin.' })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    // processen §2.17: after T10, for lack of information: gesloten-onvolledig, by two people.
    await o.voltooi(laatste, noor, { uitkomst: 'afwijzen', redenCode: 'onvoldoende-informatie', motivatie: lang });
    await o.voltooi(await o.taak(m.casus_id, 'afwijzen-tweede-akkoord'), daan, { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' });
    expect(await o.melding(m.id)).toMatchObject({ status: 'gesloten-onvolledig' });
  });

  test('processen §2.1 step 4: the system of a partner is waited for: its PATCH brings the melding back, and so does its silence', async () => {
    const [politie] = await organisatiesIn(o.kern.db, ['POL'], 'merelland');
    const partner: Aanvrager = { soort: 'partner', organisatieId: politie?.id ?? '', organisatieOin: politie?.oin ?? '', organisatiesoort: 'POL' };
    const body = { ...JSON.parse(readFileSync(new URL('../../fixtures/meldingen/volledig.json', import.meta.url), 'utf8')) as object, id: 'POL-2026-000777' };
    const { id } = (await o.roep('post', '/keten/v1/meldingen', partner, { body })).body as { id: string };
    const m = await o.melding(id) as { casus_id: string };
    const vraag = async (gehad: string[]): Promise<string> => { const t = await o.taak(m.casus_id, 'melding-beoordelen', gehad); await o.voltooi(t, noor, { uitkomst: 'aanvulling-vragen', aanvulling: 'Wie woont er nog meer in huis?' }); return t.id; };
    const wacht = (n: number) => tot(async () => (await o.kern.db('termijn').where({ casus_id: m.casus_id, element_id: 'aanvulling-ontvangen' })).length === n);
    const eerste = await vraag([]);
    await wacht(1);
    await o.roep('patch', '/keten/v1/meldingen/:id', partner, { params: { id }, body: { verzoek: 'Graag spoedig bellen.' } });
    const tweede = await vraag([eerste]);
    await wacht(2);
    expect((await o.kern.db('taak').where({ casus_id: m.casus_id, element_id: 'melding-aanvullen' }))).toEqual([]);
    await o.vooruit(15 * 86_400_000);
    await o.taak(m.casus_id, 'melding-beoordelen', [eerste, tweede]);
    expect(await o.melding(id)).toMatchObject({ status: 'onvolledig', aantal_aanvullingen: 2 });
  });

  test('processen §2.1 step 7: afwijzen needs a code and 20 characters, and another person; terug goes back; no casus is left', async () => {
    const m = await o.verstuur(joost);
    const taak = await o.taak(m.casus_id, 'melding-beoordelen');
    await expect(o.voltooi(taak, noor, { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: 'Te kort.' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/motivatie' }] } });
    const afwijzen = { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: lang };
    await o.voltooi(taak, noor, afwijzen);
    const tweede = await o.taak(m.casus_id, 'afwijzen-tweede-akkoord');
    const akkoord = { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' };
    await expect(o.voltooi(tweede, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooi(tweede, daan, { ...akkoord, redenKlopt: 'nee' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(tweede, daan, { ...akkoord, redenKlopt: 'nee', uitkomst: 'terug' });
    await o.voltooi(await o.taak(m.casus_id, 'melding-beoordelen', [taak.id]), noor, afwijzen);
    await o.voltooi(await o.taak(m.casus_id, 'afwijzen-tweede-akkoord', [tweede.id]), daan, akkoord);
    await terugmelden(m.casus_id);
    await o.klaar(m.casus_id);
    expect(await o.melding(m.id)).toMatchObject({ status: 'afgewezen' });
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toBeUndefined();
  });

  test('processen §8 case 4: doorgezet: silent comes back, reminded, refused comes back at once, accepted ends our process', async () => {
    const m = await o.verstuur(joost);
    const duinbroek = await loket({ verband: 'veilig-thuis', regio: 'duinbroek' });
    const eigen = await loket({ verband: 'veilig-thuis', regio: 'merelland' });
    const eerste = await o.taak(m.casus_id, 'melding-beoordelen');
    await expect(o.voltooi(eerste, noor, { uitkomst: 'doorzetten', ontvangerId: eigen })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/ontvangerId' }] } });
    await o.voltooi(eerste, noor, { uitkomst: 'doorzetten', ontvangerId: duinbroek, motivatie: lang });
    const kopie = await tot(() => o.kern.db('melding').where({ doorgezet_van: m.id }).first()) as { id: string; casus_id: string; meldingnummer: string; ontvangen_op: Date };
    // R1.6: number and start of the clock are kept.
    expect([kopie.meldingnummer, kopie.ontvangen_op]).toEqual([m.meldingnummer, (await o.melding(m.id))['ontvangen_op']]);
    expect(await o.melding(m.id)).toMatchObject({ status: 'in-beoordeling' });
    const daar = await o.taak(kopie.casus_id, 'melding-beoordelen');
    await o.vooruit(5 * 86_400_000);
    const opvolgen = { contactGehad: 'geprobeerd', gevaarNu: 'nee', toelichting: 'Gebeld, geen gehoor.' };
    const opvolgtaak = await o.taak(m.casus_id, 'doorzetting-opvolgen');
    await o.voltooi(opvolgtaak, noor, { ...opvolgen, uitkomst: 'herinneren' });
    await tot(() => o.kern.db('melding_doorzetting').where({ melding_id: m.id, aantal_herinneringen: 1, status: 'open' }).first());
    await o.voltooi(daar, sietske, { uitkomst: 'afwijzen', redenCode: 'verkeerd-loket', motivatie: lang });
    const yusuf = await o.als('yusuf', 'procesregisseur');
    await o.voltooi(await o.taak(kopie.casus_id, 'afwijzen-tweede-akkoord'), yusuf, { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' });
    const terug = await o.taak(m.casus_id, 'melding-beoordelen', [eerste.id]);
    expect(await o.spoor(m.id)).toContain('doorzetting-geweigerd');
    await o.voltooi(terug, noor, { uitkomst: 'doorzetten', ontvangerId: duinbroek, motivatie: lang });
    const tweede = await tot(() => o.kern.db('melding').where({ doorgezet_van: m.id }).whereNot({ id: kopie.id }).first()) as { casus_id: string };
    await o.voltooi(await o.taak(tweede.casus_id, 'melding-beoordelen'), sietske, accepteren);
    await terugmelden(m.casus_id);
    await o.klaar(m.casus_id);
    expect(await o.melding(m.id)).toMatchObject({ status: 'doorgezet' });
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toBeUndefined();
    expect(await o.kern.db('casus').where({ id: tweede.casus_id }).first()).toMatchObject({ regio_code: 'duinbroek' });
  });

  test('processen §2.1 step 5: zelf-aannemen takes the melding back; the other meldpunt\'s process ends', async () => {
    const m = await o.verstuur(joost);
    const eerste = await o.taak(m.casus_id, 'melding-beoordelen');
    await o.voltooi(eerste, noor, { uitkomst: 'doorzetten', ontvangerId: await loket({ verband: 'veilig-thuis', regio: 'duinbroek' }), motivatie: lang });
    const kopie = await tot(() => o.kern.db('melding').where({ doorgezet_van: m.id }).first()) as { id: string; casus_id: string };
    await o.taak(kopie.casus_id, 'melding-beoordelen');
    await o.vooruit(5 * 86_400_000);
    await o.voltooi(await o.taak(m.casus_id, 'doorzetting-opvolgen'), noor, { contactGehad: 'nee', gevaarNu: 'ja', toelichting: 'Wij pakken dit zelf op.', uitkomst: 'zelf-aannemen' });
    await o.taak(m.casus_id, 'melding-beoordelen', [eerste.id]);
    await o.klaar(kopie.casus_id);
    expect(await o.melding(kopie.id)).toMatchObject({ status: 'ingetrokken' });
  });

  test('processen §8 case 3: toevoegen to a running casus: two at once give two tasks with their own meldingId; a closed casus goes back', async () => {
    const loopt = await opgepakt();
    const twee = [await o.verstuur(joost, inhoud({ verzoek: 'Eerste' })), await o.verstuur(joost, inhoud({ verzoek: 'Tweede' }))];
    await Promise.all(twee.map(async (m) => { await o.voltooi(await o.taak(m.casus_id, 'melding-beoordelen'), noor, { uitkomst: 'toevoegen', urgentieCode: 'p3', doelCasusId: loopt.casus_id }); }));
    const a = await o.taak(loopt.casus_id, 'nieuwe-melding-wegen');
    const b = await o.taak(loopt.casus_id, 'nieuwe-melding-wegen', [a.id]);
    const contexten = await o.kern.db('element_context').whereIn('element_instance_key', [a.element_instance_key, b.element_instance_key]).pluck('variabelen') as { meldingId: string }[];
    expect(contexten.map((c) => c.meldingId).toSorted()).toEqual(twee.map((m) => m.id).toSorted());
    await o.voltooi(a, noor, { nieuweInformatie: 'nee', gevaarNu: 'nee', motivatie: lang, uitkomst: 'bijvoegen' });
    await tot(async () => (await o.kern.db('melding_spoor').where({ stap: 'toegevoegd', bron: `weging:${loopt.casus_id}` }).first()));
    expect(await o.melding(twee[0]?.id ?? '')).toMatchObject({ status: 'opgepakt', doel_casus_id: loopt.casus_id });

    await o.kern.db('casus').where({ id: loopt.casus_id }).update({ status: 'gesloten', einddatum: '2026-11-23' });
    const laat = await o.verstuur(joost, inhoud({ verzoek: 'Laat' }));
    const eerst = await o.taak(laat.casus_id, 'melding-beoordelen');
    await o.voltooi(eerst, noor, { uitkomst: 'toevoegen', urgentieCode: 'p3', doelCasusId: loopt.casus_id });
    await o.taak(laat.casus_id, 'melding-beoordelen', [eerst.id]);
    expect(await o.melding(laat.id)).toMatchObject({ status: 'in-beoordeling', doel_casus_id: null });
  });

  test('processen §2.0 (bij-nieuwe-melding): the casus closes while a new melding is weighed: the meldpunt gets it as bericht-na-afsluiting', async () => {
    const loopt = await opgepakt();
    const erbij = await o.verstuur(joost, inhoud({ verzoek: 'Te laat gewogen' }));
    await o.voltooi(await o.taak(erbij.casus_id, 'melding-beoordelen'), noor, { uitkomst: 'toevoegen', urgentieCode: 'p3', doelCasusId: loopt.casus_id });
    const wegen = await o.taak(loopt.casus_id, 'nieuwe-melding-wegen');
    await o.kern.db('casus').where({ id: loopt.casus_id }).update({ status: 'gesloten', einddatum: '2026-11-23' });
    await o.voltooi(wegen, noor, { nieuweInformatie: 'ja', gevaarNu: 'nee', motivatie: lang, uitkomst: 'nieuwe-ronde' });
    const na = await o.taak(loopt.casus_id, 'bericht-na-afsluiting');
    expect(na.groepen).toEqual(['meldpuntmedewerker']);
    expect((await o.lees(na, noor)).secties[0]?.regels[0]).toEqual({ label: 'Kenmerk', waarde: erbij.id });
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: loopt.casus_id }).whereRaw("opdracht->>'naam' = 'proces.nieuwe-ronde'")).toEqual([]);
    const antwoord = { heeftGevolg: 'ja', toelichting: lang };
    await expect(o.voltooi(na, noor, { ...antwoord, gevaarNu: 'ja', uitkomst: 'ter-kennisgeving' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(na, noor, { ...antwoord, gevaarNu: 'nee', uitkomst: 'nieuwe-melding' });
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-bericht', process_instance_key: na.process_instance_key }).first());
  });

  test('processen §1.4: a message to a casus that has ended is not dropped: after the wait it becomes one task at the meldpunt', async () => {
    const m = await o.verstuur(joost);
    await o.voltooi(await o.taak(m.casus_id, 'melding-beoordelen'), noor, { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: lang });
    await o.voltooi(await o.taak(m.casus_id, 'afwijzen-tweede-akkoord'), daan, { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' });
    await terugmelden(m.casus_id);
    await o.klaar(m.casus_id);
    await o.kern.db.transaction((tx) => zetInOutbox(tx, o.kern, { volgordeSleutel: m.casus_id, opdracht: { soort: 'bericht', naam: 'uitwisselen-melding.intrekking-ontvangen', sleutel: m.casus_id, variabelen: { meldingId: m.id }, ttl: 3_600_000 } }));
    const wacht = startBerichtwacht(o.kern, 1_500);
    try {
      const na = await o.taak(m.casus_id, 'bericht-na-afsluiting');
      await o.voltooi(na, noor, { heeftGevolg: 'nee', gevaarNu: 'nee', toelichting: lang, uitkomst: 'ter-kennisgeving' });
      await tot(() => o.kern.db('proces_instantie').where({ sleutel: na.process_instance_key, status: 'afgerond' }).first());
      expect(await o.kern.db('taak').where({ casus_id: m.casus_id, element_id: 'bericht-na-afsluiting' })).toHaveLength(1);
    } finally { await wacht.stop(); }
  });

  test('processen §0 item 1: a start that comes after the casus has ended finds the claim, does nothing and ends', async () => {
    const m = await o.verstuur(joost);
    await o.voltooi(await o.taak(m.casus_id, 'melding-beoordelen'), noor, { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: lang });
    await o.voltooi(await o.taak(m.casus_id, 'afwijzen-tweede-akkoord'), daan, { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' });
    await terugmelden(m.casus_id);
    await o.klaar(m.casus_id);
    const taken = await o.kern.db('taak').where({ casus_id: m.casus_id }).count('id as n');
    const { startProces } = await import('../../../src/bouwstenen/uitwisselen-melding/verzenden.ts');
    const { leesMelding } = await import('../../../src/bouwstenen/uitwisselen-melding/store.ts');
    await o.kern.db.transaction(async (tx) => { const rij = await leesMelding(tx, m.id); if (rij) await startProces(o.kern, tx, rij); });
    const tweede = await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-dubbele-start', status: 'afgerond' }).first()) as { process_instance_key: string };
    expect((await o.kern.db('casus_claim').where({ casus_id: m.casus_id }).pluck('process_instance_key'))).not.toContain(tweede.process_instance_key);
    await tot(() => o.kern.db('proces_instantie').where({ sleutel: tweede.process_instance_key, status: 'afgerond' }).first());
    expect(await o.kern.db('taak').where({ casus_id: m.casus_id }).count('id as n')).toEqual(taken);
  });

  test('processen §8 case 15: a withdrawal stops the casus only after two people', async () => {
    const m = await opgepakt();
    expect((await o.roep('post', '/api/v1/meldingen/:id/intrekkingen', joost, { params: { id: m.id }, body: { reden: 'Het was een vergissing.' } })).body).toEqual({ resultaat: 'gevraagd' });
    const eerste = await o.taak(m.casus_id, 'intrekking-beoordelen');
    await o.voltooi(eerste, noor, { zorgenBlijven: 'nee', druk: 'onbekend', motivatie: lang, uitkomst: 'beeindigen' });
    const tweede = await o.taak(m.casus_id, 'intrekking-tweede-akkoord');
    expect(await o.kern.db('melding_intrekking').where({ melding_id: m.id }).first('status', 'zorgen_blijven', 'druk')).toEqual({ status: 'beeindigen', zorgen_blijven: 'nee', druk: 'onbekend' });
    expect(await o.kern.db('terugmelding').where({ melding_id: m.id }).first('is_gesproken')).toEqual({ is_gesproken: false });
    expect((await o.lees(tweede, daan)).secties[1]?.regels.slice(-3).map((r) => r.waarde)).toEqual(['Nee', 'Nee', 'Dat is niet bekend']);
    const akkoord = { voorstelKlopt: 'ja', kinderenVeilig: 'ja', motivatie: lang, uitkomst: 'akkoord' };
    await expect(o.voltooi(tweede, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toMatchObject({ status: 'open' });
    await o.voltooi(tweede, daan, akkoord);
    const voorstel = await o.taak(m.casus_id, 'afsluiting-voorstellen');
    await o.lees(voorstel, noor);
    await o.voltooi(voorstel, noor, { uitkomst: 'afsluiten', reden: 'onterecht', isGezinIngelicht: true, zijnPartnersIngelicht: true, motivatie: lang });
    const slot = { uitkomst: 'akkoord', isControlelijstBekeken: true, isZonderNamen: true, motivatie: lang };
    const meekijken = await o.taak(m.casus_id, 'afsluiting-akkoord');
    await expect(o.voltooi(meekijken, noor, slot)).rejects.toMatchObject({ code: 'vier-ogen' });
    await o.voltooi(meekijken, daan, slot);
    await o.klaar(m.casus_id);
    expect(await o.kern.db('casus').where({ id: m.casus_id }).first()).toMatchObject({ status: 'gesloten', sluitreden: 'onterecht' });
  });

  test('processen §1.5: the term guard asks the coordinator and does not interrupt', async () => {
    const m = await o.verstuur(joost);
    const taak = await o.taak(m.casus_id, 'melding-beoordelen');
    await o.vooruit(6 * 86_400_000);
    const wacht = await o.taak(m.casus_id, 'termijn-verlopen');
    expect(wacht.groepen).toEqual(['coordinator']);
    await o.lees(wacht, noor);
    await o.voltooi(wacht, noor, { oorzaak: 'drukte', gevolgVeiligheid: 'nee', toelichting: lang, uitkomst: 'doorgaan' });
    expect(await o.kern.db('taak').where({ id: taak.id }).first()).toMatchObject({ status: 'nieuw' });
    expect(await o.kern.db('signaal').where({ casus_id: m.casus_id, soort: 'termijn' }).first()).toBeDefined();
  });

  test('processen §0 item 7: an unanswered overrun task does not hold the case up; it lapses when the melding is done', async () => {
    const m = await o.verstuur(joost);
    const taak = await o.taak(m.casus_id, 'melding-beoordelen');
    await o.vooruit(6 * 86_400_000);
    const wacht = await o.taak(m.casus_id, 'termijn-verlopen');
    await o.voltooi(taak, noor, accepteren);
    await terugmelden(m.casus_id);
    const claim = await o.kern.db('casus_claim').where({ casus_id: m.casus_id }).first() as { process_instance_key: string };
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'roep-vaststellen-identiteit', process_instance_key: claim.process_instance_key }).first());
    await tot(async () => (await o.kern.db('taak').where({ id: wacht.id }).whereNotIn('status', ['nieuw', 'op-naam']).first()));
  });

  test('processen §8 case 2: the start correlated again gives one casus_claim and one living root', async () => {
    const m = await o.verstuur(joost);
    const taak = await o.taak(m.casus_id, 'melding-beoordelen');
    const claim = await o.kern.db('casus_claim').where({ casus_id: m.casus_id });
    expect(claim).toHaveLength(1);
    const { startProces } = await import('../../../src/bouwstenen/uitwisselen-melding/verzenden.ts');
    const { leesMelding } = await import('../../../src/bouwstenen/uitwisselen-melding/store.ts');
    await o.kern.db.transaction(async (tx) => { const rij = await leesMelding(tx, m.id); if (rij) await startProces(o.kern, tx, rij); });
    await tot(async () => (await o.kern.db('outbox').where({ soort: 'proces-starten', volgorde_sleutel: m.casus_id, status: 'klaar' })).length === 2);
    expect(await o.kern.db('casus_claim').where({ casus_id: m.casus_id })).toEqual(claim);
    expect(await o.kern.db('taak').where({ element_id: 'melding-beoordelen', status: 'nieuw' }).where('id', taak.id)).toHaveLength(1);
  });
});

describe('reading', () => {
  test('domein §7.1 (i): the receiver opens it: the sender sees gelezen within 2 s; the sender never sees the content back', async () => {
    const m = await o.verstuur(joost);
    const voor = Date.now();
    const ontvanger = (await o.roep('get', '/api/v1/meldingen/:id', noor, { params: { id: m.id } })).body as { melding: Record<string, unknown> };
    expect(ontvanger.melding).toMatchObject({ situatieschets: inhoud().situatieschets, status: 'in-beoordeling', melder: { naam: 'Joost Ruiterkamp' } });
    const spoor = (await o.roep('get', '/api/v1/meldingen/:id/spoor', joost, { params: { id: m.id } })).body as { items: { stap: string; organisatie: string }[] };
    expect(Date.now() - voor).toBeLessThan(2000);
    expect(spoor.items.find((s) => s.stap === 'gelezen')?.organisatie).toBe('Veilig Thuis Merelland');
    const verzender = (await o.roep('get', '/api/v1/meldingen/:id', joost, { params: { id: m.id } })).body as { melding: Record<string, unknown> };
    for (const veld of ['situatieschets', 'betrokkenen', 'melder', 'antwoorden', 'inhoud', 'advies']) expect(verzender.melding).not.toHaveProperty(veld);
  });
  test('domein §6: another meldpunt gets 404, as for a melding that does not exist', async () => {
    const m = await o.verstuur(joost);
    const vraag = (id: string) => o.roep('get', '/api/v1/meldingen/:id', sietske, { params: { id } }).then(() => null, (fout: { status: number; code: string; detail: string }) => [fout.status, fout.code, fout.detail]);
    const [anders, nergens] = [await vraag(m.id), await vraag('11111111-1111-4111-8111-111111111111')];
    expect(anders?.[0]).toBe(404);
    expect(anders).toEqual(nergens);
  });
  test('domein §7.1: lists by receiver and sender, keyset', async () => {
    await o.verstuur(joost);
    const een = (await o.roep('get', '/api/v1/meldingen', noor, { query: { richting: 'ontvangen', aantal: '2' } })).body as { items: { id: string }[]; volgende: string };
    const twee = (await o.roep('get', '/api/v1/meldingen', noor, { query: { richting: 'ontvangen', aantal: '2', cursor: een.volgende } })).body as { items: { id: string }[] };
    expect(new Set([...een.items, ...twee.items].map((i) => i.id)).size).toBe(4);
    expect(((await o.roep('get', '/api/v1/meldingen', joost, { query: { richting: 'verstuurd' } })).body as { items: unknown[] }).items.length).toBeGreaterThan(3);
    expect(((await o.roep('get', '/api/v1/meldingen', await o.als('ruben', 'procesregisseur'), {})).body as { items: unknown[] }).items).toEqual([]);
  });
  test('house rule 1: one read leaves one line in each log', async () => {
    const m = await o.verstuur(joost);
    const eigen = traceparent.slice(3, 35);
    const tel = async () => Promise.all(['verwerkingenlog', 'auditlog', 'besluitlog'].map(async (t) => Number((await o.kern.db(t).where({ trace_id: eigen }).count('id as n').first() as { n: string }).n)));
    const voor = await tel();
    await o.roep('get', '/api/v1/meldingen/:id', noor, { params: { id: m.id } });
    expect((await tel()).map((n, i) => n - (voor[i] ?? 0))).toEqual([1, 1, 1]);
  });
});
