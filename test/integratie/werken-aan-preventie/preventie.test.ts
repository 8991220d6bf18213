import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aflevermislukkingen, gebeurtenissen } from '../../../src/bouwstenen/register.ts';
import { beantwoordBijdrage } from '../../../src/bouwstenen/deelnemen-burger/bijdragen.ts';
import { haalToezegging, kiesDienst, laadDiensten } from '../../../src/bouwstenen/inzien-diensten/index.ts';
import { routes as dienstroutes } from '../../../src/bouwstenen/inzien-diensten/api.ts';
import { routes } from '../../../src/bouwstenen/werken-aan-preventie/api.ts';
import { afsluitpunten, laadPreventieaanbod, trekIn } from '../../../src/bouwstenen/werken-aan-preventie/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { controleer } from '../../../src/platform/http/invoer.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../../src/simulatoren/partners/index.ts';
import { zetEindpunt } from '../../../src/toegang/index.ts';
import { maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { ontvangGebeurtenis } from '../../../src/uitwisseling/ontvangen.ts';
import { maakBouwsteenstapel, tot, traceparent, type Opstelling } from '../../hulp/bouwsteen.ts';

let o: Opstelling;
let gemeente: PartnerSimulator;
let loes: Medewerker;
let noor: Medewerker;
let tess: Medewerker;
beforeAll(async () => {
  o = await maakBouwsteenstapel({ bouwstenen: ['werken-aan-preventie', 'deelnemen-burger', 'inzien-diensten'], uit: ['aantalContact'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen }) } });
  await o.kern.db.transaction(async (tx) => { await laadDiensten(o.kern, tx); await laadPreventieaanbod(tx); });
  // Gemeente Vinkenoord answers by its own system; Jeugdhulp Spoorzicht has none: its places are counted in the place table.
  gemeente = await startPartnerSimulator({ organisatie: { oin: demoOin(7), naam: 'Gemeente Vinkenoord' }, register: new Map(), terugUrl: () => '', token: async () => '', nu: () => o.kern.clock.now() });
  await zetEindpunt(o.kern.db, demoOin(7), gemeente.url);
  loes = await o.als('loes', 'deelnemer');
  noor = await o.als('noor', 'procesregisseur');
  tess = await o.als('tess', 'deelnemer');
});
afterAll(async () => { await (gemeente as PartnerSimulator | undefined)?.stop(); await (o as Opstelling | undefined)?.stopAlles(); });

const gezin = [{ rol: 'ouder', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'ouder', geboortedatum: '1988-05-06', naam: 'Kievit' }] as const;
const dag = 86_400_000;
const lang = 'Dit past bij wat het gezin zelf vertelde over hoe het gaat.';
const dienst = async (code: string): Promise<string> => (await o.kern.db('dienst').where({ code }).first('id') as { id: string }).id;
const start = async (personen: Parameters<Opstelling['nieuweCasus']>[0] = gezin) => {
  const { casusId, personen: ids } = await o.nieuweCasus(personen);
  const preventieId = randomUUID();
  const { klaar } = o.bel('werken-aan-preventie', casusId, { preventieId, doelCode: 'preventie-bieden', termijnCode: 'preventie-evaluatie', rolUitvoerder: 'dienstverlener', rolBeslisser: 'triagist', rolTweede: 'gedragswetenschapper' });
  return { casusId, personen: ids, preventieId, klaar, advies: await o.taak(casusId, 'preventieadvies-geven') };
};
const aanbieden = async (code: string, persoonIds: string[], over: Record<string, unknown> = {}): Promise<Record<string, unknown>> => ({
  uitkomst: 'aanbieden', leefgebieden: ['financien'], dienstId: await dienst(code), persoonIds, uitleg: 'Iemand helpt u om uw schulden op te lossen.', aantalDagen: 14, motivatie: lang, ...over,
});
const antwoord = async (casusId: string, persoonId: string, uitkomst: 'akkoord' | 'geen-akkoord', eerder = 0): Promise<void> => {
  const rijen = await tot(async () => { const r = await o.kern.db('bijdrage').where({ casus_id: casusId, persoon_id: persoonId, status: 'gevraagd' }) as { id: string }[]; return r.length > eerder ? r : null; });
  await o.kern.db.transaction((tx) => beantwoordBijdrage(o.kern, tx, { bijdrageId: rijen.at(-1)?.id ?? '', persoonId, uitkomst, tekst: null }));
};
const rij = async <T>(tabel: string, waar: Record<string, unknown>): Promise<T> => await o.kern.db(tabel).where(waar).first() as T;
const staten = async (preventieId: string): Promise<string[]> => (await o.kern.db('preventietraject').where({ preventie_id: preventieId }).orderBy('status').select('status') as { status: string }[]).map((t) => t.status);
const loopt = (preventieId: string): Promise<{ plek_id: string }> => tot(() => o.kern.db('preventie').where({ id: preventieId, status: 'lopend' }).first() as Promise<{ plek_id: string } | undefined>);
const check = (uitkomst: string, score = 4): Record<string, unknown> => ({ uitkomst, score, past: 'ja', besproken: 'Het gezin vertelde hoe de hulp bevalt.' });
const roep = async (pad: string, methode: string, aanvrager: Aanvrager, v: { id?: string; body?: unknown; query?: unknown } = {}): Promise<Antwoord> => {
  const r = [...routes, ...dienstroutes].find((x) => x.pad === pad && x.methode === methode);
  if (!r) throw new Error(pad);
  return r.verwerk({ kern: o.kern, params: { id: v.id }, query: r.query?.parse(v.query ?? {}), body: r.body?.parse(v.body), aanvrager, doel: undefined, rijversie: undefined, traceparent, header: () => undefined } as never);
};
/** An event as the system of gemeente Vinkenoord sends it. */
const vanGemeente = (type: string, data: Record<string, unknown>, id = randomUUID(), oin = demoOin(7)): Promise<string> => o.kern.db.transaction(async (tx) => ontvangGebeurtenis(o.kern, tx, gebeurtenissen, {
  specversion: '1.0', id, source: `urn:nld:oin:${oin}`, type: `nl.samenspel.werken-aan-preventie.${type}.v1`, time: o.kern.clock.now().toISOString(), correlationid: randomUUID(), data,
}, { organisatieId: (await rij<{ id: string }>('organisatie', { oin })).id, oin, organisatiesoort: 'GEM' }, traceparent));
const team = async (casusId: string): Promise<unknown[]> => o.kern.db('casus_team').where({ casus_id: casusId, rol: 'preventie' }).whereNull('tot');

// First, while the waits are as old as the demo says: the other tests move the clock.
describe('inzien-diensten', () => {
  type Regel = { code: string; naam: string; status: string; wachttijd: { totaal: number | null; versheid: string }; score?: { punten: number; delen: unknown[] } };
  const lijst = async (query: Record<string, string> = {}, wie: Aanvrager = loes): Promise<Regel[]> => ((await roep('/api/v1/diensten', 'get', wie, { query })).body as { items: Regel[] }).items;
  const burger: Aanvrager = { soort: 'burger', accountId: randomUUID(), persoonId: null, acr: 'substantial', sessieId: 's' };

  test('domein §8: 25 diensten, dated from the first start; loading again keeps what a provider changed', async () => {
    const alles = await lijst();
    expect(alles).toHaveLength(25);
    expect(['D01', 'D04', 'D07', 'D11', 'D25'].map((code) => alles.find((d) => d.code === code)?.wachttijd.versheid)).toEqual(['actueel', 'verouderd', 'verouderd', 'onbekend', 'onbekend']);
    await o.kern.db('wachttijd').where({ dienst_id: await dienst('D06') }).update({ weken: 9 });
    await o.kern.db.transaction((tx) => laadDiensten(o.kern, tx));
    expect(await o.kern.db('wachttijd').where({ dienst_id: await dienst('D06') }).distinct('weken')).toEqual([{ weken: '9.0' }]);
    await o.kern.db('wachttijd').where({ dienst_id: await dienst('D06') }).delete();
  });
  test('ux §4.14: soonest start first, full ones last; an unknown wait is never 0; an old one says so; filters narrow', async () => {
    const alles = await lijst();
    expect(alles).toHaveLength(25);
    expect(alles.at(-1)).toMatchObject({ code: 'D15', status: 'vol' });
    expect(alles.find((d) => d.code === 'D06')?.wachttijd).toEqual({ aanmeld: null, intake: null, behandel: null, totaal: null, peildatum: null, bron: null, versheid: 'onbekend' });
    expect(alles.find((d) => d.code === 'D25')?.wachttijd).toMatchObject({ totaal: null, versheid: 'onbekend' });
    const bekend = alles.filter((d) => d.status !== 'vol').map((d) => d.wachttijd.totaal).filter((w) => w !== null);
    expect(bekend).toEqual(bekend.toSorted((a, b) => a - b));
    expect((await lijst({ leefgebied: 'netwerk' })).map((d) => d.code).toSorted()).toEqual(['D23', 'D25']);
    expect((await lijst({ leefgebied: 'financien', gemeente: '9002', contract: 'ja' })).map((d) => d.code)).toEqual(['D12']);
    expect((await lijst({ leefgebied: 'financien', gemeente: '9002' })).map((d) => d.code).toSorted()).toEqual(['D10', 'D12']);
    expect((await lijst({ leeftijdsklasse: '0-11', vorm: 'thuis' })).map((d) => d.code).toSorted()).toEqual(['D02', 'D03', 'D22']);
    expect((await lijst({ taal: 'ti' })).map((d) => d.code)).toEqual(['D12']);
  });
  test('X6, R13.6: a citizen gets the same list without the protected providers', async () => {
    const codes = (await lijst({}, burger)).map((d) => d.code);
    expect(codes).toHaveLength(22);
    expect(codes.filter((c) => ['D15', 'D16', 'D24'].includes(c))).toEqual([]);
  });
  test('R13.1: a match explains every point and is kept as a question; nothing fits in Roekdam: a reason per filter', async () => {
    const match = async (body: Record<string, unknown>) => (await roep('/api/v1/diensten/_match', 'post', loes, { body: { leefgebieden: ['opvoeding'], leeftijdsklasse: '12-15', gemeente: '9001', zwaarte: 'middel', taal: null, ...body } })).body as { items: Regel[]; redenen: { filter: string; zin: string }[] };
    const hier = await match({});
    expect(hier.items.map((d) => d.code)).toEqual(['D02', 'D01', 'D03']);
    expect(hier.items[0]?.score?.delen).toHaveLength(5);
    expect(hier.redenen).toEqual([]);
    expect((await o.kern.db('match').orderBy('op', 'desc').first('vraagcodes') as { vraagcodes: object }).vraagcodes).toEqual({ leefgebieden: ['opvoeding'], leeftijdsklasse: '12-15', gemeente: '9001', zwaarte: 'middel', taal: null });
    const roekdam = await match({ gemeente: '9003' });
    expect(roekdam.items).toEqual([]);
    expect(roekdam.redenen.map((r) => r.zin)).toEqual(expect.arrayContaining(['Geen contract in Roekdam: 17 diensten']));
  });
  test('R13.3: any key besides the five is refused and named, also a birth date', async () => {
    const body = dienstroutes.find((r) => r.pad.endsWith('_match'))?.body;
    const vraag = { leefgebieden: ['wonen'], leeftijdsklasse: null, gemeente: null, zwaarte: null, taal: null };
    expect((await controleer(body as never, vraag, 'pointer')).fouten).toEqual([]);
    for (const sleutel of ['geboortedatum', 'naam', 'bsn', 'casusId', 'adres', 'kader']) expect((await controleer(body as never, { ...vraag, [sleutel]: '2010-01-01' }, 'pointer')).fouten).toMatchObject([{ veld: `/${sleutel}`, code: 'onbekend-veld' }]);
  });
});

describe('werken-aan-preventie', () => {
  test('processen §2.4 steps 1-4: help is offered, one says yes and one no, the provider gives a place over HTTP, reports progress; discussed, evaluated after 6 weken, gereed', async () => {
    const { casusId, personen, preventieId, klaar, advies } = await start();
    expect((await rij<{ status: string }>('casus', { id: casusId })).status).not.toBe('gesloten');
    const gegevens = await o.lees(advies, loes);
    expect(gegevens.opties?.['persoonIds']?.map((p) => p.label).toSorted()).toEqual(['Test Kievit', 'Test Wulp']);
    const namen = (gegevens.scherm as { items: { naam: string; wachttijd: unknown }[] }).items.map((d) => d.naam);
    expect(namen).toContain('Schuldhulp Vinkenoord');
    expect(namen).not.toContain('Schuldhulp Kwelderdijk');
    expect(gegevens.opties?.['dienstId']?.map((d) => d.label)).not.toContain('Opvang De Luwte, Vrouwenopvang De Luwte');

    await o.voltooi(advies, loes, await aanbieden('D10', personen));
    await antwoord(casusId, personen[0] ?? '', 'akkoord');
    await antwoord(casusId, personen[1] ?? '', 'geen-akkoord');
    const { plek_id: plekId } = await loopt(preventieId);
    expect(await staten(preventieId)).toEqual(['afgeslagen', 'gestart']);
    // What the provider heard: an id of ours and its own code, nothing else (R13.3).
    expect(gemeente.plekvragen.filter((v) => v.aanvraagId === plekId)).toEqual([{ aanvraagId: plekId, dienst: 'D10' }]);
    await tot(async () => gemeente.ontvangen.some((b) => b.type.endsWith('traject-gestart.v1') && (b.data as { plekId?: string }).plekId === plekId));

    await vanGemeente('voortgang-gemeld', { plekId, voortgang: 'loopt' });
    const eerste = await o.taak(casusId, 'check-bespreken');
    expect((await o.lees(eerste, loes)).secties.flatMap((s) => s.regels.map((r) => r.waarde))).toEqual(expect.arrayContaining(['Schuldhulp Vinkenoord', 'Loopt']));
    await o.voltooi(eerste, loes, check('doorgaan'));
    // The second wait, with its own term: the first may still look open when the record stream is behind.
    await tot(async () => { const rijen = await o.kern.db('element_instantie').where({ element_id: 'gw-voortgang' }).select('status') as { status: string }[]; return rijen.length === 2 && rijen.some((r) => r.status === 'actief'); });
    await o.vooruit(46 * dag);
    const tweede = await o.taak(casusId, 'check-bespreken', [eerste.id]);
    const verlopen = await o.taak(casusId, 'termijn-verlopen');
    const termijn = (uitkomst: string) => ({ uitkomst, redenCode: 'hulp-loopt', reden: 'De hulp begon later dan gepland.', isGezinGeinformeerd: true });
    await o.voltooi(verlopen, noor, termijn('verlengen'));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'tijd-verlengd', status: 'actief' }).first());
    await o.vooruit(46 * dag);
    await o.voltooi(await o.taak(casusId, 'termijn-verlopen', [verlopen.id]), noor, termijn('doorgaan'));
    await o.voltooi(tweede, loes, check('gereed', 5));
    expect(await klaar()).toEqual({ uitkomst: 'gereed', aantalContact: 3 });

    expect(await o.kern.db('preventiecheck').where({ preventie_id: preventieId }).orderBy('op').select('aanleiding', 'score', 'uitkomst')).toEqual([{ aanleiding: 'voortgang', score: 4, uitkomst: 'doorgaan' }, { aanleiding: 'evaluatie', score: 5, uitkomst: 'gereed' }]);
    expect(await staten(preventieId)).toEqual(['afgerond', 'afgeslagen']);
    expect((await rij<{ status: string }>('plekaanvraag', { id: plekId })).status).toBe('vrijgegeven');
    expect(await team(casusId)).toEqual([]);
    expect(await o.kern.db('signaal').where({ casus_id: casusId }).select('soort')).toEqual([{ soort: 'termijn' }]);
    expect(await o.kern.db('preventie_termijn_keuze').where({ casus_id: casusId }).orderBy('op').select('keuze', 'reden_code', 'is_gezin_geinformeerd')).toEqual([{ keuze: 'verlengen', reden_code: 'hulp-loopt', is_gezin_geinformeerd: true }, { keuze: 'doorgaan', reden_code: 'hulp-loopt', is_gezin_geinformeerd: true }]);
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([]);
  });

  test('processen §2.4 refusal path: DIENST_NIET_BESCHIKBAAR, of a provider over HTTP and of the place table: back to the advice with the reason; niets-passends → opschalen', async () => {
    const { casusId, personen, preventieId, klaar, advies } = await start();
    gemeente.zetGedrag({ plek: 'vol' });
    await o.voltooi(advies, loes, await aanbieden('D10', [personen[0] ?? '']));
    await antwoord(casusId, personen[0] ?? '', 'akkoord');
    const tweede = await o.taak(casusId, 'preventieadvies-geven', [advies.id]);
    gemeente.zetGedrag({ plek: 'vrij' });
    expect((await o.lees(tweede, loes)).secties.find((s) => s.titel === 'Eerder geprobeerd')?.regels).toEqual([{ label: 'Schuldhulp Vinkenoord', waarde: 'De aanbieder heeft geen plek' }]);
    expect((await o.lees(tweede, loes)).scherm).toMatchObject({ geweigerd: [{ dienstId: await dienst('D10'), reden: 'De aanbieder heeft geen plek' }] });

    await o.kern.db('capaciteit').where({ dienst_id: await dienst('D02') }).update({ beschikbaar: 0 });
    await o.voltooi(tweede, loes, await aanbieden('D02', [personen[0] ?? ''], { leefgebieden: ['opvoeding'] }));
    expect(await staten(preventieId)).toEqual(['aangeboden', 'gestopt']);
    await antwoord(casusId, personen[0] ?? '', 'akkoord');
    const derde = await o.taak(casusId, 'preventieadvies-geven', [advies.id, tweede.id]);
    await o.voltooi(derde, loes, { uitkomst: 'niets-passends', leefgebieden: ['opvoeding'], motivatie: lang });
    expect(await klaar()).toEqual({ uitkomst: 'opschalen', aantalContact: 0 });
    expect(await o.kern.db('plekaanvraag').where({ voor_id: preventieId }).orderBy('gekozen_op').select('status', 'reden')).toEqual([{ status: 'geweigerd', reden: 'vol' }, { status: 'geweigerd', reden: 'vol' }]);
    expect(await staten(preventieId)).toEqual(['gestopt', 'gestopt']);
    expect(await rij('preventie', { id: preventieId })).toMatchObject({ status: 'opgeschaald', plek_id: null });
  });

  test('R4.2: everybody says no: it may end there; going up needs a ground of its own, a refusal is none', async () => {
    const { casusId, personen, preventieId, klaar, advies } = await start([gezin[0]]);
    await o.voltooi(advies, loes, await aanbieden('D10', personen));
    await antwoord(casusId, personen[0] ?? '', 'geen-akkoord');
    const wegen = await o.taak(casusId, 'geen-deelname-wegen');
    expect((await o.lees(wegen, noor)).secties[0]?.regels).toEqual([{ label: 'Gevraagd', waarde: '1' }, { label: 'Zei nee', waarde: '1' }, { label: 'Reageerde niet', waarde: '0' }]);
    await expect(o.voltooi(wegen, noor, { uitkomst: 'opschalen', isVrijwilligheidUitgelegd: true, motivatie: lang })).rejects.toThrow('is geen grond');
    await expect(o.voltooi(wegen, noor, { uitkomst: 'accepteren', isVrijwilligheidUitgelegd: false, motivatie: lang })).rejects.toThrow('nee zeggen mag');
    expect(await o.kern.db('preventiebesluit').where({ preventie_id: preventieId })).toEqual([]);
    await o.voltooi(wegen, noor, { uitkomst: 'accepteren', isVrijwilligheidUitgelegd: true, motivatie: lang });
    expect(await klaar()).toEqual({ uitkomst: 'geen-deelname', aantalContact: 0 });
    expect([await staten(preventieId), (await rij<{ status: string }>('preventie', { id: preventieId })).status]).toEqual([['afgeslagen'], 'geen-deelname']);
    expect(gemeente.plekvragen.map((v) => v.aanvraagId)).not.toContain((await rij<{ id: string }>('plekaanvraag', { voor_id: preventieId })).id);
  });

  test('processen §2.4 step 3: silence is no yes: after the term geen-deelname-wegen; opschalen with a ground ends the same way as niets-passends', async () => {
    const { casusId, personen, preventieId, klaar, advies } = await start([gezin[0]]);
    await o.voltooi(advies, loes, await aanbieden('D10', personen, { aantalDagen: 1 }));
    await tot(() => o.kern.db('bijdrage').where({ casus_id: casusId, status: 'gevraagd' }).first());
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'bijdrage-afwachten', status: 'actief' }).first());
    await o.vooruit(2 * dag);
    const wegen = await o.taak(casusId, 'geen-deelname-wegen');
    expect(await staten(preventieId)).toEqual(['verlopen']);
    await o.voltooi(wegen, noor, { uitkomst: 'opschalen', isVrijwilligheidUitgelegd: false, grond: 'nieuwe-feiten', motivatie: lang });
    expect(await klaar()).toEqual({ uitkomst: 'opschalen', aantalContact: 0 });
    expect(await o.kern.db('preventiebesluit').where({ preventie_id: preventieId }).select('uitkomst', 'grond')).toEqual([{ uitkomst: 'opschalen', grond: 'nieuwe-feiten' }]);
  });

  test('processen §2.4 bij-zorg: a provider without a system reports by API: a safety signal beside the running help; somebody else\'s place does not exist; codes only', async () => {
    const { casusId, personen, preventieId, klaar, advies } = await start([gezin[0]]);
    const vrij = async (): Promise<number> => (await rij<{ beschikbaar: number }>('capaciteit', { dienst_id: await dienst('D01') })).beschikbaar;
    const voor = await vrij();
    await o.voltooi(advies, loes, await aanbieden('D01', personen, { leefgebieden: ['opvoeding'] }));
    await antwoord(casusId, personen[0] ?? '', 'akkoord');
    const { plek_id: plekId } = await loopt(preventieId);
    expect(await vrij()).toBe(voor - 1);
    const voortgang = (wie: Medewerker, code: string) => roep('/api/v1/preventieplekken/:id/voortgang', 'post', wie, { id: plekId, body: { id: randomUUID(), voortgang: code } });

    const lijst = (await roep('/api/v1/preventieplekken', 'get', tess)).body as { items: Record<string, unknown>[] };
    expect(lijst.items).toEqual([{ id: plekId, dienst: 'Ouderschap na scheiding', sinds: expect.any(String) as string, laatsteVoortgang: null }]);
    expect((await roep('/api/v1/preventieplekken', 'get', loes)).body).toEqual({ items: [] });
    await expect(voortgang(loes, 'loopt')).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('/api/v1/preventieplekken/:id/zorgen', 'post', loes, { id: plekId, body: { id: randomUUID(), zorg: 'geweld' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('/api/v1/preventieplekken/:id/voortgang', 'post', tess, { id: plekId, body: { id: randomUUID(), voortgang: 'loopt', toelichting: 'Mevrouw vertelde iets' } })).rejects.toThrow('toelichting');
    // The system of another organisation is told the same.
    const verkeerd = randomUUID();
    await vanGemeente('voortgang-gemeld', { plekId, voortgang: 'loopt' }, verkeerd);
    await vanGemeente('zorg-gemeld', { plekId, zorg: 'geweld' });
    expect(await rij('partner_bericht', { gebeurtenis_id: verkeerd })).toMatchObject({ status: 'fout', fouten: [{ code: 'niet-gevonden' }] });
    expect([await o.kern.db('preventievoortgang').where({ preventie_id: preventieId }), await o.kern.db('preventiezorg').where({ preventie_id: preventieId })]).toEqual([[], []]);

    await roep('/api/v1/preventieplekken/:id/zorgen', 'post', tess, { id: plekId, body: { id: randomUUID(), zorg: 'kind-onveilig' } });
    await tot(() => o.kern.db('signaal').where({ casus_id: casusId, soort: 'veiligheid' }).first());
    await tot(() => o.kern.db('outbox').where({ volgorde_sleutel: casusId, soort: 'bericht' }).whereRaw(`opdracht->>'naam' = 'proces.acuut-gesignaleerd'`).first());
    expect(await o.kern.db('taak').where({ casus_id: casusId, element_id: 'check-bespreken' })).toEqual([]);

    await voortgang(tess, 'gestopt');
    await expect(voortgang(tess, 'loopt')).rejects.toMatchObject({ code: 'al-beantwoord' });
    const taak = await o.taak(casusId, 'check-bespreken');
    expect((await o.lees(taak, loes)).secties.flatMap((s) => s.regels.map((r) => r.waarde))).toEqual(expect.arrayContaining(['Gestopt', 'Zorg over veiligheid gemeld']));
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toMatchObject([{ code: 'preventie-loopt' }]);
    await o.voltooi(taak, loes, check('opschalen', 2));
    expect(await klaar()).toEqual({ uitkomst: 'opschalen', aantalContact: 2 });
    await expect(roep('/api/v1/preventieplekken/:id/zorgen', 'post', tess, { id: plekId, body: { id: randomUUID(), zorg: 'anders' } })).rejects.toMatchObject({ code: 'gesloten' });
    expect([await staten(preventieId), await vrij()]).toEqual([['gestopt'], voor]);
  });

  test('house rule: who is not the gemeente of this region, or of another kind, reads and does nothing; faults come all at once and nothing is saved', async () => {
    const { casusId, personen, preventieId, advies } = await start();
    expect(await o.kern.db('taak').where({ id: advies.id }).first('groepen')).toEqual({ groepen: [`dienstverlener@${loes.organisatieId}`] });
    for (const sub of ['joost', 'marit', 'tess']) {
      const ander = await o.als(sub, 'deelnemer');
      await expect(o.lees(advies, ander)).rejects.toMatchObject({ code: 'niet-gevonden' });
      await expect(o.voltooiDirect(advies, ander, await aanbieden('D10', personen))).rejects.toMatchObject({ code: 'niet-gevonden' });
    }
    await expect(o.voltooi(advies, loes, { uitkomst: 'aanbieden', leefgebieden: ['wonen'], motivatie: lang })).rejects.toMatchObject({ issues: [{ path: ['dienstId'] }, { path: ['persoonIds'] }, { path: ['uitleg'] }, { path: ['aantalDagen'] }] });
    await expect(o.voltooi(advies, loes, await aanbieden('D10', [randomUUID()], { zelfhulpId: randomUUID() }))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/persoonIds' }, { veld: '/zelfhulpId' }] } });
    await expect(o.voltooi(advies, loes, await aanbieden('D15', personen))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/dienstId', melding: 'Deze dienst is vol. Kies een andere' }] } });
    await expect(o.voltooi(advies, loes, await aanbieden('D11', personen))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/dienstId' }] } });
    expect([await o.kern.db('preventieadvies').where({ preventie_id: preventieId }), await o.kern.db('plekaanvraag').where({ voor_id: preventieId }), await o.kern.db('bijdrage').where({ casus_id: casusId })]).toEqual([[], [], []]);

    // A casus that ends at once: what runs here stops, twice is once.
    for (const _ of [1, 2]) await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'casus-beeindigd'));
    expect([(await rij<{ status: string }>('preventie', { id: preventieId })).status, await team(casusId)]).toEqual(['ingetrokken', []]);
  });

  test('R13.3: a provider that does not answer is asked again; at the last try the dienst counts as not available', async () => {
    const voorId = randomUUID();
    await o.kern.db.transaction(async (tx) => kiesDienst(o.kern, tx, { dienstId: await dienst('D10'), regioCode: 'merelland', voor: { soort: 'plan', id: voorId }, door: loes.medewerkerId }));
    gemeente.zetGedrag({ plek: 'stil' });
    await expect(haalToezegging(o.kern, voorId, false)).rejects.toThrow('does not answer');
    expect((await rij<{ status: string }>('plekaanvraag', { voor_id: voorId })).status).toBe('gekozen');
    await expect(haalToezegging(o.kern, voorId, true)).rejects.toMatchObject({ code: 'DIENST_NIET_BESCHIKBAAR' });
    gemeente.zetGedrag({ plek: 'vrij' });
    expect(await rij('plekaanvraag', { voor_id: voorId })).toMatchObject({ status: 'geweigerd', reden: 'niet-bereikbaar' });
    expect(new Set(gemeente.plekvragen.slice(-2).map((v) => v.aanvraagId)).size).toBe(1);
  });

  test('processen §0 point 8: no dienst, leefgebied, reason or name reaches the engine', async () => {
    const rijen = await o.kern.db('element_context').select('variabelen') as { variabelen: Record<string, unknown> }[];
    const namen = [...new Set(rijen.flatMap((r) => Object.keys(r.variabelen)))];
    expect(namen).toEqual(expect.arrayContaining(['preventieId', 'organisatieId', 'aantalBeschikbaar', 'akkoordUitkomst', 'voortgangId', 'plekId']));
    expect(namen.filter((n) => /dienst|leefgebied|reden|motivatie|naam|score|uitleg/i.test(n))).toEqual([]);
  });
});
