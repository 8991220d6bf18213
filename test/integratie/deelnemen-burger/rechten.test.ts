// What a granted request really does (R7.7, R7.8): every sentence of the register and of the answer is checked against the rows and against toegang.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/deelnemen-burger/api.ts';
import { afsluitpunten, dienVerzoekIn, hefAchterhoudingOp, herzieToegangen, meldAfsluiting, startVerzoek, stelAchterhoudenVoor } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import { weegToegang } from '../../../src/bouwstenen/deelnemen-burger/portaal.ts';
import type { Verzoeksoort } from '../../../src/bouwstenen/deelnemen-burger/verzoek-model.ts';
import { rechtzettingenIn, wijsTeamToe } from '../../../src/casus/index.ts';
import { datumVan, plusDagen } from '../../../src/domein/kalender.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { metRechtzettingen } from '../../../src/taken/detail.ts';
import { leesLijst, leesTaak } from '../../../src/taken/store.ts';
import { beperkingenIn, maakToegang } from '../../../src/toegang/index.ts';
import type { Toegangsvraag } from '../../../src/toegang/toegang.ts';
import { maakOpstelling, tot, traceparent, type Opstelling } from '../uitvoeren-triage/opstelling.ts';

let o: Opstelling;
let noor: Medewerker, daan: Medewerker, wiebe: Medewerker, mara: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  [noor, daan, wiebe, mara] = await Promise.all([o.als('noor', 'procesregisseur'), o.als('daan', 'procesregisseur'), o.als('wiebe', 'procesregisseur'), o.als('mara', 'deelnemer')]);
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const burger = (persoonId: string): Aanvrager => ({ soort: 'burger', accountId: '00000000-0000-4000-8000-000000000001', persoonId, acr: substantieel, sessieId: 's' });
const roep = async (pad: string, aanvrager: Aanvrager, invoer: { params?: unknown; query?: unknown; body?: unknown; doel?: string } = {}, methode?: string): Promise<Antwoord> => {
  const route = routes.find((r) => r.pad === pad && (methode === undefined || r.methode === methode));
  if (!route) throw new Error(pad);
  return route.verwerk({ kern: o.kern, params: invoer.params, query: invoer.query ?? {}, body: invoer.body, aanvrager, doel: invoer.doel, rijversie: undefined, traceparent, header: () => undefined } as never);
};
/** Someone of the team reads or changes data of this person for the triage. */
const vraag = (wie: Aanvrager, casusId: string, persoonId: string, over: Partial<Toegangsvraag> = {}) => o.kern.db.transaction((tx) => maakToegang(o.kern).vraag(tx, {
  aanvrager: wie, doel: 'triage-uitvoeren', actie: 'lezen', gevraagd: ['CAS', 'IDE', 'VEI'], traceparent, object: { type: 'triage', id: randomUUID(), casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [persoonId], feiten: { GERICHT: true, EIGEN: true } }, ...over,
}));
const toewijzen = { onderzocht: ['eigen-dossier'], weigergrond: 'geen', uitkomst: 'toewijzen', motivering: 'U heeft gelijk, dit klopte niet in het dossier.' };
const verbetering = { ...toewijzen, gegevenssoort: 'IDE', watKloptNiet: 'Er staat 3 februari.', watMoetErStaan: 'Het is 4 februari.' };
/** A request in a new casus up to its decision; gives what the register and the answer say. */
const beslist = async (soort: Verzoeksoort, antwoord: Record<string, unknown>, vooraf?: (casusId: string, persoonId: string) => Promise<unknown>) => {
  const { casusId, personen: [persoonId = ''] } = await o.nieuweCasus();
  await vooraf?.(casusId, persoonId);
  const id = await o.kern.db.transaction(async (tx) => {
    const v = await dienVerzoekIn(o.kern, tx, { casusId, persoonId, verzoekerNaam: null, namensPersoonId: null, soort, omschrijving: 'Er staat iets over mij dat niet klopt.' });
    await startVerzoek(o.kern, tx, v.id);
    return v.id;
  });
  await o.voltooi(await o.taak(casusId, 'burgerverzoek-behandelen'), wiebe, antwoord);
  await tot(() => o.kern.db('proces_instantie as p').join('burgerverzoek as b', 'b.process_instance_key', 'p.sleutel').where({ 'b.id': id, 'p.status': 'afgerond' }).first('p.sleutel'));
  const { wat } = await o.kern.db('burgerverzoek_uitvoering').where({ verzoek_id: id }).first('wat') as { wat: string };
  const { tekst } = await o.kern.db('bericht').where({ object_id: id, soort: 'verzoek-beslissing' }).first('tekst') as { tekst: string };
  return { id, casusId, persoonId, wat, tekst };
};

describe('a granted request does what it says', () => {
  test('R7.7: a correction stands beside the datum in every section of its kind, for who may see that kind; a decision without it is refused', async () => {
    const { casusId } = await o.nieuweCasus();
    const los = await o.kern.db.transaction(async (tx) => { const v = await dienVerzoekIn(o.kern, tx, { casusId, persoonId: null, verzoekerNaam: 'Iemand', namensPersoonId: null, soort: 'correctie', omschrijving: 'De datum klopt niet.' }); await startVerzoek(o.kern, tx, v.id); return v; });
    await o.voltooi(await o.taak(casusId, 'bevoegdheid-beoordelen'), wiebe, { nagegaan: ['gesprek'], isVeiligheidGewogen: true, motivatie: 'Deze persoon is herkend aan de balie.', uitkomst: 'bevoegd' });
    const taak = await o.taak(casusId, 'burgerverzoek-behandelen');
    await expect(o.voltooi(taak, wiebe, toewijzen)).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/gegevenssoort' }, { veld: '/watKloptNiet' }, { veld: '/watMoetErStaan' }] } });
    await o.voltooi(taak, wiebe, verbetering);
    await tot(() => o.kern.db('burgerverzoek').where({ id: los.id, status: 'uitgevoerd' }).first('id'));
    expect(await rechtzettingenIn(o.kern.db, casusId)).toMatchObject([{ gegevenssoort: 'IDE', watKloptNiet: 'Er staat 3 februari.', watMoetErStaan: 'Het is 4 februari.', organisatie: 'Veilig Thuis Merelland' }]);

    const pagina = (doel: 'burger-informeren' | 'casus-afsluiten', medewerker: Medewerker) => o.kern.db.transaction((tx) => metRechtzettingen(
      { kern: o.kern, tx, now: o.kern.clock.now(), taakId: taak.id, formId: '', elementId: '', casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', processInstanceKey: '1', elementInstanceKey: '1', variabelen: {}, medewerker, traceparent }, { doel },
      { beginwaarden: {}, secties: [{ titel: 'Wie', gegevenssoort: 'IDE', regels: [{ label: 'Geboren', waarde: '3 februari' }] }, { titel: 'Anders', gegevenssoort: 'VEI', regels: [] }] }));
    const vol = await pagina('burger-informeren', daan);
    expect(vol.secties[0]?.regels).toMatchObject([{ waarde: '3 februari' }, { label: expect.stringMatching(/^Rechtgezet op .* door Veilig Thuis Merelland$/), waarde: 'Dit klopt niet: Er staat 3 februari. Er moet staan: Het is 4 februari.' }]);
    expect(vol.secties[1]?.regels).toEqual([]);
    // Without a ground for this doel the task stays readable; of the correction one only reads that it is there.
    const dicht = (await pagina('casus-afsluiten', daan)).secties[0]?.regels.at(-1);
    expect(dicht).toMatchObject({ waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' });
  });

  test('R7.7: who read or was handed the old value is told, by event or in the casus; whom nobody told stands in the register; a partner that saw nothing of it hears nothing', async () => {
    const uit = await beslist('correctie', verbetering, async (casusId, persoonId) => {
      await o.kern.db('organisatie').where({ id: mara.organisatieId }).update({ eindpunt: JSON.stringify({ contract: 'keten-v1', url: 'http://127.0.0.1:9/' }) });
      const partner = (soort: string) => o.kern.db('organisatie').where({ soort, status: 'actief' }).orderBy('oin').first('id', 'oin', 'naam', 'soort') as Promise<{ id: string; oin: string; naam: string; soort: string }>;
      const [gi, ggz] = [await partner('GI'), await partner('GGZ')];
      await o.kern.db('organisatie').whereIn('id', [gi.id, ggz.id]).update({ eindpunt: null });
      await vraag(noor, casusId, persoonId);
      const { betrokkene_pseudoniem: pseudoniem } = await o.kern.db('verwerkingenlog').where({ casus_id: casusId, status: 'ok' }).whereNotNull('betrokkene_pseudoniem').orderBy('volgnummer', 'desc').first('betrokkene_pseudoniem') as { betrokkene_pseudoniem: string };
      const over = async (oin: string, soort: string, niveau: number): Promise<void> => { await o.kern.db('verwerkingenlog').insert({ trace_id: randomUUID().replaceAll('-', ''), span_id: randomUUID().replaceAll('-', '').slice(0, 16), status: 'ok', naam: 'casus.lezen', begonnen_op: new Date(), geeindigd_op: new Date(), verwerkingsactiviteit: 'x', betrokkene_pseudoniem: pseudoniem, casus_id: casusId, gegevenssoorten: [soort], richting: 'uit', ontvanger_oin: oin, niveau }); };
      await over(mara.organisatieOin, 'IDE', 2);
      await over(gi.oin, 'IDE', 1);
      await over(ggz.oin, 'VEI', 2);
      await over(ggz.oin, 'IDE', 0);
    });
    const gezegd = await o.kern.db('rechtzetting_kennisgeving as k').join('organisatie as g', 'g.id', 'k.organisatie_id').where({ verzoek_id: uit.id }).orderBy('k.wijze').select('k.wijze', 'g.soort') as { wijze: string; soort: string }[];
    expect(gezegd).toEqual([{ wijze: 'gebeurtenis', soort: 'POL' }, { wijze: 'nog-zelf', soort: 'GI' }]);
    expect(await o.kern.db('outbox').where({ soort: 'partner-gebeurtenis' }).whereRaw("opdracht->'gebeurtenis'->>'type' = 'nl.samenspel.deelnemen-burger.gegeven-rechtgezet.v1'").select(o.kern.db.raw("opdracht->>'organisatieId' as wie, opdracht->'gebeurtenis'->'data' as data"))).toMatchObject([{ wie: mara.organisatieId, data: { rechtzettingId: uit.id, gegevenssoort: 'IDE' } }]);
    expect(uit.wat).toMatch(/^Rechtzetting vastgelegd bij IDE; .*Ingelicht: Politie.*Nog niet ingelicht, dat moet u zelf doen: GI/);
    expect(uit.tekst).toMatch(/laten weten aan Politie[^.]*\..*Dit moet nog naar GI/s);
    expect(uit.tekst).not.toContain('GGZ');
    expect(uit.tekst).not.toContain('Wij doen wat u vraagt');
  });

  test('X10, R7.7: restricted use refuses reading, writing and handing out, with the reason, until it is lifted; in an emergency, for his rights and for another person it goes on', async () => {
    const uit = await beslist('beperking', toewijzen);
    expect(uit.wat).toBe('Gebruik in deze casus beperkt: alleen bewaren, tot dit wordt opgeheven.');
    const [beperking] = await beperkingenIn(o.kern.db, uit.casusId);
    expect(beperking?.persoonId).toBe(uit.persoonId);
    const gelezen = await vraag(noor, uit.casusId, uit.persoonId);
    expect(gelezen.niveaus).toEqual({ CAS: 2 });
    expect(gelezen.uitleg).toContain('op verzoek is beperkt');
    const dicht = { code: 'geen-grondslag', detail: expect.stringContaining('vroeg om zijn gegevens nu niet te gebruiken') };
    await expect(vraag(noor, uit.casusId, uit.persoonId, { gevraagd: ['IDE', 'VEI'] })).rejects.toMatchObject(dicht);
    await expect(vraag(noor, uit.casusId, uit.persoonId, { actie: 'schrijven' })).rejects.toMatchObject(dicht);
    await expect(vraag(daan, uit.casusId, uit.persoonId, { actie: 'verstrekken' })).rejects.toMatchObject(dicht);
    // Nobody is named: it may be about him.
    await expect(vraag(noor, uit.casusId, uit.persoonId, { gevraagd: ['VEI'], object: { type: 'triage', id: randomUUID(), casusId: uit.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [] } })).rejects.toMatchObject(dicht);
    expect((await vraag(noor, uit.casusId, randomUUID())).niveaus).toMatchObject({ IDE: 2 });
    expect((await vraag(wiebe, uit.casusId, uit.persoonId, { doel: 'burger-informeren', gevraagd: ['IDE', 'BUI'] })).niveaus).toEqual({ IDE: 2, BUI: 2 });
    expect((await vraag(noor, uit.casusId, uit.persoonId, { object: { type: 'triage', id: randomUUID(), casusId: uit.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [uit.persoonId], feiten: { NOOD: true } } })).niveaus).toMatchObject({ IDE: 2 });

    const hef = (wie: Medewerker, id: string) => roep('/api/v1/casussen/:id/beperkingen/:beperkingId/opheffingen', wie, { params: { id: uit.casusId, beperkingId: id }, doel: 'burger-informeren', body: { reden: 'De gegevens zijn nagekeken en kloppen.' } });
    await expect(hef(await o.als('sietske', 'procesregisseur'), beperking?.id ?? '')).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(hef(wiebe, randomUUID())).rejects.toMatchObject({ code: 'niet-gevonden' });
    await hef(wiebe, beperking?.id ?? '');
    expect((await vraag(noor, uit.casusId, uit.persoonId)).niveaus).toMatchObject({ IDE: 2, VEI: 2 });
    expect(await o.kern.db('bericht').where({ aan_persoon_id: uit.persoonId, soort: 'beperking-opgeheven' }).pluck('object_id')).toEqual([beperking?.id]);
  });

  test('R7.8: a granted erasure is an order with what the law keeps; register and citizen read that nothing is gone yet', async () => {
    const uit = await beslist('verwijdering', toewijzen);
    expect(await o.kern.db('verwijderopdracht').where({ verzoek_id: uit.id }).first('status', 'bewaren')).toEqual({ status: 'open', bewaren: ['Dossier van Veilig Thuis: 20 jaar (Wmo 2015 5.3.4).', 'De lijst van wie uw gegevens zag: 5 jaar (eigen regel; NEN 7513).'] });
    expect(uit.wat).toContain('Er is nog niets gewist');
    expect(uit.tekst).toContain('Zij zijn nu nog niet weg.');
    expect(uit.tekst).toContain('Dossier van Veilig Thuis: 20 jaar (Wmo 2015 5.3.4).');
    expect(await o.kern.db('persoon').where({ id: uit.persoonId }).first('id')).toBeDefined();
  });

  test('R0.5: what a citizen adds to his request and taking it back leave their line in the logs, a refused try leaves none', async () => {
    const { casusId, personen: [persoonId = ''] } = await o.nieuweCasus();
    const v = await o.kern.db.transaction((tx) => dienVerzoekIn(o.kern, tx, { casusId, persoonId, verzoekerNaam: null, namensPersoonId: null, soort: 'bezwaar', omschrijving: 'Ik ben het er niet mee eens.' }));
    await o.kern.db('burgerverzoek_besluit').insert({ verzoek_id: v.id, soort: 'aanvulling', uitkomst: 'gevraagd', motivatie: 'Waarover?', op: o.kern.clock.now() });
    const regels = () => o.kern.db('auditlog').where({ object_id: v.id, gebruiker_soort: 'burger', uitkomst: 0 }).orderBy('volgnummer').pluck('actie');
    await expect(roep('/api/v1/mijn/verzoeken/:id/aanvullingen', burger(randomUUID()), { params: { id: v.id }, body: { id: randomUUID(), tekst: 'x' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await regels()).toEqual([]);
    await roep('/api/v1/mijn/verzoeken/:id/aanvullingen', burger(persoonId), { params: { id: v.id }, body: { id: randomUUID(), tekst: 'Over het gesprek van maandag.' } });
    expect(await regels()).toEqual(['U']);
    await roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger(persoonId), { params: { id: v.id } });
    expect(await regels()).toEqual(['U', 'U']);
  });
});

const lijst = async (pad: string, persoonId: string): Promise<unknown[]> => ((await roep(pad, burger(persoonId), {}, 'get')).body as { items: unknown[] }).items;
const toegang = (persoonId: string, casusId: string) => o.kern.db('portaaltoegang').where({ persoon_id: persoonId, casus_id: casusId }).first('status', 'redenen') as Promise<{ status: string; redenen: string[] } | undefined>;
/** He was told of his casus, was asked something, and gave a request and an answer: something of each list. */
const voorgelicht = async (casusId: string, persoonId: string): Promise<{ verzoekId: string }> => {
  const [i] = await o.kern.db('informering').insert({ casus_id: casusId, process_instance_key: String(Math.floor(Math.random() * 1e15)), aan_persoon_id: persoonId, hoedanigheid: 'zelf', leeftijdsklasse_code: '18-plus', wat: 'verwerking-gestart', status: 'gedaan' }).returning('id') as { id: string }[];
  await o.kern.db('bericht').insert({ aan_persoon_id: persoonId, casus_id: casusId, soort: 'informering', object_id: i?.id, onderwerp: 'x', tekst: 'x', geplaatst_op: o.kern.clock.now() });
  const bijdrage = { casus_id: casusId, persoon_id: persoonId, soort: 'gesprek', vraag: 'Hoe gaat het?', termijn: 'P7D' };
  await o.kern.db('bijdrage').insert([{ ...bijdrage, status: 'gevraagd', gevraagd_op: o.kern.clock.now() }, { ...bijdrage, status: 'beantwoord', uitkomst: 'gegeven', antwoord: 'Goed', beantwoord_op: o.kern.clock.now() }]);
  return { verzoekId: (await o.kern.db.transaction((tx) => dienVerzoekIn(o.kern, tx, { casusId, persoonId, verzoekerNaam: null, namensPersoonId: null, soort: 'bezwaar', omschrijving: 'Ik ben het er niet mee eens.' }))).id };
};
const paden = ['/api/v1/mijn/casussen', '/api/v1/mijn/berichten', '/api/v1/mijn/bijdragen', '/api/v1/mijn/antwoorden', '/api/v1/mijn/verzoeken'];
const aantallen = (persoonId: string): Promise<number[]> => Promise.all(paden.map(async (pad) => (await lijst(pad, persoonId)).length));
const neutraal = { code: 'niet-gevonden', detail: 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.' };
const inzageverzoeken = (casusId: string) => o.kern.db('burgerverzoek').where({ casus_id: casusId, soort: 'inzage' }).orderBy('ontvangen_op').select('id', 'status', 'persoon_id') as Promise<{ id: string; status: string; persoon_id: string }[]>;

describe('access is judged at every visit', () => {
  test('R7.6: somebody who turns out to be suspected of violence sees nothing on any list until a person decides; asked once; a no closes with the neutral text', async () => {
    const { casusId, personen: [vader = ''] } = await o.nieuweCasus([{ rol: 'ouder', geboortedatum: '1988-01-01', naam: 'Vader' }]);
    const { verzoekId } = await voorgelicht(casusId, vader);
    await herzieToegangen(o.kern, vader);
    expect(await aantallen(vader)).toEqual([1, 2, 1, 1, 1]);
    expect(await toegang(vader, casusId)).toBeUndefined();
    await o.kern.db('casus_betrokkene').where({ casus_id: casusId, persoon_id: vader }).update({ rol_in_casus: 'vermoedelijk-pleger' });
    await Promise.all([1, 2, 3].map(() => herzieToegangen(o.kern, vader)));
    expect(await toegang(vader, casusId)).toEqual({ status: 'beoordelen', redenen: ['vermoedelijk-pleger'] });
    expect(await aantallen(vader)).toEqual([0, 0, 0, 0, 0]);
    await expect(roep('/api/v1/mijn/verzoeken', burger(vader), { body: { id: randomUUID(), casusId, soort: 'inzage', omschrijving: 'Ik wil mijn gegevens zien.' } }, 'post')).rejects.toMatchObject(neutraal);
    await expect(roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger(vader), { params: { id: verzoekId } })).rejects.toMatchObject(neutraal);
    const [verzoek, ...meer] = await inzageverzoeken(casusId);
    expect(meer).toEqual([]);
    await o.kern.db.transaction((tx) => startVerzoek(o.kern, tx, verzoek?.id ?? ''));
    const taak = await o.taak(casusId, 'bevoegdheid-beoordelen');
    expect((await o.lees(taak, wiebe)).adviezen?.[0]?.regels.map((r) => r.zin)).toEqual(['De toegang van deze persoon tot het portaal moet eerst worden beoordeeld.', 'Over deze persoon bestaat een vermoeden van geweld.']);
    await o.voltooi(taak, wiebe, { nagegaan: ['gesprek'], isVeiligheidGewogen: true, motivatie: 'Vader mag dit nu niet weten.', uitkomst: 'niet-bevoegd' });
    expect(await toegang(vader, casusId)).toMatchObject({ status: 'geblokkeerd' });
    await herzieToegangen(o.kern, vader);
    expect(await inzageverzoeken(casusId)).toHaveLength(1);
    expect(await aantallen(vader)).toEqual([0, 0, 0, 0, 0]);
    expect(await o.kern.db('portaaltoegang_besluit').where({ casus_id: casusId }).orderBy('op').orderBy('aangemaakt_op').select('status', 'door')).toEqual([{ status: 'beoordelen', door: null }, { status: 'geblokkeerd', door: wiebe.medewerkerId }]);
  });

  test('R7.6, R7.5: a girl of 14 waits for a person; who said yes knew why, so only something new asks again', async () => {
    const { casusId, personen: [kind = '', moeder = ''] } = await o.nieuweCasus([{ rol: 'kind', geboortedatum: '2012-05-01', naam: 'Kievit' }, { rol: 'centraal', geboortedatum: '1988-01-01', naam: 'Moeder' }]);
    await voorgelicht(casusId, kind);
    await herzieToegangen(o.kern, kind);
    expect(await toegang(kind, casusId)).toEqual({ status: 'beoordelen', redenen: ['minderjarig'] });
    const [eerste] = await inzageverzoeken(casusId);
    await o.kern.db.transaction((tx) => startVerzoek(o.kern, tx, eerste?.id ?? ''));
    await o.voltooi(await o.taak(casusId, 'bevoegdheid-beoordelen'), wiebe, { nagegaan: ['gesprek'], isVeiligheidGewogen: true, motivatie: 'Zij begrijpt goed wat zij leest.', uitkomst: 'bevoegd' });
    await o.voltooi(await o.taak(casusId, 'burgerverzoek-behandelen'), wiebe, toewijzen);
    await tot(async () => (await toegang(kind, casusId))?.status === 'actief');
    await herzieToegangen(o.kern, kind);
    expect((await aantallen(kind))[0]).toBe(1);
    await o.kern.db('persoon').where({ id: moeder }).update({ geheimhouding: true });
    await herzieToegangen(o.kern, kind);
    expect(await toegang(kind, casusId)).toEqual({ status: 'beoordelen', redenen: ['minderjarig', 'geheim-adres'] });
    // Who has the secret address herself is not kept out by it.
    await voorgelicht(casusId, moeder);
    await herzieToegangen(o.kern, moeder);
    expect((await aantallen(moeder))[0]).toBe(1);
  });

  test('R7.6, R7.2: a hold closes the portal at once and writes it down, also without a visit; when it ends nothing opens by itself', async () => {
    const { casusId, personen: [vader = ''] } = await o.nieuweCasus([{ rol: 'ouder', geboortedatum: '1988-01-01', naam: 'Vader' }]);
    await voorgelicht(casusId, vader);
    const id = await o.kern.db.transaction((tx) => stelAchterhoudenVoor(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', urgentieCode: 'p3', objecttype: 'casus', objectId: casusId, persoonId: vader, reden: 'veiligheid-kind', motivatie: 'Eerst een veilige plek.', door: noor.medewerkerId }));
    expect(await toegang(vader, casusId)).toEqual({ status: 'geblokkeerd', redenen: ['achterhouding'] });
    await o.kern.db.transaction((tx) => hefAchterhoudingOp(o.kern, tx, id, 'vrijgave'));
    await herzieToegangen(o.kern, vader);
    expect(await toegang(vader, casusId)).toEqual({ status: 'beoordelen', redenen: ['hold-voorbij'] });
    expect((await aantallen(vader))[0]).toBe(0);
    expect(await inzageverzoeken(casusId)).toHaveLength(1);
  });

  test('R7.6: past the last day that was agreed at closing the casus is on no list, what he asks gets the neutral answer and no decision opens it again; on that day, and elsewhere, he still sees it', async () => {
    const vandaag = datumVan(o.kern.clock.now());
    const { casusId, personen: [vader = ''] } = await o.nieuweCasus([{ rol: 'ouder', geboortedatum: '1988-01-01', naam: 'Vader' }]);
    const { verzoekId } = await voorgelicht(casusId, vader);
    const { casusId: andere } = await o.nieuweCasus();
    await o.kern.db('casus_betrokkene').insert({ casus_id: andere, persoon_id: vader, rol_in_casus: 'ouder', van_datum: vandaag });
    await voorgelicht(andere, vader);
    const sluit = (id: string, portaalTot: string) => o.kern.db.transaction((tx) => meldAfsluiting(o.kern, tx, { casusId: id, processInstanceKey: String(Math.floor(Math.random() * 1e15)), isOverleden: false, portaalTot }));
    await sluit(casusId, plusDagen(vandaag, -1));
    await sluit(andere, vandaag);
    await Promise.all([1, 2, 3].map(() => herzieToegangen(o.kern, vader)));
    expect([await toegang(vader, casusId), await toegang(vader, andere)]).toMatchObject([{ status: 'vervallen' }, { status: 'actief' }]);
    expect((await lijst('/api/v1/mijn/casussen', vader) as { id: string }[]).map((c) => c.id)).toEqual([andere]);
    expect((await aantallen(vader)).slice(2)).toEqual([1, 1, 1]);
    expect(await o.kern.db('portaaltoegang_besluit').where({ casus_id: casusId }).select('status', 'door')).toEqual([{ status: 'vervallen', door: null }]);
    await expect(roep('/api/v1/mijn/verzoeken', burger(vader), { body: { id: randomUUID(), casusId, soort: 'inzage', omschrijving: 'Ik wil mijn gegevens zien.' } }, 'post')).rejects.toMatchObject(neutraal);
    await expect(roep('/api/v1/mijn/verzoeken/:id/intrekkingen', burger(vader), { params: { id: verzoekId } })).rejects.toMatchObject(neutraal);
    await o.kern.db.transaction((tx) => weegToegang(o.kern, tx, { persoonId: vader, casusId, status: 'actief', door: noor.medewerkerId }));
    // Who decides before the next visit does not open it either.
    await o.kern.db('portaaltoegang').where({ casus_id: casusId }).update({ status: 'actief' });
    await o.kern.db.transaction((tx) => weegToegang(o.kern, tx, { persoonId: vader, casusId, status: 'actief', door: noor.medewerkerId }));
    expect(await toegang(vader, casusId)).toMatchObject({ status: 'vervallen' });
  });

  test('R7.6 (namens mijn kind): a parent with certain gezag chooses his child, logged on both; uncertain gezag, suspicion or a hold on the child offers nothing and refuses', async () => {
    const { casusId, personen: [kind = '', moeder = ''] } = await o.nieuweCasus([{ rol: 'kind', geboortedatum: '2020-05-01', naam: 'Kievit' }, { rol: 'centraal', geboortedatum: '1988-01-01', naam: 'Moeder' }]);
    await voorgelicht(casusId, moeder);
    const gezag = { casus_id: casusId, minderjarige_id: kind, type: 'EenhoofdigOuderlijkGezag', houders: JSON.stringify([{ rol: 'ouder', persoonId: moeder, bsnIndex: null, naam: null }]), triggers: [], peil_op: o.kern.clock.now(), bron: 'gezag' };
    const namens = async () => ((await lijst('/api/v1/mijn/casussen', moeder))[0] as { namens: unknown }).namens;
    const vraagNamens = () => roep('/api/v1/mijn/verzoeken', burger(moeder), { body: { id: randomUUID(), casusId, soort: 'inzage', omschrijving: 'Ik wil zien wat er over mijn kind staat.', namensPersoonId: kind } }, 'post');
    await o.kern.db('gezagsrelatie').insert({ ...gezag, code: 'beoordelen' });
    expect(await namens()).toEqual({ kinderen: [], wordtBeoordeeld: true });
    await expect(vraagNamens()).rejects.toMatchObject(neutraal);
    await o.kern.db('gezagsrelatie').where({ casus_id: casusId }).update({ code: 'eenduidig' });
    expect(await namens()).toEqual({ kinderen: [{ persoonId: kind, naam: 'Test Kievit' }], wordtBeoordeeld: false });
    const { body } = await vraagNamens();
    const regels = await o.kern.db('verwerkingenlog as v').join('auditlog as a', (k) => { k.on('a.span_id', 'v.span_id').andOn('a.trace_id', 'v.trace_id'); }).where({ 'a.object_id': (body as { id: string }).id, 'a.gebruiker_soort': 'burger' }).distinct('v.betrokkene_pseudoniem');
    expect(regels).toHaveLength(2);
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'casus', object_id: casusId, persoon_id: kind, reden: 'veiligheid-kind', motivatie: 'Het kind wil dit niet.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() });
    expect(await namens()).toEqual({ kinderen: [], wordtBeoordeeld: false });
    await expect(vraagNamens()).rejects.toMatchObject(neutraal);
    await o.kern.db('achterhouding').where({ casus_id: casusId }).update({ status: 'opgeheven' });
    await o.kern.db('casus_betrokkene').where({ casus_id: casusId, persoon_id: moeder }).update({ rol_in_casus: 'vermoedelijk-pleger' });
    await expect(vraagNamens()).rejects.toMatchObject(neutraal);
  });
});

describe('a complaint', () => {
  /** A complaint of a citizen in a casus where these people work by name; gives the request, its task, and who sees that. */
  const klaag = async (team: readonly Medewerker[], over: (m: Medewerker) => { organisatieId: string; functie: string | null }) => {
    const { casusId, personen: [persoonId = ''] } = await o.nieuweCasus();
    await voorgelicht(casusId, persoonId);
    await o.kern.db.transaction(async (tx) => { for (const m of team) await wijsTeamToe(o.kern, tx, casusId, { organisatieId: m.organisatieId, medewerkerId: m.medewerkerId, rol: 'deelnemer', via: 'verzoek' }); });
    const [eerste] = team;
    if (eerste === undefined) throw new Error('no team');
    const { body } = await roep('/api/v1/mijn/verzoeken', burger(persoonId), { body: { id: randomUUID(), casusId, soort: 'klacht', omschrijving: 'Ik ben niet goed geholpen.', over: over(eerste) } }, 'post');
    const { id } = body as { id: string };
    await o.kern.db.transaction((tx) => startVerzoek(o.kern, tx, id));
    const taak = await o.taak(casusId, 'burgerverzoek-behandelen');
    const ziet = (m: Medewerker): Promise<boolean> => o.kern.db.transaction((tx) => leesTaak(tx, m, taak.id)).then(() => true, () => false);
    const inLijst = async (m: Medewerker): Promise<boolean> => (await o.kern.db.transaction((tx) => leesLijst(tx, m, { bakje: 'alle', verband: null, bouwsteen: null, termijn: null, status: null, zoek: null, volgorde: 'termijn', na: null, aantal: 100, nu: o.kern.clock.now() }))).some((r) => r.id === taak.id);
    const inRegister = async (m: Medewerker): Promise<boolean> => ((await roep('/api/v1/casussen/:id/burgerverzoeken', m, { params: { id: casusId }, doel: 'burger-informeren' }, 'get')).body as { items: { id: string }[] }).items.some((i) => i.id === id);
    return { casusId, persoonId, id, taak, ziet, inLijst, inRegister };
  };

  test('R7.9: a complaint about a partner goes to the privacybeoordelaar of that partner, not to the regie; an organisation that is not there is refused', async () => {
    const joost = await o.als('joost', 'deelnemer');
    const k = await klaag([joost], (m) => ({ organisatieId: m.organisatieId, functie: 'Wijkagent' }));
    const keuzes = ((await lijst('/api/v1/mijn/casussen', k.persoonId))[0] as { klachtOver: { organisatieId: string; functies: string[] }[] }).klachtOver;
    expect(keuzes.find((x) => x.organisatieId === joost.organisatieId)?.functies).toEqual(['Wijkagent']);
    expect(JSON.stringify(keuzes)).not.toContain('Joost');
    expect([await k.ziet(mara), await k.ziet(wiebe), await k.ziet(noor), await k.ziet(joost)]).toEqual([true, false, false, false]);
    expect([await k.inRegister(wiebe), await k.inRegister(noor)]).toEqual([false, false]);
    for (const fout of [null, { organisatieId: randomUUID(), functie: null }, { organisatieId: joost.organisatieId, functie: 'Rechter' }]) {
      await expect(roep('/api/v1/mijn/verzoeken', burger(k.persoonId), { body: { id: randomUUID(), casusId: k.casusId, soort: 'klacht', omschrijving: 'Ik ben niet goed geholpen.', over: fout } }, 'post')).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    }
    await o.voltooi(k.taak, mara, toewijzen);
    await tot(() => o.kern.db('burgerverzoek').where({ id: k.id, status: 'uitgevoerd' }).first('id'));
  });

  test('R7.9: the employee it is about has no task, no line in the register, the list or the timeline, and no word at closing; a colleague handles it', async () => {
    const andereRol = (functierollen: string[]) => o.kern.db('roltoekenning').where({ medewerker_id: daan.medewerkerId }).update({ functierollen });
    await andereRol(['triagist', 'gedragswetenschapper', 'privacybeoordelaar']);
    const collega = await o.als('daan', 'procesregisseur');
    const k = await klaag([wiebe], (m) => ({ organisatieId: m.organisatieId, functie: 'Gedragswetenschapper' }));
    expect(await o.kern.db('burgerverzoek').where({ id: k.id }).first('klacht_over_medewerkers', 'organisatie_id')).toEqual({ klacht_over_medewerkers: [wiebe.medewerkerId], organisatie_id: wiebe.organisatieId });
    expect([await k.ziet(wiebe), await k.inLijst(wiebe), await k.inRegister(wiebe)]).toEqual([false, false, false]);
    expect([await k.ziet(collega), await k.inLijst(collega), await k.inRegister(collega)]).toEqual([true, true, true]);
    expect((await o.kern.db.transaction((tx) => afsluitpunten(tx, k.casusId))).map((p) => p.zin)).toContain('Een verzoek van een betrokkene is nog niet afgehandeld.');
    expect(JSON.stringify(await o.kern.db.transaction((tx) => afsluitpunten(tx, k.casusId)))).not.toMatch(/lacht/);
    expect(await o.kern.db('casus_tijdlijn').where({ casus_id: k.casusId, bron: `burgerverzoek:${k.id}` })).toEqual([]);
    await andereRol(['triagist', 'onderzoeker', 'gedragswetenschapper', 'voorzitter']);
  });

  test('R7.9: a partner whose only handler is the one complained about does not get it: the regie answers', async () => {
    const k = await klaag([mara], (m) => ({ organisatieId: m.organisatieId, functie: 'Informatiecoördinator' }));
    expect([await k.ziet(mara), await k.ziet(wiebe)]).toEqual([false, true]);
  });
});

describe('wie deelde wat', () => {
  test('ux §4.16, R7.6: a parent chooses whose lines he reads, himself or a child for whom he may ask; never another person, and nothing that is held back from either', async () => {
    const { casusId, personen: [kind = '', moeder = '', ander = ''] } = await o.nieuweCasus([{ rol: 'kind', geboortedatum: '2020-05-01', naam: 'Kievit' }, { rol: 'centraal', geboortedatum: '1988-01-01', naam: 'Moeder' }, { rol: 'ouder', geboortedatum: '1986-01-01', naam: 'Ander' }]);
    await voorgelicht(casusId, moeder);
    const partner = { soort: 'partner', organisatieId: mara.organisatieId, organisatieOin: mara.organisatieOin, organisatiesoort: 'POL' } as const;
    const deel = async (over: readonly string[], id: string = randomUUID()): Promise<string> => { await o.kern.db.transaction((tx) => maakToegang(o.kern).vraag(tx, { aanvrager: partner, doel: 'actie-uitvoeren', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'ACT'], traceparent, object: { type: 'actie', id, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: over, feiten: { GERICHT: true } } })); return id; };
    await deel([moeder]);
    const [samen] = [await deel([kind, moeder]), await deel([kind]), await deel([ander])];
    const lees = async (persoonId?: string): Promise<number> => ((await roep('/api/v1/mijn/uitwisselingen', burger(moeder), { query: persoonId === undefined ? {} : { persoonId } })).body as { items: unknown[] }).items.length;
    await expect(lees(kind), 'no gezag is known').rejects.toMatchObject(neutraal);
    await o.kern.db('gezagsrelatie').insert({ casus_id: casusId, minderjarige_id: kind, type: 'EenhoofdigOuderlijkGezag', houders: JSON.stringify([{ rol: 'ouder', persoonId: moeder, bsnIndex: null, naam: null }]), triggers: [], peil_op: o.kern.clock.now(), bron: 'gezag', code: 'eenduidig' });
    expect([await lees(), await lees(moeder), await lees(kind)]).toEqual([2, 2, 2]);
    for (const id of [ander, randomUUID()]) await expect(lees(id)).rejects.toMatchObject(neutraal);
    // Reading a child's lines is written down on the child too (R0.5).
    expect(await o.kern.db('verwerkingenlog as v').join('auditlog as a', (k) => { k.on('a.span_id', 'v.span_id').andOn('a.trace_id', 'v.trace_id'); }).where({ 'v.casus_id': casusId, 'a.gebruiker_soort': 'burger' }).whereRaw("'LOG' = any(v.gegevenssoorten)").distinct('v.betrokkene_pseudoniem')).toHaveLength(2);
    const hold = { casus_id: casusId, objecttype: 'uitwisseling', object_id: samen, reden: 'rechten-derde', motivatie: 'De houder vroeg dit.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() };
    await o.kern.db('achterhouding').insert({ ...hold, persoon_id: moeder });
    expect([await lees(), await lees(kind)], 'held back from her: not by way of her child either').toEqual([1, 1]);
    await o.kern.db('achterhouding').where({ casus_id: casusId }).delete();
    await o.kern.db('achterhouding').insert({ ...hold, persoon_id: kind });
    await expect(lees(kind)).rejects.toMatchObject(neutraal);
  });

  test('R7.1, R7.2: five exchanges of which one is held: four lines, no gap, stable paging; with organisations and law, without people; after release the line is back with its own date', async () => {
    const { casusId, personen: [persoonId = '', ander = ''] } = await o.nieuweCasus([{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'ouder', geboortedatum: '1960-02-03', naam: 'Ander' }]);
    await voorgelicht(casusId, persoonId);
    const partner = { soort: 'partner', organisatieId: mara.organisatieId, organisatieOin: mara.organisatieOin, organisatiesoort: 'POL' } as const;
    const deel = async (over: readonly string[], id: string = randomUUID()): Promise<void> => { await o.kern.db.transaction((tx) => maakToegang(o.kern).vraag(tx, { aanvrager: partner, doel: 'actie-uitvoeren', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'ACT'], traceparent, object: { type: 'actie', id, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: over, feiten: { GERICHT: true } } })); };
    const gehouden = randomUUID();
    for (const id of [randomUUID(), randomUUID(), gehouden, randomUUID(), randomUUID()]) await deel([persoonId], id);
    await deel([ander]);
    // What the regie reads at home is no exchange, and neither is a refusal.
    await vraag(noor, casusId, persoonId);
    await expect(vraag(mara, casusId, persoonId, { doel: 'nazorg-bieden', gevraagd: ['IDE'], object: { type: 'casus', id: casusId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [persoonId] } })).rejects.toThrow();
    const lees = async () => (await lijst('/api/v1/mijn/uitwisselingen', persoonId)) as { id: string; van: string; naar: string; wat: string[]; wetten: string[]; uitkomst: string; isLaterGetoond: boolean }[];
    expect(await lees()).toHaveLength(5);
    const alles = (await lees()).map((r) => r.id);
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'uitwisseling', object_id: gehouden, persoon_id: persoonId, reden: 'rechten-derde', motivatie: 'De houder vroeg dit.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() });
    const over = await lees();
    expect(over.map((r) => r.id)).toEqual(alles.filter((_, i) => i !== 2));
    expect(over[0]).toMatchObject({ van: 'Veilig Thuis Merelland', naar: 'Politie Basisteam Merelland', uitkomst: 'gedeeld', isLaterGetoond: false });
    expect(over[0]?.wetten.length).toBeGreaterThan(0);
    expect(over[0]?.wat).toContain('uw naam en geboortedatum');
    expect(JSON.stringify(over)).not.toMatch(/Mara|Noor|Wulp/);
    await o.kern.db('achterhouding').where({ object_id: gehouden }).update({ status: 'opgeheven' });
    expect((await lees()).map((r) => [r.id, r.isLaterGetoond])).toEqual(alles.map((id, i) => [id, i === 2]));
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoonId, casus_id: casusId, hoedanigheid: 'zelf', status: 'geblokkeerd' });
    expect(await lees()).toEqual([]);
  });

  test('R7.1: what the regie of a casus reads at home is no exchange; the same organisation in a casus of another regie is one', async () => {
    const { casusId, personen: [persoonId = ''] } = await o.nieuweCasus();
    const { casusId: ander } = await o.nieuweCasus([]);
    const { code } = await o.kern.db('samenwerkingsverband').where({ regie_soort: 'ZVHB' }).first('code') as { code: string };
    await o.kern.db('casus').where({ id: ander }).update({ verband_code: code });
    await o.kern.db('casus_betrokkene').insert({ casus_id: ander, persoon_id: persoonId, rol_in_casus: 'centraal', van_datum: '2026-11-23' });
    for (const id of [casusId, ander]) { await voorgelicht(id, persoonId); await vraag(noor, id, persoonId); }
    const regels = await lijst('/api/v1/mijn/uitwisselingen', persoonId) as { van: string; naar: string; uitkomst: string }[];
    expect(regels).toMatchObject([{ van: expect.stringContaining('Veiligheidshuis') as unknown, naar: 'Veilig Thuis Merelland', uitkomst: 'ingezien' }]);
  });
});
