import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { leesVerstrekkingen } from '../../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { maakOpstelling, tot, traceparent, type Bekendheid, type Partnernaam } from './opstelling.ts';

let o: Bekendheid;
let sietske: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  sietske = await o.als('sietske', 'procesregisseur');
});
afterAll(() => o.stop());
beforeEach(async () => { await o.db('uitvraag_partner').update({ verzonden_op: o.db.raw("verzonden_op - interval '31 days'") }); });

type OpenTaak = Awaited<ReturnType<Bekendheid['taak']>> & { variabelen: Record<string, unknown> };
const motivatie = 'Nodig om te weten wie dit gezin al helpt, voordat wij wegen.';
const bevestig = async (casusId: string, partners: Partnernaam[], over: Record<string, unknown> = {}): Promise<Record<string, unknown>> =>
  o.voltooi(await o.taak(casusId, 'uitvraag-bevestigen'), sietske, { personen: o.persoonIds, partners: partners.map((p) => o.ids[p]), motivatie, uitkomst: 'uitvragen', ...over });

describe('partners that answer in their task list, or cannot be reached', () => {
  test('processen §2.3: a partner without a system answers in a task for its contactpersoon; the answer is released on the grid', async () => {
    await o.sluitAan('POL');
    const { casusId, sleutel } = await o.begin();
    await bevestig(casusId, ['POL', 'GEM']);
    const marit = await o.als('marit', 'deelnemer');
    const taak = await o.taak(casusId, 'bekendheid-beantwoorden', 'GEM');
    expect(taak.groepen).toEqual([`contactpersoon@${o.ids.GEM}`]);
    const gegevens = await o.lees(taak, marit);
    expect(gegevens.opties?.['bekendePersonen']?.map((k) => k.label).toSorted()).toEqual(['Persoon0 (1990)', 'Persoon1 (1990)']);
    await expect(o.voltooi(taak, marit, { bekendePersonen: [o.persoonIds[0]], uitkomst: 'niet-gemeld' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(taak, marit, { bekendePersonen: [o.persoonIds[0]], actuelePersonen: [], contactpunt: 'Wijkteam Haven', uitkomst: 'bekend' });
    await tot(async () => (await o.opdrachten(casusId)).POL['status'] === 'beantwoord');
    await o.vooruit(6 * 60 * 1000);
    await o.afgerond(sleutel);
    expect(await o.eersteTelling(sleutel)).toMatchObject({ uitkomst: 'bekend', aantalBekend: 1, aantalNietGemeld: 1 });
    expect(await o.db('bekendheid').where({ organisatie_id: o.ids.GEM, persoon_id: o.persoonIds[0] as string }).first('actueel', 'contactpunt')).toEqual({ actueel: false, contactpunt: 'Wijkteam Haven' });
  });

  test('processen §2.3: a refused delivery (4xx) and a partner that is down give partner-onbereikbaar; by telephone and skipping both go on', async () => {
    await o.sluitAan('POL', 'GEM', 'RVDK');
    o.partners.GEM.zetGedrag({ status: 422 });
    o.partners.RVDK.zetGedrag({ plat: true });
    const { casusId, sleutel } = await o.begin({ wachtOpAlle: true });
    await bevestig(casusId, ['POL', 'GEM', 'RVDK']);
    await tot(async () => { const r = await o.opdrachten(casusId); return r.GEM['status'] === 'technisch-mislukt' && r.RVDK['status'] === 'technisch-mislukt'; }, 40_000);
    const taken = await tot(async () => { const t = await o.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 't.casus_id': casusId, 't.element_id': 'partner-onbereikbaar' }).select('t.*', 'c.variabelen') as OpenTaak[]; return t.length === 2 ? t : undefined; });
    const voor = (p: Partnernaam): OpenTaak => taken.find((t) => t.variabelen['organisatieId'] === o.ids[p]) as OpenTaak;
    await expect(o.voltooi(voor('GEM'), sietske, { oorzaak: 'storing', uitkomst: 'telefonisch-vastgelegd' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(voor('GEM'), sietske, { oorzaak: 'bericht-geweigerd', gesprokenMet: 'Teamleider wijkteam', telefonischAntwoord: 'niet-gemeld', uitkomst: 'telefonisch-vastgelegd' });
    await o.voltooi(voor('RVDK'), sietske, { oorzaak: 'storing', toelichting: 'De storing duurt tot morgen, dit kan niet wachten.', uitkomst: 'overslaan' });
    await tot(async () => (await o.opdrachten(casusId)).POL['status'] === 'beantwoord');
    await o.vooruit(6 * 60 * 1000);
    await o.afgerond(sleutel);
    expect(await o.eersteTelling(sleutel)).toMatchObject({ uitkomst: 'niet-gemeld', aantalNietGemeld: 2, aantalGeenAntwoord: 1, aantalOntbrekend: 0 });
    expect(await o.db('partner_bericht').where({ correlatie_id: (await o.opdrachten(casusId)).GEM['id'] as string }).first('status', 'http_status')).toEqual({ status: 'mislukt', http_status: 422 });
    expect(await o.incidenten(sleutel)).toEqual([]);
  });

  test('R3.4: a mandatory partner cannot be left out, and a second uitvraag within 30 days needs new facts', async () => {
    await o.sluitAan('POL', 'GEM');
    const { casusId } = await o.begin();
    await bevestig(casusId, ['POL', 'GEM']);
    await tot(async () => (await o.opdrachten(casusId)).GEM['status'] === 'beantwoord');
    const tweede = await o.begin();
    await expect(bevestig(tweede.casusId, ['POL'])).rejects.toMatchObject({ extra: { fouten: [{ code: 'verplichte-partner' }, { veld: '/nieuweFeiten' }] } });
    await bevestig(tweede.casusId, ['POL', 'GEM'], { nieuweFeiten: 'Sinds gisteren is er een nieuw incident gemeld door school.' });
    await tot(async () => { const r = await o.opdrachten(tweede.casusId); return r.POL['status'] === 'beantwoord' && r.GEM['status'] === 'beantwoord'; });
  });

  test('R3.5, R3.6: questions after a hit; two answered and one refused is deels-verstrekt, a holder without hit is refused', async () => {
    await o.sluitAan('POL', 'GEM');
    o.kent('POL', 0);
    o.partners.POL.zetGedrag({ verzoek: 'deels' });
    const { casusId, sleutel } = await o.begin({ isVerrijkingUitgesteld: false });
    await bevestig(casusId, ['POL', 'GEM']);
    await tot(async () => { const r = await o.opdrachten(casusId); return r.POL['status'] === 'beantwoord' && r.GEM['status'] === 'beantwoord'; });
    await o.vooruit(6 * 60 * 1000);
    const taak = await o.taak(casusId, 'verzoek-opstellen');
    const vragen = ['vei-incidenten', 'vei-nu', 'won-situatie'];
    const noodzaak = 'Nodig om de veiligheid van de kinderen te kunnen wegen.';
    await expect(o.voltooi(taak, sietske, { houders: [`${o.ids.GEM}.${o.persoonIds[0]}`], vragen, noodzaak, uitkomst: 'vragen' })).rejects.toMatchObject({ code: 'geen-grondslag' });
    await expect(o.voltooi(taak, sietske, { houders: [`${o.ids.RVDK}.${o.persoonIds[0]}`], vragen, noodzaak, uitkomst: 'vragen' })).rejects.toMatchObject({ code: 'geen-grondslag' });
    await o.voltooi(taak, sietske, { houders: [`${o.ids.POL}.${o.persoonIds[0]}`], vragen, noodzaak, uitkomst: 'vragen' });
    await o.afgerond(sleutel);
    expect(await o.db('verstrekkingsverzoek').where({ casus_id: casusId }).first('status')).toEqual({ status: 'deels-verstrekt' });
    expect(await o.db('verzoek_vraag as v').join('verstrekkingsverzoek as z', 'z.id', 'v.verzoek_id').where('z.casus_id', casusId).orderBy('v.nummer').select('v.antwoord', 'v.weigergrond')).toEqual([
      { antwoord: 'verstrekt', weigergrond: null }, { antwoord: 'verstrekt', weigergrond: null }, { antwoord: 'geweigerd', weigergrond: 'beroepsgeheim' }]);
    const lees = (wie: Medewerker) => o.db.transaction((tx) => leesVerstrekkingen(o.kern, tx, wie, casusId, 'verrijken', traceparent));
    expect((await lees(sietske)).map((v) => v.inhoud ?? v.weigergrond)).toEqual(['Dit is bekend in ons systeem.', 'Dit is bekend in ons systeem.', 'beroepsgeheim']);
    await expect(lees(await o.als('marit', 'deelnemer'))).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.db('verstrekking').update({ voorwaarden: JSON.stringify({ alleenTriage: true }) });
    expect(await lees(sietske)).toEqual([]);
  });
});
