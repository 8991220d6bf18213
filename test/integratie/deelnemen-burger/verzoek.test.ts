import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/deelnemen-burger/api.ts';
import { afsluitpunten, dienVerzoekIn, startVerzoek, trekIn, vangVerzoekOp, vindBurger, vindPersoon } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import type { Verzoeksoort } from '../../../src/bouwstenen/deelnemen-burger/verzoek-model.ts';
import { bewaarBronpersoon } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { voegBetrokkeneToe } from '../../../src/casus/index.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import type { GevondenBurger } from '../../../src/platform/identity/zoekers.ts';
import { startBerichtwacht } from '../../../src/taken/index.ts';
import { foutenInLog, nieuweLogregels } from '../logboek/regels.ts';
import { maakOpstelling, tot, traceparent, type Opstelling, type Taakrij } from '../uitvoeren-triage/opstelling.ts';

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

const dag = 86_400_000;
const burger = (persoonId: string, acr: string = substantieel): Aanvrager => ({ soort: 'burger', accountId: '00000000-0000-4000-8000-000000000001', persoonId, acr, sessieId: 's' });
const roep = async (pad: string, aanvrager: Aanvrager, invoer: { params?: unknown; query?: unknown; body?: unknown } = {}, methode?: string): Promise<Antwoord> => {
  const route = routes.find((r) => r.pad === pad && (methode === undefined || r.methode === methode));
  if (!route) throw new Error(pad);
  return route.verwerk({ kern: o.kern, params: invoer.params, query: invoer.query ?? {}, body: invoer.body, aanvrager, doel: undefined, rijversie: undefined, traceparent, header: () => undefined } as never);
};

const onderzoek = { onderzocht: ['eigen-dossier'], weigergrond: 'geen' };
const toewijzen = { ...onderzoek, uitkomst: 'toewijzen', motivering: 'U heeft gelijk, de datum in het dossier klopte niet.' };
const rechtzetting = { gegevenssoort: 'IDE', watKloptNiet: 'Er staat 3 februari.', watMoetErStaan: 'Ik ben geboren op 4 februari.' };
const afwijzen = { onderzocht: ['eigen-dossier', 'met-de-schrijver'], weigergrond: 'oordeel-blijft', uitkomst: 'afwijzen', motivering: 'Dit is een oordeel van een arts. Uw mening staat er nu naast.' };
const tweede = { uitkomst: 'akkoord', isGrondJuist: true, isBegrijpelijk: true, motivatie: 'De reden past bij de wet en is duidelijk.' };
/** A request of a person in a new casus, and the process that handles it: `klaar` waits until that has ended. */
const verzoek = async (soort: Verzoeksoort, over: { casusId?: string; persoonId?: string; namensPersoonId?: string; verzoekerNaam?: string; geboortedatum?: string } = {}) => {
  const nieuw = over.casusId === undefined ? await o.nieuweCasus([{ rol: 'centraal', geboortedatum: over.geboortedatum ?? '1990-02-03', naam: 'Wulp' }]) : undefined;
  const casusId = over.casusId ?? nieuw?.casusId ?? '';
  const persoonId = over.verzoekerNaam === undefined ? over.persoonId ?? nieuw?.personen[0] ?? null : null;
  const id = await o.kern.db.transaction(async (tx) => {
    const v = await dienVerzoekIn(o.kern, tx, { casusId, persoonId, verzoekerNaam: over.verzoekerNaam ?? null, namensPersoonId: over.namensPersoonId ?? null, soort, omschrijving: 'Er staat iets over mij dat niet klopt.', over: soort === 'klacht' ? { organisatieId: noor.organisatieId, functie: null } : null });
    await startVerzoek(o.kern, tx, v.id);
    return v.id;
  });
  const klaar = async (): Promise<{ status: string; besluit: string | null }> => {
    await tot(() => o.kern.db('proces_instantie as p').join('burgerverzoek as b', 'b.process_instance_key', 'p.sleutel').where({ 'b.id': id, 'p.status': 'afgerond' }).first('p.sleutel'));
    return stand(id);
  };
  return { id, casusId, persoonId: persoonId ?? '', klaar };
};
const stand = (id: string) => o.kern.db('burgerverzoek').where({ id }).first('status', 'besluit') as Promise<{ status: string; besluit: string | null }>;

describe('deelnemen-burger.verzoek', () => {
  test('processen §8 case 17: two requests run side by side, each with its own T04 and its own outcome; deciding refuses short reasons and a refusal without ground', async () => {
    const a = await verzoek('correctie');
    const b = await verzoek('correctie', { casusId: a.casusId, persoonId: a.persoonId });
    const taakA = await tot(async () => (await o.kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 't.element_id': 'burgerverzoek-behandelen' }).whereRaw("c.variabelen->>'verzoekId' = ?", [a.id]).first('t.*')) as Taakrij | undefined);
    const taakB = await o.taak(a.casusId, 'burgerverzoek-behandelen', [taakA.id]);
    const termijnen = await o.kern.db('termijn').where({ casus_id: a.casusId, termijn_code: 'burgerverzoek', element_id: 'lopend-verzoek' }).select('start_op');
    expect(termijnen).toHaveLength(2);
    const { ontvangen_op: ontvangen } = await o.kern.db('burgerverzoek').where({ id: a.id }).first('ontvangen_op') as { ontvangen_op: Date };
    expect(termijnen.map((t: { start_op: Date }) => t.start_op.getTime())).toContain(ontvangen.getTime());
    await expect(o.voltooi(taakA, wiebe, { ...toewijzen, motivering: 'Klopt.' })).rejects.toThrow(/ten minste 30/);
    await expect(o.voltooi(taakA, wiebe, { ...afwijzen, weigergrond: 'geen' })).rejects.toThrow(/niet toewijst/);
    await o.voltooi(taakA, wiebe, { ...toewijzen, ...rechtzetting });
    expect(await a.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });
    await expect(o.voltooiDirect(taakA, wiebe, afwijzen)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await stand(b.id)).toEqual({ status: 'in-behandeling', besluit: null });
    expect(await o.kern.db('burgerverzoek_uitvoering').where({ verzoek_id: a.id }).count('id as n').first()).toEqual({ n: '1' });
    const lijst = ((await roep('/api/v1/mijn/verzoeken', burger(a.persoonId))).body as { items: { id: string; stand: string }[] }).items;
    expect(Object.fromEntries(lijst.map((v) => [v.id, v.stand]))).toEqual({ [a.id]: 'antwoord', [b.id]: 'bekeken' });

    // Afwijzen waits for somebody else; terug brings it back; the answer names what one can do.
    await o.voltooi(taakB, wiebe, afwijzen);
    const meekijken = await o.taak(a.casusId, 'verzoek-tweede-akkoord');
    await expect(o.voltooi(meekijken, wiebe, tweede)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(meekijken, wiebe, tweede)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooi(meekijken, daan, { ...tweede, isBegrijpelijk: false })).rejects.toThrow(/nagegaan/);
    await o.voltooi(meekijken, daan, { ...tweede, uitkomst: 'terug', motivatie: 'De uitleg is nog niet te begrijpen.' });
    const opnieuw = await o.taak(a.casusId, 'burgerverzoek-behandelen', [taakA.id, taakB.id]);
    await o.voltooi(opnieuw, wiebe, { ...afwijzen, ...rechtzetting, uitkomst: 'deels' });
    await o.voltooi(await o.taak(a.casusId, 'verzoek-tweede-akkoord', [meekijken.id]), daan, tweede);
    expect(await b.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'deels' });
    const bericht = await o.kern.db('bericht').where({ object_id: b.id, soort: 'verzoek-beslissing' }).first() as { tekst: string };
    expect(bericht.tekst).toContain('Autoriteit Persoonsgegevens');
    expect(bericht.tekst).toContain(afwijzen.motivering);
  });

  test('processen §2.7 (verzoek step 3): a question back is answered by the citizen, or nobody answers in four weeks; both return to the person who decides', async () => {
    const a = await verzoek('bezwaar');
    const eerste = await o.taak(a.casusId, 'burgerverzoek-behandelen');
    await expect(o.voltooi(eerste, wiebe, { ...onderzoek, uitkomst: 'aanvulling', vraag: 'Wat?' })).rejects.toThrow(/wilt weten/);
    await o.voltooi(eerste, wiebe, { ...onderzoek, uitkomst: 'aanvulling', vraag: 'Over welk gesprek gaat het?' });
    const vraag = await tot(async () => ((await roep('/api/v1/mijn/verzoeken', burger(a.persoonId))).body as { items: { vraag: string | null }[] }).items[0]?.vraag);
    expect(vraag).toBe('Over welk gesprek gaat het?');
    await expect(roep('/api/v1/mijn/verzoeken/:id/aanvullingen', burger('00000000-0000-4000-8000-0000000000ff'), { params: { id: a.id }, body: { id: randomUUID(), tekst: 'x' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await roep('/api/v1/mijn/verzoeken/:id/aanvullingen', burger(a.persoonId), { params: { id: a.id }, body: { id: randomUUID(), tekst: 'Over het gesprek van maandag.' } });
    await expect(roep('/api/v1/mijn/verzoeken/:id/aanvullingen', burger(a.persoonId), { params: { id: a.id }, body: { id: randomUUID(), tekst: 'Nog iets.' } })).rejects.toMatchObject({ code: 'al-beantwoord' });
    const tweedeTaak = await o.taak(a.casusId, 'burgerverzoek-behandelen', [eerste.id]);
    await o.voltooi(tweedeTaak, wiebe, { ...onderzoek, uitkomst: 'aanvulling', vraag: 'Welke zin klopt niet?' });
    await tot(async () => (await o.kern.db('termijn').where({ casus_id: a.casusId, termijn_code: 'aanvulling-burger' })).length === 2 || null);
    await o.vooruit(35 * dag);
    const derde = await o.taak(a.casusId, 'burgerverzoek-behandelen', [eerste.id, tweedeTaak.id]);
    await o.voltooi(derde, wiebe, toewijzen);
    expect(await a.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });
  });

  test('processen §1.5 (verzoek): the guard warns and then asks the coordinator; verlengen (once) tells the citizen the new date, moves the task and asks again at the new end', async () => {
    const a = await verzoek('inzage');
    const behandelen = await o.taak(a.casusId, 'burgerverzoek-behandelen');
    await o.vooruit(40 * dag);
    const verlopen = await o.taak(a.casusId, 'termijn-verlopen');
    expect(await o.kern.db('signaal').where({ casus_id: a.casusId, soort: 'termijn' }).count('id as n').first()).toEqual({ n: '1' });
    await o.voltooi(verlopen, noor, { uitkomst: 'verlengen', redenCode: 'anders', reden: 'Het dossier is groot en moet worden nagelopen.', isRisicoGewogen: true });
    expect(await stand(a.id)).toMatchObject({ status: 'verlengd' });
    const bericht = await o.kern.db('bericht').where({ aan_persoon_id: a.persoonId, soort: 'verzoek-verlenging' }).first() as { tekst: string } | undefined;
    expect(bericht?.tekst).toContain('meer tijd');
    // One month became three: the task keeps time with it, and nobody is asked before the new end.
    const { uiterlijk_op: eind, start_op: start } = await o.kern.db('termijn').where({ casus_id: a.casusId, element_id: 'lopend-verzoek' }).first('uiterlijk_op', 'start_op') as { uiterlijk_op: Date; start_op: Date };
    expect(eind.getTime() - start.getTime()).toBeGreaterThan(85 * dag);
    await tot(() => o.kern.db('taak').where({ id: behandelen.id, termijn_eind: eind }).first('id'));
    const timer = await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-verlengd', process_instance_key: verlopen.process_instance_key }).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
    expect(Math.abs(timer.gaat_af_op.getTime() - eind.getTime())).toBeLessThan(1_000);
    expect(await o.kern.db('taak').where({ process_instance_key: verlopen.process_instance_key, element_id: 'termijn-verlopen' }).whereIn('status', ['nieuw', 'op-naam'])).toEqual([]);
    await o.vooruit(60 * dag);
    const weer = await o.taak(a.casusId, 'termijn-verlopen', [verlopen.id]);
    expect((await o.lees(weer, noor)).nietMogelijk).toHaveProperty('verlengen');
    await o.voltooi(weer, noor, { uitkomst: 'doorgaan', redenCode: 'anders', reden: 'Het antwoord wordt vandaag geschreven.', isRisicoGewogen: true });
    // Inzage that is granted opens the portal of this casus for him.
    expect(((await roep('/api/v1/mijn/casussen', burger(a.persoonId))).body as { items: unknown[] }).items).toEqual([]);
    await o.voltooi(await o.taak(a.casusId, 'burgerverzoek-behandelen'), wiebe, toewijzen);
    expect(await a.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });
    const { items } = (await roep('/api/v1/mijn/casussen', burger(a.persoonId))).body as { items: { id: string; stappen: { naam: string; stand: string }[]; helpers: { organisatie: string }[] }[] };
    expect(items.map((i) => i.id)).toEqual([a.casusId]);
    expect(items[0]?.stappen.map((s) => s.stand)).toEqual(['nu', 'later', 'later', 'later', 'later']);
    expect(items[0]?.helpers).toEqual([{ organisatie: 'Veilig Thuis Merelland', taak: 'Regelt dat organisaties samenwerken' }]);
  });

  test('processen §0 item 1 (verzoek): one request has one process; a casus that ends, or does not take the message, does not stop it or hold up closing', async () => {
    const a = await verzoek('inzage');
    const taak = await o.taak(a.casusId, 'burgerverzoek-behandelen');
    // Its casus ends: the same process goes on, and closing no longer waits for it.
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, a.casusId))).toMatchObject([{ code: 'burgerverzoek-open' }]);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, a.casusId));
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, a.casusId))).toEqual([]);
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: a.casusId }).whereRaw("opdracht->>'naam' = 'deelnemen-burger.verzoek-ontvangen'").count('id as n').first()).toEqual({ n: '1' });
    await o.voltooi(taak, wiebe, toewijzen);
    expect(await a.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });
    await o.kern.db.transaction((tx) => startVerzoek(o.kern, tx, a.id));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-dubbel' }).first('sleutel'));
    expect(await o.kern.db('taak').where({ casus_id: a.casusId, element_id: 'burgerverzoek-behandelen' })).toHaveLength(1);

    // Nobody takes the message of the next one: it starts by itself, and the meldpunt is not asked to pass it on.
    await o.kern.db('casus').where({ id: a.casusId }).update({ status: 'gesloten', einddatum: '2026-11-23' });
    const wacht = startBerichtwacht(o.kern, 1_500, { 'deelnemen-burger.verzoek-ontvangen': vangVerzoekOp });
    try {
      const later = await o.kern.db.transaction((tx) => dienVerzoekIn(o.kern, tx, { casusId: a.casusId, persoonId: a.persoonId, verzoekerNaam: null, namensPersoonId: null, soort: 'klacht', omschrijving: 'Ik ben niet goed geholpen.', over: { organisatieId: noor.organisatieId, functie: null } }));
      await o.voltooi(await o.taak(a.casusId, 'burgerverzoek-behandelen', [taak.id]), wiebe, toewijzen);
      await tot(async () => (await stand(later.id)).status === 'uitgevoerd');
      expect(await o.kern.db('termijn').where({ casus_id: a.casusId, element_id: 'lopend-verzoek' }).orderBy('start_op').pluck('termijn_code')).toEqual(['burgerverzoek', 'klacht']);
      expect(await o.kern.db('outbox').where({ soort: 'proces-starten' }).whereRaw("opdracht->>'procesId' = 'uitwisselen-melding.bericht-na-afsluiting' and opdracht->'variabelen'->>'casusId' = ?", [a.casusId])).toEqual([]);
    } finally { await wacht.stop(); }
  });

  test('R7.5, R7.6: who may not ask this by himself goes to a person first; not entitled gets one neutral answer, a letter when he has no account', async () => {
    const kind = await verzoek('inzage', { geboortedatum: '2013-05-01' });
    const taak = await o.taak(kind.casusId, 'bevoegdheid-beoordelen');
    expect((await o.lees(taak, wiebe)).adviezen?.[0]?.regels[0]?.zin).toBe('De verzoeker is jonger dan 16 jaar.');
    const bevoegd = { nagegaan: ['gesprek'], isVeiligheidGewogen: true, motivatie: 'Het kind begrijpt goed wat het vraagt.', uitkomst: 'bevoegd' };
    await expect(o.voltooi(taak, wiebe, { ...bevoegd, isVeiligheidGewogen: false })).rejects.toThrow(/veiligheid/);
    await o.voltooi(taak, wiebe, bevoegd);
    await o.voltooi(await o.taak(kind.casusId, 'burgerverzoek-behandelen'), wiebe, toewijzen);
    expect(await kind.klaar()).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });

    const { casusId, personen: [kindId = ''] } = await o.nieuweCasus([{ rol: 'kind', geboortedatum: '2020-05-01', naam: 'Kievit' }]);
    const ander = await verzoek('inzage', { casusId, verzoekerNaam: 'Een ouder zonder gezag', namensPersoonId: kindId });
    await o.voltooi(await o.taak(casusId, 'bevoegdheid-beoordelen'), wiebe, { ...bevoegd, uitkomst: 'niet-bevoegd', motivatie: 'Deze ouder heeft geen gezag over het kind.' });
    expect(await ander.klaar()).toEqual({ status: 'afgewezen', besluit: 'afgewezen' });
    const { brief } = await o.kern.db('burgerverzoek').where({ id: ander.id }).first('brief') as { brief: string };
    expect(brief).toContain('Wij hebben u geen gegevens te tonen');
    expect(brief).not.toMatch(/kind|gezag|Kievit/);
  });

  test('processen §2.7 (bij-ingetrokken): taking a request back ends it at once; what was decided can no longer be taken back', async () => {
    const a = await verzoek('klacht');
    await o.taak(a.casusId, 'burgerverzoek-behandelen');
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, a.casusId))).toMatchObject([{ code: 'klacht-open' }]);
    await expect(roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger('00000000-0000-4000-8000-0000000000ff'), { params: { id: a.id } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger(a.persoonId), { params: { id: a.id } });
    expect(await a.klaar()).toEqual({ status: 'ingetrokken', besluit: null });
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, a.casusId))).toEqual([]);

    // Decided, and a second person still looks: his page offers it no more, and the server refuses it.
    const b = await verzoek('bezwaar');
    await o.voltooi(await o.taak(b.casusId, 'burgerverzoek-behandelen'), wiebe, afwijzen);
    const meekijken = await o.taak(b.casusId, 'verzoek-tweede-akkoord');
    expect((await roep('/api/v1/mijn/verzoeken', burger(b.persoonId), {}, 'get')).body).toMatchObject({ items: [{ id: b.id, magIntrekken: false }] });
    await expect(roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger(b.persoonId), { params: { id: b.id } })).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { toegestaan: [] } });
    await o.voltooi(meekijken, daan, tweede);
    expect(await b.klaar()).toEqual({ status: 'afgewezen', besluit: 'afgewezen' });
  });

  test('domein §7.7: who logged in before his casus existed sees it in the same session, as soon as he may and not before; another citizen does not; the reading is logged', async () => {
    const [eigenBsn, andereBsn] = ['999990019', '999990020'];
    const [zijn, ander] = await Promise.all([vindBurger(o.kern, { sub: 'burger-vroeg', bsn: eigenBsn }), vindBurger(o.kern, { sub: 'burger-ander', bsn: andereBsn })]);
    expect(JSON.stringify([zijn, ander, await o.kern.db('burgeraccount').select()])).not.toMatch(/99999001|99999002/);
    const als = async (b: GevondenBurger): Promise<Aanvrager> => ({ soort: 'burger', accountId: b.accountId, persoonId: await vindPersoon(o.kern, b), acr: substantieel, sessieId: 's' });
    const casussen = async (b: GevondenBurger): Promise<string[]> => ((await roep('/api/v1/mijn/casussen', await als(b))).body as { items: { id: string }[] }).items.map((i) => i.id);
    const neutraal = { code: 'niet-gevonden', detail: 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.' };
    const vraagInzage = async (b: GevondenBurger, casusId: string): Promise<Antwoord> => roep('/api/v1/mijn/verzoeken', await als(b), { body: { id: randomUUID(), casusId, soort: 'inzage', omschrijving: 'Ik wil weten wat er staat.' } }, 'post');
    expect(await casussen(zijn)).toEqual([]);
    // given: his casus comes after his login
    const { casusId } = await o.nieuweCasus([]);
    const persoonId = await o.kern.db.transaction(async (tx) => {
      const id = await bewaarBronpersoon(o.kern, tx, { bron: 'BRP', bsn: eigenBsn, vreemdelingnummer: null, voornamen: 'Test', voorvoegsel: null, geslachtsnaam: 'Vroeg', naamZoek: 'vroeg', geboorte: { datum: '1990-01-01', precisie: 'volledig' }, geslacht: 'V', overleden: false, overledenOp: null, geheimhouding: false, inOnderzoek: [], curatele: false, rni: false, verblijf: undefined, adresregel: null, gemeenteCode: null, verwanten: [] }, new Date());
      await voegBetrokkeneToe(o.kern, tx, casusId, id, 'centraal');
      return id;
    });
    // then: known, but nothing until he was told or the portal was opened for him (R7.2)
    expect(await casussen(zijn)).toEqual([]);
    expect(await casussen(ander)).toEqual([]);
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoonId, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    const gelezen = await nieuweLogregels(o.kern.db, async () => { expect(await casussen(zijn)).toEqual([casusId]); });
    expect(foutenInLog(gelezen)).toEqual([]);
    expect(await casussen(ander)).toEqual([]);
    await expect(vraagInzage(ander, casusId)).rejects.toMatchObject(neutraal);
    expect((await vraagInzage(zijn, casusId)).status).toBe(201);
    expect(await o.kern.db('burgeraccount').where({ id: zijn.accountId }).first('persoon_id')).toEqual({ persoon_id: persoonId });
    // A citizen without a BSN has no person, and an account that has one keeps it.
    expect(await vindPersoon(o.kern, { accountId: zijn.accountId, zoeksleutel: null })).toBe(null);
    expect(await o.kern.db('burgeraccount').where({ id: zijn.accountId }).first('persoon_id')).toEqual({ persoon_id: persoonId });
  });

  test('ux §4.16: a casus with many helpers costs no more questions than one with a few; a protected organisation is not among them', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoon, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    const lees = async (): Promise<{ vragen: number; namen: string[] }> => {
      let vragen = 0;
      const tel = ({ sql }: { sql: string }): void => { if (/casus_team|"organisatie"/.test(sql)) vragen += 1; };
      o.kern.db.on('query', tel);
      const { items } = (await roep('/api/v1/mijn/casussen', burger(persoon))).body as { items: { helpers: { organisatie: string }[] }[] };
      o.kern.db.removeListener('query', tel);
      return { vragen, namen: items[0]?.helpers.map((h) => h.organisatie) ?? [] };
    };
    const een = await lees();
    const erbij = await o.kern.db('organisatie').whereIn('naam', ['Gemeente Vinkenoord', 'GGZ Breedwater', 'GI De Zwaluwhoek', 'Jeugdhulp Spoorzicht', 'Vrouwenopvang De Luwte']).pluck('id') as string[];
    expect(erbij).toHaveLength(5);
    await o.kern.db('casus_team').insert(erbij.map((id) => ({ casus_id: casusId, organisatie_id: id, rol: 'deelnemer', sinds: o.kern.clock.now(), via: 'uitnodiging' })));
    const zes = await lees();
    expect([een.namen, zes.namen]).toEqual([['Veilig Thuis Merelland'], ['Gemeente Vinkenoord', 'GGZ Breedwater', 'GI De Zwaluwhoek', 'Jeugdhulp Spoorzicht', 'Veilig Thuis Merelland']]);
    expect(zes.vragen).toBe(een.vragen);
    expect(een.vragen).toBeGreaterThan(0);
  });

  test('R8.8: a request or a reply that is sent twice is one request and one reply; another content under the same id is refused', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoon, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    const body = { id: '00000000-0000-4000-8000-00000000e001', casusId, soort: 'inzage', omschrijving: 'Ik wil weten wat er over mij staat.' };
    const stuur = (over: Record<string, unknown> = {}, wie = burger(persoon)): Promise<Antwoord> => roep('/api/v1/mijn/verzoeken', wie, { body: { ...body, ...over } }, 'post');
    const [een, twee] = await Promise.all([stuur(), stuur()]);
    expect([een.status, een.body]).toEqual([201, twee.body]);
    expect(await stuur()).toEqual(een);
    await expect(stuur({ omschrijving: 'Ik wil dat alles weg gaat.', soort: 'verwijdering' })).rejects.toMatchObject({ code: 'referentie-bestaat', extra: { verschil: ['omschrijving', 'soort'] } });
    const { id, nummer } = een.body as { id: string; nummer: string };
    expect([id, await o.kern.db('burgerverzoek').where({ casus_id: casusId }).select('id', 'verzoeknummer')]).toEqual([body.id, [{ id: body.id, verzoeknummer: nummer }]]);
    expect(await o.kern.db('bericht').where({ casus_id: casusId, soort: 'verzoek-ontvangen' })).toHaveLength(1);
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: casusId }).whereRaw("opdracht->>'naam' = 'deelnemen-burger.verzoek-ontvangen'")).toHaveLength(1);
    const brief = { id: '00000000-0000-4000-8000-00000000e002', verzoekerNaam: 'Iemand anders', soort: 'inzage', omschrijving: 'Ik wil het dossier op papier.' };
    const leg = (): Promise<Antwoord> => { const r = routes.find((x) => x.methode === 'post' && x.pad === '/api/v1/casussen/:id/burgerverzoeken'); if (!r) throw new Error('no route'); return r.verwerk({ kern: o.kern, params: { id: casusId }, query: {}, body: brief, aanvrager: noor, doel: 'burger-informeren', rijversie: undefined, traceparent, header: () => undefined } as never); };
    expect((await leg()).body).toEqual((await leg()).body);
    expect(await o.kern.db('burgerverzoek').where({ casus_id: casusId })).toHaveLength(2);
  });

  test('domein §7.7 (g): a request about a casus that does not exist, is not his or is held back gets the same neutral answer', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const vraag = (wie: string, welke: string): Promise<unknown> => roep('/api/v1/mijn/verzoeken', burger(wie), { body: { id: randomUUID(), casusId: welke, soort: 'inzage', omschrijving: 'Ik wil weten wat er staat.' } }, 'post').then(() => 'aangenomen', (fout: { code: string; detail: string }) => `${fout.code}: ${fout.detail}`);
    const antwoorden = [await vraag(persoon, '00000000-0000-4000-8000-0000000000aa'), await vraag('00000000-0000-4000-8000-0000000000ff', casusId), await vraag(persoon, casusId)];
    expect(new Set(antwoorden)).toEqual(new Set(['niet-gevonden: Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.']));
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoon, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    expect(await vraag(persoon, casusId)).toBe('aangenomen');
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'casus', object_id: casusId, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Eerst een veilige plek.', besluit_door: '00000000-0000-4000-8000-000000000001', besluit_op: new Date() });
    expect(await vraag(persoon, casusId)).toBe(antwoorden[0]);
    expect(((await roep('/api/v1/mijn/casussen', burger(persoon))).body as { items: unknown[] }).items).toEqual([]);
  });

  test('R7.2: from whom everything is held back reads the same lists as somebody whom nobody knows', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoon, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'casus', object_id: casusId, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Eerst een veilige plek.', besluit_door: '00000000-0000-4000-8000-000000000001', besluit_op: new Date() });
    const lijsten = ['berichten', 'bijdragen', 'casussen', 'antwoorden', 'verzoeken'];
    const lees = (wie: Aanvrager): Promise<unknown[]> => Promise.all(lijsten.map((l) => roep(`/api/v1/mijn/${l}`, wie, {}, 'get')));
    const leeg = { status: 200, body: { items: [] } };
    expect(await lees({ ...burger(persoon), persoonId: null } as Aanvrager)).toEqual([{ status: 200, body: { items: [], volgende: null } }, leeg, leeg, leeg, leeg]);
    expect(await lees(burger(persoon))).toEqual(await lees({ ...burger(persoon), persoonId: null } as Aanvrager));
  });
});
