import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beantwoordOverdracht } from '../../../src/bouwstenen/uitvoeren-triage/index.ts';
import { routes } from '../../../src/bouwstenen/uitvoeren-triage/api.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakOpstelling, tot, traceparent, type Opstelling, type Taakrij } from './opstelling.ts';

let o: Opstelling;
let noor: Medewerker;
let daan: Medewerker;
let wiebe: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  noor = await o.als('noor', 'procesregisseur');
  daan = await o.als('daan', 'procesregisseur');
  wiebe = await o.als('wiebe', 'procesregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const veil = (anders: Record<string, string> = {}): Record<string, unknown> => ({ instrument: 'VEIL-8', antwoorden: { 1: 'nee', 2: 'nee', 3: 'nee', 4: 'nee', 5: 'nee', 6: 'nee', 7: 'nee', 8: 'nee', ...anders } });
const lg = (anders: Record<string, number | string> = {}, toelichtingen: Record<string, string> = {}): Record<string, unknown> => ({
  instrument: 'LG-SCAN', toelichtingen, antwoorden: { veiligheid: 4, opvoeding: 4, psychisch: 4, lichamelijk: 4, middelen: 4, financien: 4, wonen: 4, dagbesteding: 4, netwerk: 4, justitie: 4, ...anders },
});
const afgerond = (afnamen: unknown[], meer: Record<string, unknown> = {}): Record<string, unknown> => ({ uitkomst: 'afgerond', wijze: 'gesprek', afnamen, ...meer });
const lang = 'Wij kennen dit gezin en zien dat de hulp die er is niet genoeg doet op dit moment.';
const start = async (over: Record<string, unknown> = {}) => {
  const { casusId, personen } = await o.nieuweCasus();
  const { klaar } = o.bel('uitvoeren-triage', casusId, { instrumentCode: 'veil-8', ...over });
  return { casusId, personen, klaar };
};
const totBesluit = async (casusId: string, afnamen: unknown[]): Promise<Taakrij> => {
  await o.voltooi(await o.taak(casusId, 'instrument-invullen'), noor, afgerond(afnamen));
  return o.taak(casusId, 'triage-besluiten');
};

describe('uitvoeren-triage', () => {
  test('processen §8 case 10: advice says preventie, human says analyse: the path follows the human, motivation required, deviation kept', async () => {
    const { casusId, klaar } = await start();
    const taak = await totBesluit(casusId, [veil()]);
    const gegevens = await o.lees(taak, daan);
    expect(gegevens.adviezen?.[0]).toMatchObject({ titel: 'Advies', advies: 'P4: preventie', regels: [{ id: 'TA14' }] });
    await expect(o.voltooi(taak, daan, { uitkomst: 'analyse', urgentieCode: 'p4', motivatie: 'Dertig tekens is niet genoeg.' })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/motivatie', code: 'te-kort' }] } });
    expect(await o.voltooi(taak, daan, { uitkomst: 'analyse', urgentieCode: 'p4', motivatie: lang })).toEqual({ uitkomst: 'analyse', urgentieCode: 'p4', isAfwijkend: true, isTweedeNodig: false });
    expect(await klaar()).toMatchObject({ uitkomst: 'analyse', urgentieCode: 'p4', isAfwijkend: true });
    expect(await o.kern.db('triage').where({ casus_id: casusId }).first()).toMatchObject({ status: 'besloten', advies_vervolg: 'preventie', besluit_vervolg: 'analyse', afwijking: true });
    expect(await o.kern.db('casus').where({ id: casusId }).first()).toMatchObject({ prioriteit: 'P4' });
  });

  test('processen §8 case 11: P1 → sluiten needs a second person, also when the handler is called directly; the same person twice is refused', async () => {
    const { casusId, klaar } = await start();
    const taak = await totBesluit(casusId, [veil({ 1: 'ja' })]);
    await expect(o.voltooi(taak, daan, { uitkomst: 'sluiten', urgentieCode: 'p4', motivatie: lang, isTweedeNodig: false })).rejects.toThrow();
    expect(await o.voltooi(taak, daan, { uitkomst: 'sluiten', urgentieCode: 'p4', motivatie: lang })).toMatchObject({ isTweedeNodig: true, isAfwijkend: true });
    const tweede = await o.taak(casusId, 'triage-tweede-akkoord');
    const akkoord = { uitkomst: 'akkoord', isAdviesGewogen: true, isVeiligheidGewogen: true, motivatie: 'Ik heb alles bekeken en ben het eens.' };
    await expect(o.voltooi(tweede, daan, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(tweede, daan, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    const { id } = await o.kern.db('triage').where({ casus_id: casusId }).first() as { id: string };
    await expect(o.kern.db('triage').where({ id }).update({ status: 'besloten' })).rejects.toThrow(/check/);
    await expect(o.kern.db('triage').where({ id }).update({ tweede_id: daan.medewerkerId })).rejects.toThrow(/check/);
    expect((await o.kern.db('triage').where({ id }).first() as { status: string }).status).toBe('advies-gereed');
    await o.voltooi(tweede, wiebe, { ...akkoord, uitkomst: 'terug' });
    const opnieuw = await o.taak(casusId, 'triage-besluiten', [taak.id]);
    await o.voltooi(opnieuw, daan, { uitkomst: 'sluiten', urgentieCode: 'p1', motivatie: lang });
    await o.voltooi(await o.taak(casusId, 'triage-tweede-akkoord', [tweede.id]), wiebe, akkoord);
    expect(await klaar()).toMatchObject({ uitkomst: 'sluiten', urgentieCode: 'p1' });
    expect(await o.kern.db('triage_besluit').where({ triage_id: id }).count('id as n').first()).toEqual({ n: '4' });
  });

  test('§7.5 (i): veiligheid 2 without toelichting is refused on that item only; a missing mandatory instrument too; nothing is saved', async () => {
    const { casusId } = await start();
    const taak = await o.taak(casusId, 'instrument-invullen');
    await expect(o.voltooi(taak, noor, afgerond([veil(), lg({ veiligheid: 2 })]))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/afnamen/1/toelichtingen/veiligheid' }] } });
    await expect(o.voltooi(taak, noor, afgerond([lg()]))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/afnamen', code: 'instrument-ontbreekt' }] } });
    await expect(o.voltooi(taak, noor, afgerond([veil(), { instrument: 'ZRM', overgenomenUitkomst: 'beperkt' }]))).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(o.voltooi(taak, noor, afgerond([veil(), { instrument: 'SDQ' }]))).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(o.voltooi(taak, noor, afgerond([veil(), { instrument: 'LIRIK', overgenomenUitkomst: 'hoog' }]))).rejects.toMatchObject({ code: 'rol-onvoldoende', extra: { training: 'Werken met de LIRIK' } });
    expect(await o.kern.db('afname').where({ casus_id: casusId }).whereNotNull('door').count('id as n').first()).toEqual({ n: '0' });
    expect((await o.lees(taak, noor)).scherm).toMatchObject({ soort: 'instrument', afnamen: [{ instrument: 'VEIL-8', antwoorden: {} }] });
  });

  test('R5.4: item 9 of the PHQ-9 gives a safety signal and the message to the root, once, also without enough information', async () => {
    const { casusId, personen } = await start();
    const phq = { instrument: 'PHQ-9', persoonId: personen[0], antwoorden: { 9: 1 } };
    const taak = await o.taak(casusId, 'instrument-invullen');
    await o.voltooi(taak, noor, { uitkomst: 'onvoldoende-informatie', wijze: 'telefoon', gesprokenMet: ['ouder', 'netwerk'], duurtMinuten: 25, onvoldoendeReden: 'De moeder wilde verder niets zeggen.', afnamen: [phq] });
    const berichten = async () => o.kern.db('outbox').where({ volgorde_sleutel: casusId, soort: 'bericht' }).select('opdracht') as Promise<{ opdracht: { naam: string; sleutel: string; ttl: number } }[]>;
    expect((await berichten()).map((b) => b.opdracht)).toMatchObject([{ naam: 'proces.acuut-gesignaleerd', sleutel: casusId, ttl: 3_600_000 }]);
    expect(await o.kern.db('signaal').where({ casus_id: casusId }).select('soort')).toEqual([{ soort: 'veiligheid' }]);
    await o.voltooi(await o.taak(casusId, 'informatie-aanvullen'), noor, { uitkomst: 'doorgaan', watOntbreekt: 'Wij weten nog niet hoe het met de vader gaat.' });
    const gegevens = await o.lees(await o.taak(casusId, 'triage-besluiten'), daan);
    expect(await o.kern.db('triage').where({ casus_id: casusId }).first('invul_wijze', 'gesproken_met', 'invul_minuten', 'wat_ontbreekt')).toEqual({ invul_wijze: 'telefoon', gesproken_met: ['ouder', 'netwerk'], invul_minuten: 25, wat_ontbreekt: 'Wij weten nog niet hoe het met de vader gaat.' });
    expect(gegevens.secties[1]?.regels.map((r) => r.waarde)).toEqual(['Telefoon', 'Ouder of verzorger, Familie of netwerk', '25 minuten', 'Wij weten nog niet hoe het met de vader gaat.']);
    expect(gegevens.adviezen?.[0]?.advies).toContain('P1: spoedoverleg');
    expect(gegevens.adviezen?.[0]?.regels.map((r) => r.id)).toEqual(['TA02', 'TA12']);
    expect(await berichten()).toHaveLength(1);
  });

  test('processen §2.5 step 3: gesprek calls deelnemen-burger.bijdrage; the citizen answers; filling in comes again', async () => {
    const { casusId, personen } = await start();
    const eerste = await o.taak(casusId, 'instrument-invullen');
    await o.voltooi(eerste, noor, { uitkomst: 'onvoldoende-informatie', wijze: 'dossier', onvoldoendeReden: 'Wij hebben het gezin nog niet gesproken.', afnamen: [] });
    const aanvullen = await o.taak(casusId, 'informatie-aanvullen');
    const gegevens = await o.lees(aanvullen, noor);
    expect(gegevens.nietMogelijk).toHaveProperty('verrijken');
    await expect(o.voltooi(aanvullen, noor, { uitkomst: 'verrijken', watOntbreekt: 'Wij willen weten wat de wijkagent weet.', verrijkingId: personen[0] })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(aanvullen, noor, { uitkomst: 'gesprek', watOntbreekt: 'Wij willen horen hoe het thuis gaat.', persoonId: personen[0], vraag: 'Wilt u vertellen hoe het gaat?', aantalDagen: 7 });
    const bijdrage = await tot(() => o.kern.db('bijdrage').where({ casus_id: casusId, status: 'gevraagd' }).first() as Promise<{ id: string } | undefined>);
    const { beantwoordBijdrage } = await import('../../../src/bouwstenen/deelnemen-burger/bijdragen.ts');
    await o.kern.db.transaction((tx) => beantwoordBijdrage(o.kern, tx, { bijdrageId: bijdrage.id, persoonId: personen[0] ?? '', uitkomst: 'gegeven', tekst: 'Het gaat beter.' }));
    expect((await o.taak(casusId, 'instrument-invullen', [eerste.id])).element_id).toBe('instrument-invullen');
  });

  test('processen §2.5 step 7: overdracht offered, refused → back to the decision; offered again, accepted → end', async () => {
    const { casusId, klaar } = await start();
    const taak = await totBesluit(casusId, [veil({ 5: 'ja' })]);
    const optie = (await o.lees(taak, daan)).opties?.['overdrachtOrganisatieId']?.[0];
    const besluit = { uitkomst: 'overdracht', urgentieCode: 'p3', motivatie: lang, overdrachtOrganisatieId: optie?.waarde };
    await expect(o.voltooi(taak, daan, { ...besluit, overdrachtOrganisatieId: null })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/overdrachtOrganisatieId' }] } });
    await o.voltooi(taak, daan, besluit);
    const antwoord = async (uitkomst: 'geaccepteerd' | 'geweigerd'): Promise<void> => {
      const rij = await tot(() => o.kern.db('overdracht').where({ casus_id: casusId, status: 'aangeboden' }).first() as Promise<{ id: string; naar_organisatie_id: string } | undefined>);
      await expect(o.kern.db.transaction((tx) => beantwoordOverdracht(o.kern, tx, { overdrachtId: rij.id, organisatieId: noor.organisatieId, medewerkerId: noor.medewerkerId, uitkomst, reden: null }))).rejects.toMatchObject({ code: 'niet-gevonden' });
      await o.kern.db.transaction((tx) => beantwoordOverdracht(o.kern, tx, { overdrachtId: rij.id, organisatieId: rij.naar_organisatie_id, medewerkerId: noor.medewerkerId, uitkomst, reden: 'Deze casus past niet bij onze criteria.' }));
    };
    await antwoord('geweigerd');
    const opnieuw = await o.taak(casusId, 'triage-besluiten', [taak.id]);
    await o.voltooi(opnieuw, daan, besluit);
    await antwoord('geaccepteerd');
    expect(await klaar()).toMatchObject({ uitkomst: 'overdracht' });
  });

  test('processen §2.5 step 3: verrijken calls bepalen-bekendheid.verrijking for the chosen holder; filling in comes again', async () => {
    const { casusId, personen } = await start();
    const houder = await o.kern.db('organisatie').where({ naam: 'Politie Basisteam Merelland' }).first() as { id: string };
    const [uitvraag] = await o.kern.db('bekendheidsuitvraag').insert({ casus_id: casusId, process_instance_key: '1', verband_code: 'veilig-thuis', regio_code: 'merelland', partnerset_code: 'vt-kern', doel: 'bekendheid-bepalen', vragende_organisatie_id: noor.organisatieId, status: 'lopend' }).returning('id') as { id: string }[];
    const [verzoek] = await o.kern.db('verstrekkingsverzoek').insert({ verzoeknummer: 'V-4D0R-N8WX-36', casus_id: casusId, uitvraag_id: uitvraag?.id, houder_id: houder.id, persoon_id: personen[0], vragende_organisatie_id: noor.organisatieId, gevraagd_door: noor.medewerkerId, doel: 'verrijken', grondslagen: ['G01'], noodzaak: 'Nodig om de veiligheid te beoordelen.', prioriteit: 'p3' }).returning('id') as { id: string }[];
    const eerste = await o.taak(casusId, 'instrument-invullen');
    await o.voltooi(eerste, noor, { uitkomst: 'onvoldoende-informatie', wijze: 'dossier', onvoldoendeReden: 'Wij weten niet wat de wijkagent weet.', afnamen: [] });
    const aanvullen = await o.taak(casusId, 'informatie-aanvullen');
    expect((await o.lees(aanvullen, noor)).opties?.['verrijkingId']).toEqual([{ waarde: verzoek?.id, label: 'Politie Basisteam Merelland, verzoek V-4D0R-N8WX-36' }]);
    expect(await o.voltooi(aanvullen, noor, { uitkomst: 'verrijken', watOntbreekt: 'Wij willen weten wat de wijkagent weet.', verrijkingId: verzoek?.id })).toMatchObject({ verrijkingId: verzoek?.id, organisatieId: houder.id });
    const bijHouder = await o.taak(casusId, 'verzoek-behandelen');
    await o.client.rest('POST', `/v2/user-tasks/${bijHouder.taak_sleutel}/completion`, { variables: { uitkomst: 'geweigerd' } });
    expect((await o.taak(casusId, 'instrument-invullen', [eerste.id])).element_id).toBe('instrument-invullen');
  });

  test('processen §2.5 step 7: overdracht not answered in time (T25) → back to the decision, the offer is closed when decided again', async () => {
    const { casusId, klaar } = await start();
    const taak = await totBesluit(casusId, [veil({ 5: 'ja' })]);
    const optie = (await o.lees(taak, daan)).opties?.['overdrachtOrganisatieId']?.[0];
    await o.voltooi(taak, daan, { uitkomst: 'overdracht', urgentieCode: 'p3', motivatie: lang, overdrachtOrganisatieId: optie?.waarde });
    await tot(() => o.kern.db('overdracht').where({ casus_id: casusId, status: 'aangeboden' }).first());
    await tot(() => o.kern.db('termijn').where({ casus_id: casusId, termijn_code: 'overdracht' }).first());
    await o.vooruit(6 * 86_400_000);
    const opnieuw = await o.taak(casusId, 'triage-besluiten', [taak.id]);
    await o.voltooi(opnieuw, daan, { uitkomst: 'analyse', urgentieCode: 'p3', motivatie: 'Wij doen het onderzoek zelf, volgens het advies.' });
    expect(await klaar()).toMatchObject({ uitkomst: 'analyse', isAfwijkend: false });
    expect(await o.kern.db('overdracht').where({ casus_id: casusId }).select('status')).toEqual([{ status: 'verlopen' }]);
  });

  test('processen §1.5: the term passes → a signal and a coordinator task beside the running work, its reason is kept', async () => {
    const { casusId, klaar } = await start();
    const taak = await totBesluit(casusId, [veil()]);
    await o.vooruit(15 * 86_400_000);
    const verlopen = await o.taak(casusId, 'termijn-verlopen');
    await o.voltooi(verlopen, noor, { uitkomst: 'doorgaan', redenCode: 'wacht-op-gezin', reden: 'Het gezin was twee weken niet thuis.', isGezinGeinformeerd: true });
    await o.voltooi(taak, daan, { uitkomst: 'preventie', urgentieCode: 'p4', motivatie: 'Het advies past bij dit gezin.' });
    expect(await klaar()).toMatchObject({ uitkomst: 'preventie', isAfwijkend: false });
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'termijn' }).count('id as n').first()).toEqual({ n: '1' });
    expect(await o.kern.db('triage_termijn_keuze').where({ casus_id: casusId }).select('keuze', 'reden_code', 'is_gezin_geinformeerd')).toEqual([{ keuze: 'doorgaan', reden_code: 'wacht-op-gezin', is_gezin_geinformeerd: true }]);
  });

  test('R5.3: an outcome of an earlier round is offered with its date and used only when a person chooses it', async () => {
    const { casusId, klaar } = await start();
    await o.voltooi(await totBesluit(casusId, [veil({ 5: 'ja' })]), daan, { uitkomst: 'analyse', urgentieCode: 'p3', motivatie: 'Wij volgen het advies.' });
    await klaar();
    const tweede = o.bel('uitvoeren-triage', casusId, { instrumentCode: 'veil-8', rondeNummer: 2 });
    const taak = await o.taak(casusId, 'instrument-invullen');
    const scherm = (await o.lees(taak, noor)).scherm as { instrumenten: { code: string; herbruikbaar: { afnameId: string }[] }[] };
    const eerder = scherm.instrumenten.find((i) => i.code === 'VEIL-8')?.herbruikbaar[0]?.afnameId;
    await expect(o.voltooi(taak, noor, afgerond([{ instrument: 'VEIL-8', antwoorden: {} }]))).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(taak, noor, afgerond([{ instrument: 'VEIL-8', antwoorden: {}, hergebruiktVan: eerder }]));
    await o.voltooi(await o.taak(casusId, 'triage-besluiten'), daan, { uitkomst: 'analyse', urgentieCode: 'p3', motivatie: 'Wij volgen het advies.' });
    expect(await tweede.klaar()).toMatchObject({ uitkomst: 'analyse' });
    expect((await o.kern.db('afname').where({ casus_id: casusId, hergebruikt_van: eerder }).first() as { band: string }).band).toBe('mogelijk');
  });

  test('R5.5: the explanation names rules, answers and versions; outside the team it does not exist', async () => {
    const roep = async (pad: string, aanvrager: Aanvrager, id?: string): Promise<Antwoord> => {
      const route = routes.find((r) => r.pad === pad);
      if (!route) throw new Error(pad);
      return route.verwerk({ kern: o.kern, params: { id }, query: undefined, body: undefined, aanvrager, doel: 'triage-uitvoeren', rijversie: undefined, traceparent, header: () => undefined } as never);
    };
    const { casusId } = await start();
    await totBesluit(casusId, [veil({ 5: 'ja' })]);
    const { id } = await o.kern.db('triage').where({ casus_id: casusId }).first() as { id: string };
    expect((await roep('/api/v1/triages/:id/uitleg', noor, id)).body).toMatchObject({
      status: 'advies-gereed', besluit: null, advies: { regels: [{ id: 'TA12', zin: 'Het is nog niet duidelijk of het veilig is.' }], tabelversie: '1.0.0' },
      instrumenten: [{ versie: '1.0.0', label: 'werkinstrument, niet gevalideerd', antwoorden: [{ onderwerp: 'kind bij geweld', antwoord: 'ja' }, {}, {}, {}, {}, {}, {}, {}] }],
    });
    await expect(roep('/api/v1/triages/:id/uitleg', await o.als('sietske'), id)).rejects.toMatchObject({ code: 'niet-gevonden' });
    const { items } = (await roep('/api/v1/instrumenten', noor)).body as { items: { code: string; licentie: string; aantalItems: number }[] };
    expect(items.find((i) => i.code === 'ZRM')).toMatchObject({ licentie: 'licentie-vereist', aantalItems: 0 });
    expect(JSON.stringify(items)).not.toContain('vraag"');
  });

  test('processen §0 point 8: no answer, score or name reaches the engine', async () => {
    const rijen = await o.kern.db('element_context').select('variabelen') as { variabelen: Record<string, unknown> }[];
    expect(rijen.length).toBeGreaterThan(10);
    const namen = new Set(rijen.flatMap((r) => Object.keys(r.variabelen)));
    expect([...namen].filter((n) => /score|band|antwoord|motivatie|naam|reden/i.test(n) && n !== 'verbandCode' && n !== 'antwoordTermijn')).toEqual([]);
  });
});
