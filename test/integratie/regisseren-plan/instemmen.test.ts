import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bepaalStagnatie } from '../../../src/bouwstenen/regisseren-plan/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { tot } from '../../hulp/bouwsteen.ts';
import { ja, maakGezinsopstelling, nee } from './gezin.ts';
import { lang } from './hulp.ts';

type Alles = Awaited<ReturnType<typeof maakGezinsopstelling>>;
let o: Alles['o'], h: Alles['h'], hulp: Alles['hulp'], fenna: Medewerker, bram: Medewerker;
const dag = 86_400_000;
beforeAll(async () => { ({ o, h, hulp, fenna, bram } = await maakGezinsopstelling()); });
afterAll(async () => { await (o as Alles['o'] | undefined)?.stopAlles(); });

describe('R7.10: consent per part and per person', () => {
  test('ux §4.16, R7.10: an answer on the plan changes until its date: before it is read, after it is read, and on a running plan; what was changed since is not agreed to by it', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    const verander = (wie: string, body: Record<string, unknown>): Promise<unknown> => h.roep('put', '/api/v1/mijn/plannen/:id/antwoorden', h.burger(wie), { params: { id: g.planId }, body: { tekst: null, ...body } });
    const geenOppas = [{ interventieId: g.cursus, reden: 'Ik heb geen oppas op die avond.' }];
    await expect(verander(g.mira, ja), 'not answered yet').rejects.toMatchObject({ code: 'gesloten' });
    await hulp.antwoord(g, g.mira, ja);
    await expect(verander(g.mira, ja), 'the same').rejects.toMatchObject({ code: 'al-beantwoord' });
    await expect(verander(g.mira, { uitkomst: 'deels', geweigerd: [{ interventieId: randomUUID(), reden: 'Dit hoort niet bij mij.' }] })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await verander(g.mira, { uitkomst: 'deels', geweigerd: geenOppas });
    await hulp.antwoord(g, g.sander, ja);
    // Read together: her new answer counts, the old one is kept.
    await o.taak(g.casusId, 'plan-bijstellen');
    expect(await hulp.stand(g)).toEqual({ rust: 'concept gegeven', cursus: 'concept geweigerd', werk: 'concept gegeven' });
    await verander(g.mira, nee);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept geweigerd', cursus: 'concept geweigerd', werk: 'concept geweigerd' });
    await verander(g.mira, ja);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept gegeven', cursus: 'concept gegeven', werk: 'concept gegeven' });
    const { id } = await o.kern.db('bijdrage').where({ casus_id: g.casusId, persoon_id: g.mira }).first('id') as { id: string };
    expect(await o.kern.db('bijdrage_versie').where({ bijdrage_id: id }).orderBy('nummer').select('uitkomst', 'antwoord', 'onderdelen')).toEqual([{ uitkomst: 'akkoord', antwoord: null, onderdelen: [] }, { uitkomst: 'geen-akkoord', antwoord: null, onderdelen: geenOppas }, { uitkomst: 'geen-akkoord', antwoord: nee.tekst, onderdelen: [] }]);
    expect(await o.kern.db('signaal').where({ casus_id: g.casusId }).select('voor', 'zin')).toEqual([1, 2, 3].map(() => ({ voor: 'casusregisseur', zin: 'Een gezinslid veranderde een antwoord over het plan. Lees wat er nu staat.' })));
    await hulp.houdVast(g);
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'actief gegeven actie', cursus: 'actief gegeven actie', werk: 'actief gegeven actie' });
    // On a running plan: nothing stops by itself, the casusregisseur sees it. Content that was changed since is not what she answered about.
    await h.roep('post', h.op('/bijstellingen'), fenna, { params: { id: g.planId } });
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { omschrijving: 'Gesprek met een andere jobcoach' });
    await verander(g.mira, { uitkomst: 'deels', geweigerd: geenOppas });
    expect(await hulp.stand(g)).toEqual({ rust: 'actief gegeven actie', cursus: 'actief geweigerd actie', werk: 'actief gevraagd actie' });
    await o.vooruit(15 * dag);
    await expect(verander(g.mira, ja)).rejects.toMatchObject({ code: 'gesloten' });
    await o.kern.db('plan').where({ id: g.planId }).update({ status: 'ingetrokken' });
    await expect(verander(g.mira, ja)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(h.roep('put', '/api/v1/mijn/plannen/:id/antwoorden', h.burger(randomUUID()), { params: { id: g.planId }, body: { tekst: null, geweigerd: [], ...ja } })).rejects.toMatchObject({ code: 'niet-gevonden' });
  });

  test('ux §4.16, R7.10: a changed word counts only where it is another: what the casusregisseur left out of a plan with a yes stays out; a yes in a talk is taken back in the portal', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    const verander = (wie: string, body: Record<string, unknown>): Promise<unknown> => h.roep('put', '/api/v1/mijn/plannen/:id/antwoorden', h.burger(wie), { params: { id: g.planId }, body: { tekst: null, ...body } });
    const geenOppas = (reden: string): Record<string, unknown> => ({ uitkomst: 'deels', geweigerd: [{ interventieId: g.cursus, reden }] });
    await hulp.antwoord(g, g.mira, geenOppas('Ik heb geen oppas op die avond.'));
    await hulp.antwoord(g, g.sander, ja);
    const taak = await o.taak(g.casusId, 'plan-bijstellen');
    // The casusregisseur leaves out more than was refused: "werk", to which Mira said yes.
    await o.voltooi(taak, fenna, { uitkomst: 'vasthouden', geweigerd: [g.cursus, g.werk], toelichting: lang });
    await o.taak(g.casusId, 'plan-akkoord');
    const buiten = { rust: 'concept gegeven', cursus: 'concept geweigerd', werk: 'concept geweigerd' };
    expect(await hulp.stand(g)).toEqual(buiten);
    // Another reason for the same refusal: her words are kept, and "werk" stays out.
    await verander(g.mira, geenOppas('Ik heb geen oppas en de school is te ver.'));
    expect(await hulp.stand(g)).toEqual(buiten);
    expect(await o.kern.db('plan_instemming').where({ interventie_id: g.cursus, persoon_id: g.mira }).orderBy('volgnummer', 'desc').first('reden')).toEqual({ reden: 'Ik heb geen oppas en de school is te ver.' });
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'actief gegeven actie', cursus: 'concept geweigerd', werk: 'concept geweigerd' });
    // By telephone she says yes to the course after all; in the portal she then says no to all: her last word counts, also about the course.
    await h.roep('post', h.op('/interventies/:deelId/akkoorden'), fenna, { params: { id: g.planId, deelId: g.cursus }, body: { id: randomUUID(), persoonId: g.mira, uitkomst: 'gegeven', wijze: 'telefoon', op: h.vandaag(), toelichting: 'Mira heeft nu oppas.' } });
    expect(await hulp.stand(g)).toMatchObject({ cursus: 'concept gegeven' });
    await verander(g.mira, nee);
    expect(await hulp.stand(g)).toEqual({ rust: 'actief geweigerd actie', cursus: 'concept geweigerd', werk: 'concept geweigerd' });
  });

  test('R7.10, processen §8 case 17: both refuse the whole plan → nothing of it counts or is set out, whatever the regisseur ticks', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    await hulp.antwoord(g, g.mira, nee);
    await hulp.antwoord(g, g.sander, nee);
    const taak = await o.taak(g.casusId, 'plan-bijstellen');
    expect(((await o.lees(taak, fenna)).beginwaarden['geweigerd'] as string[]).toSorted()).toEqual([g.rust, g.cursus, g.werk].toSorted());
    for (const geweigerd of [[], [g.rust]]) await expect(o.voltooi(taak, fenna, { uitkomst: 'vasthouden', geweigerd, toelichting: lang })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/geweigerd', code: 'geweigerd' }] } });
    await hulp.houdVast(g);
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept geweigerd', cursus: 'concept geweigerd', werk: 'concept geweigerd' });
    expect((await h.plan(fenna, g.planId)).doelen.map((d) => d.isActief)).toEqual([false, false]);
    expect(await o.kern.db('actie').where({ plan_id: g.planId })).toEqual([]);
  });

  test('R7.10, processen §8 case 17: one says yes, the other nothing → what concerns both stays concept, what concerns the first alone counts; S7 while it waits', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    await hulp.antwoord(g, g.mira, ja);
    await o.vooruit(18 * dag);
    await hulp.houdVast(g);
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept gevraagd', cursus: 'concept gevraagd', werk: 'actief gegeven actie' });
    expect((await h.plan(fenna, g.planId)).interventies?.find((i) => i.id === g.rust)?.instemmingen.map((s) => [s.persoonId, s.uitkomst, s.wijze])).toEqual([[g.mira, 'gegeven', 'portaal'], [g.sander, null, null]]);
    // Later he says yes to one part in a talk: that part counts from the next version on, the other does not.
    const zegt = (body: Record<string, unknown>, deelId = g.rust): Promise<unknown> => h.roep('post', h.op('/interventies/:deelId/akkoorden'), fenna, { params: { id: g.planId, deelId }, body: { id: randomUUID(), persoonId: g.sander, uitkomst: 'gegeven', wijze: 'telefoon', op: h.vandaag(), toelichting: 'Sander wil dit proberen.', ...body } });
    const s7 = async (): Promise<number> => { await o.kern.db.transaction((tx) => bepaalStagnatie(o.kern, tx, g.planId)); return (await h.plan(fenna, g.planId)).signalen.filter((s) => s.code === 'S7').length; };
    expect(await s7()).toBe(1);
    await zegt({});
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gegeven', cursus: 'concept gevraagd' });
    expect(await s7()).toBe(1);
    await h.roep('post', h.op('/bijstellingen'), fenna, { params: { id: g.planId } });
    await h.roep('post', h.op('/activeringen'), fenna, { params: { id: g.planId }, body: { reden: 'Sander ging later alsnog akkoord.' } });
    expect(await hulp.stand(g)).toEqual({ rust: 'actief gegeven actie', cursus: 'concept gevraagd', werk: 'actief gegeven actie' });
    // Once he said about each of his parts what he thinks, nothing waits for him any more.
    await zegt({ uitkomst: 'geweigerd', toelichting: 'De cursus wil hij niet.' }, g.cursus);
    expect(await s7()).toBe(0);
    // He takes it back: the next version is without it.
    await zegt({ uitkomst: 'geweigerd', toelichting: 'Sander wil hiermee stoppen.' });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'actief geweigerd actie' });
    await h.roep('post', h.op('/bijstellingen'), fenna, { params: { id: g.planId } });
    await h.roep('post', h.op('/activeringen'), fenna, { params: { id: g.planId }, body: { reden: 'Sander trok zijn akkoord in.' } });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept geweigerd actie' });
  });

  test('R7.10: one refuses one part, the other agrees with all → that part stays concept; one refuses all and the other agrees → nothing of both counts', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    await expect(hulp.antwoord(g, g.mira, { uitkomst: 'geen-akkoord', geweigerd: [{ interventieId: g.rust, reden: 'Dit wil ik niet.' }] })).rejects.toThrow(/deels eens/);
    await expect(hulp.antwoord(g, g.mira, { uitkomst: 'deels' })).rejects.toThrow(/deels eens/);
    // Sander cannot refuse for Mira: her part does not stand in his plan.
    await expect(hulp.antwoord(g, g.sander, { uitkomst: 'deels', geweigerd: [{ interventieId: g.werk, reden: 'Dat hoeft zij niet.' }] })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await hulp.antwoord(g, g.mira, { uitkomst: 'deels', geweigerd: [{ interventieId: g.cursus, reden: 'Ik heb geen oppas op die avond.' }] });
    await hulp.antwoord(g, g.sander, ja);
    const eerste = await o.taak(g.casusId, 'plan-bijstellen');
    expect(await hulp.stand(g)).toEqual({ rust: 'concept gegeven', cursus: 'concept geweigerd', werk: 'concept gegeven' });
    // Changed and asked again: the refusal counts no more, the other answers do, and now Sander refuses all that is his.
    await h.wijzig(fenna, g.planId, 'interventies', g.cursus, { omschrijving: 'Oudercursus in de middag' });
    await o.voltooi(eerste, fenna, { uitkomst: 'aangepast', geweigerd: [], toelichting: lang });
    await tot(async () => (await o.kern.db('bijdrage').where({ casus_id: g.casusId, soort: 'plan', status: 'gevraagd' })).length === 2);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept gegeven', cursus: 'concept gevraagd', werk: 'concept gegeven' });
    await hulp.antwoord(g, g.mira, ja);
    await hulp.antwoord(g, g.sander, nee);
    const tweede = await o.taak(g.casusId, 'plan-bijstellen', [eerste.id]);
    await o.voltooi(tweede, fenna, { uitkomst: 'vasthouden', geweigerd: [g.rust, g.cursus], toelichting: lang });
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'concept geweigerd', cursus: 'concept geweigerd', werk: 'actief gegeven actie' });
  });
});

describe('R10.1, R10.5: the casusregisseur makes no consent', () => {
  test('R10.1, R10.5: consent is no field; a talk needs who, when and how; other content asks again; only a decided plan is activated', async () => {
    const g = await hulp.gezin();
    await expect(h.wijzig(fenna, g.planId, 'interventies', g.rust, { akkoord: 'gegeven', akkoordReden: 'Zij vonden het goed.' })).rejects.toThrow(/akkoord/);
    await expect(h.wijzig(fenna, g.planId, 'interventies', g.rust, { akkoord: 'geweigerd' })).rejects.toThrow(/akkoord/);
    const activeer = (): Promise<unknown> => h.roep('post', h.op('/activeringen'), fenna, { params: { id: g.planId }, body: { reden: 'Dit willen wij nu laten gelden.' } });
    const zegt = (body: Record<string, unknown> = {}, deelId = g.rust, m = fenna): Promise<unknown> => h.roep('post', h.op('/interventies/:deelId/akkoorden'), m, { params: { id: g.planId, deelId }, body: { id: randomUUID(), persoonId: g.sander, uitkomst: 'gegeven', wijze: 'huisbezoek', op: h.vandaag(), toelichting: 'Hij zei aan de keukentafel ja.', ...body } });
    for (const fout of [{ persoonId: randomUUID() }, { op: h.over(1) }, { op: h.over(-30) }]) await expect(zegt(fout)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    // The doel about Mira is not Sander's to agree to; the portal is the citizen's own; another medewerker has no say.
    await expect(zegt({}, g.werk)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/persoonId' }] } });
    for (const kort of [{ wijze: 'portaal' }, { toelichting: 'ja' }, { op: undefined }]) await expect(zegt(kort)).rejects.toThrow(/invalid|too_small|Invalid/i);
    await expect(zegt({}, g.rust, bram)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await zegt();
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gevraagd' });
    await zegt({ persoonId: g.mira });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gegeven' });
    expect(await o.kern.db('plan_instemming').where({ interventie_id: g.rust }).orderBy('volgnummer').select('persoon_id', 'wijze', 'reden', 'vastgelegd_door')).toEqual([g.sander, g.mira].map((persoon_id) => ({ persoon_id, wijze: 'huisbezoek', reden: 'Hij zei aan de keukentafel ja.', vastgelegd_door: fenna.medewerkerId })));
    // What is only his own planning keeps it; what they agreed to does not.
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { prioriteit: 'P2', bewustLater: null, omschrijving: 'Gezinsbegeleiding aan huis' });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gegeven' });
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { geplandTot: h.over(80) });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gevraagd' });
    for (const persoonId of [g.mira, g.sander]) await zegt({ persoonId });
    await h.wijzig(fenna, g.planId, 'doelen', g.samen, { specifiek: 'Er is thuis nooit meer ruzie waar een kind bij is.' });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gevraagd' });
    // Whom it concerns is content too: without Sander it is another question to Mira.
    for (const persoonId of [g.mira, g.sander]) await zegt({ persoonId });
    await h.wijzig(fenna, g.planId, 'doelen', g.samen, { betreft: [] });
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gevraagd' });
    await h.wijzig(fenna, g.planId, 'doelen', g.samen, { betreft: [g.sander] });
    await expect(activeer()).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await hulp.vraag(g);
    await expect(activeer()).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(zegt()).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await hulp.antwoord(g, g.mira, ja);
    await hulp.antwoord(g, g.sander, ja);
    await o.taak(g.casusId, 'plan-akkoord');
    await expect(activeer()).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await h.status(g.planId)).toBe('ter-akkoord');
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'actief gegeven actie', cursus: 'actief gegeven actie', werk: 'actief gegeven actie' });
    // A running plan that is changed: the old yes is gone, and nothing new counts without one.
    await h.roep('post', h.op('/bijstellingen'), fenna, { params: { id: g.planId } });
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { omschrijving: 'Gezinsbegeleiding, elke dag' });
    await expect(activeer()).rejects.toMatchObject({ extra: { fouten: [{ code: 'smart-a', veld: `/interventies/${g.rust}/akkoord` }] } });
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { akkoord: 'niet-vereist', akkoordReden: 'Wij vinden dit nodig.' });
    await expect(activeer()).rejects.toMatchObject({ extra: { fouten: [{ code: 'smart-a', veld: `/interventies/${g.rust}/akkoord` }] } });
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { akkoord: 'gevraagd' });
    for (const persoonId of [g.mira, g.sander]) await zegt({ persoonId });
    expect(await activeer()).toMatchObject({ body: { versie: 2 } });
    // One more actie: in a vrijwillig kader only with the akkoord of everybody it concerns.
    const actie = { doelId: g.samen, omschrijving: 'De wijkagent belt elke week.', organisatieId: await h.organisatie('Politie Basisteam Merelland'), soortCode: 'toezicht', prioriteit: 'P3', uiterlijkOp: h.over(20), akkoordReden: 'Beiden vinden dit een goed idee.' };
    const gesprek = { wijze: 'gesprek', op: h.vandaag() };
    for (const akkoord of [null, { ...gesprek, personen: [g.mira] }, { ...gesprek, personen: [g.mira, randomUUID()] }, { ...gesprek, personen: [g.mira, g.sander], op: h.over(2) }]) await expect(h.maak(fenna, g.planId, '/acties', { ...actie, akkoord })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    const id = await h.maak(fenna, g.planId, '/acties', { ...actie, akkoord: { ...gesprek, personen: [g.mira, g.sander] } });
    expect(await o.kern.db('plan_instemming').where({ interventie_id: id }).orderBy('volgnummer').pluck('persoon_id')).toEqual([g.mira, g.sander]);
  });

  test('R10.1: an organisation may own a doel, but the plan says whom of the family it concerns; "niet vereist" is for a gedwongen kader', async () => {
    const g = await hulp.gezin();
    await h.wijzig(fenna, g.planId, 'doelen', g.vanMira, { betreft: [] });
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { akkoord: 'niet-vereist', akkoordReden: 'Wij vinden dit nodig.' });
    await expect(o.voltooi(g.opstellen, fenna, h.terInstemming)).rejects.toMatchObject({ extra: { fouten: [{ veld: `/interventies/${g.rust}/akkoord` }, { veld: `/doelen/${g.vanMira}/betreft` }] } });
    await expect(h.wijzig(fenna, g.planId, 'doelen', g.vanMira, { betreft: [randomUUID()] })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/betreft' }] } });
    const rechtsmiddel = async (): Promise<(string | null)[]> => ((await h.roep('get', '/api/v1/mijn/plannen', h.burger(g.mira))).body as { items: { rechtsmiddel: string | null }[] }).items.map((p) => p.rechtsmiddel);
    expect((await rechtsmiddel()).filter((r) => r !== null), 'nothing is forced yet').toEqual([]);
    await o.voltooi(g.opstellen, fenna, h.gedwongen);
    await hulp.stelVast(g);
    expect(await hulp.stand(g)).toEqual({ rust: 'actief niet-vereist actie', cursus: 'actief niet-vereist actie', werk: 'actief niet-vereist actie' });
    // domein §7.10: who was not asked reads along when the casusregisseur opens the plan for him, and what he can do about it.
    await h.roep('post', h.op('/meelezers'), fenna, { params: { id: g.planId }, body: { persoonId: g.mira } });
    expect(await rechtsmiddel()).toEqual([expect.stringMatching(/naar de rechter.*klacht indienen/s)]);
  });
});

describe('R7.2, R7.4: what a citizen reads of the plan', () => {
  type Mijn = { items: { planId: string; isGevraagd: boolean; doelen: { titel: string; onderdelen: { omschrijving: string; mijnAkkoord: unknown }[] }[] }[] };
  const mijn = async (persoonId: string): Promise<Mijn['items']> => ((await h.roep('get', '/api/v1/mijn/plannen', h.burger(persoonId))).body as Mijn).items;
  test('R7.4, R10.7: each reads the doelen that concern him, also of an organisation; and what was written down from a talk with him', async () => {
    const g = await hulp.gezin();
    await h.roep('post', h.op('/interventies/:deelId/akkoorden'), fenna, { params: { id: g.planId, deelId: g.rust }, body: { id: randomUUID(), persoonId: g.sander, uitkomst: 'gegeven', wijze: 'huisbezoek', op: h.vandaag(), toelichting: 'Hij zei aan de keukentafel ja.' } });
    await hulp.vraag(g);
    expect((await mijn(g.mira))[0]?.doelen.map((d) => d.titel)).toEqual(['Rust in huis', 'Mira werkt weer']);
    const vanSander = await mijn(g.sander);
    expect(vanSander[0]?.doelen.map((d) => d.titel)).toEqual(['Rust in huis']);
    expect(JSON.stringify(vanSander)).not.toMatch(/jobcoach|Mira/);
    expect(vanSander[0]?.doelen[0]?.onderdelen.map((x) => x.mijnAkkoord)).toEqual([{ uitkomst: 'gegeven', wijze: 'huisbezoek', op: h.vandaag() }, null]);
    expect((await mijn(g.mira))[0]?.doelen[0]?.onderdelen.map((x) => x.mijnAkkoord)).toEqual([null, null]);
    expect(await mijn(randomUUID())).toEqual([]);
  });

  test('R7.2: while something is held back from a person, his plan and its question do not exist for him, by any road; afterwards they do', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    const [hold] = await o.kern.db('achterhouding').insert({ casus_id: g.casusId, objecttype: 'uitwisseling', object_id: randomUUID(), persoon_id: g.sander, reden: 'veiligheid-kind', motivatie: 'De kinderen lopen nu gevaar.', besluit_door: fenna.medewerkerId, besluit_op: o.kern.clock.now() }).returning('id') as { id: string }[];
    expect(await mijn(g.sander)).toEqual([]);
    await expect(hulp.antwoord(g, g.sander, ja)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(h.roep('post', '/api/v1/mijn/plannen/:id/voorstellen', h.burger(g.sander), { params: { id: g.planId }, body: { id: randomUUID(), titel: 'Weer werken', tekst: 'Ik wil werken.' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await mijn(g.mira)).toHaveLength(1);
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'opgeheven', opgeheven_op: o.kern.clock.now() });
    expect(await mijn(g.sander)).toHaveLength(1);
  });

  test('ux §4.11: who reads along reads his doelen before he is asked, and stops when it is stopped; not a stranger, not who a hold is about', async () => {
    const g = await hulp.gezin();
    expect(await mijn(g.sander)).toEqual([]);
    const laat = (persoonId: string, m = fenna): Promise<unknown> => h.roep('post', h.op('/meelezers'), m, { params: { id: g.planId }, body: { persoonId } });
    const stop = (persoonId: string): Promise<unknown> => h.roep('delete', h.op('/meelezers/:deelId'), fenna, { params: { id: g.planId, deelId: persoonId } });
    await expect(laat(randomUUID())).rejects.toMatchObject({ extra: { fouten: [{ veld: '/persoonId' }] } });
    await expect(laat(g.sander, bram)).rejects.toMatchObject({ code: 'niet-gevonden' });
    const [hold] = await o.kern.db('achterhouding').insert({ casus_id: g.casusId, objecttype: 'informering', object_id: randomUUID(), persoon_id: g.sander, reden: 'veiligheid-kind', motivatie: 'De kinderen lopen nu gevaar.', besluit_door: fenna.medewerkerId, besluit_op: o.kern.clock.now() }).returning('id') as { id: string }[];
    await expect(laat(g.sander)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/persoonId' }] } });
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'opgeheven' });
    for (const _ of [1, 2]) await laat(g.sander);
    expect((await h.plan(fenna, g.planId)).meelezers?.map((m) => m.persoonId)).toEqual([g.sander]);
    expect((await mijn(g.sander)).map((p) => [p.isGevraagd, p.doelen.map((d) => d.titel)])).toEqual([[false, ['Rust in huis']]]);
    expect(await mijn(g.mira)).toEqual([]);
    // Reading along is no question: there is nothing to agree to yet.
    await expect(hulp.antwoord(g, g.sander, ja)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'actief' });
    expect(await mijn(g.sander)).toEqual([]);
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'opgeheven' });
    await stop(g.sander);
    await expect(stop(g.sander)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await mijn(g.sander)).toEqual([]);
    await h.wijzig(fenna, g.planId, 'doelen', g.samen, { betreft: [] });
    await expect(laat(g.sander)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/persoonId' }] } });
  });

  test('ux §4.11: a remark about a part stands on its card for the casusregisseur and changes no consent; the other of the family does not read it', async () => {
    const g = await hulp.gezin();
    await hulp.vraag(g);
    const zeg = (wie: string, interventieId: string, tekst = 'Kan dit ook in de avond?'): Promise<unknown> => h.roep('post', '/api/v1/mijn/plannen/:id/opmerkingen', h.burger(wie), { params: { id: g.planId }, body: { id: randomUUID(), interventieId, tekst } });
    await expect(zeg(g.sander, g.werk)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/interventieId' }] } });
    await expect(zeg(randomUUID(), g.rust)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await zeg(g.mira, g.rust);
    const kaart = (await h.plan(fenna, g.planId)).interventies?.find((i) => i.id === g.rust);
    expect(kaart).toMatchObject({ akkoord: 'gevraagd', opmerkingen: [{ tekst: 'Kan dit ook in de avond?' }] });
    expect(JSON.stringify(await mijn(g.mira))).toContain('in de avond');
    expect(JSON.stringify(await mijn(g.sander))).not.toContain('in de avond');
  });
});
