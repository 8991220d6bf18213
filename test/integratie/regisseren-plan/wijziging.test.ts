import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beantwoordBijdrage } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import { bepaalStagnatie } from '../../../src/bouwstenen/regisseren-plan/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { ja, maakGezinsopstelling, type Gezin } from './gezin.ts';

type Alles = Awaited<ReturnType<typeof maakGezinsopstelling>>;
let o: Alles['o'], h: Alles['h'], hulp: Alles['hulp'], fenna: Medewerker, bram: Medewerker;
const dag = 86_400_000;
beforeAll(async () => { ({ o, h, hulp, fenna, bram } = await maakGezinsopstelling()); });
afterAll(async () => { await (o as Alles['o'] | undefined)?.stopAlles(); });

/** He was told of the casus and reads in the portal. */
const vertel = (g: Gezin, persoonId: string, veiligContact = 'ja'): Promise<unknown> => o.kern.db('informering').insert({ casus_id: g.casusId, process_instance_key: Math.floor(Math.random() * 1e12), aan_persoon_id: persoonId, hoedanigheid: 'zelf', leeftijdsklasse_code: '18-plus', wat: 'samenwerking', status: 'gedaan', veilig_contact: veiligContact });
const bijstellen = (g: Gezin): Promise<unknown> => h.roep('post', h.op('/bijstellingen'), fenna, { params: { id: g.planId } });
/** A running plan to which everybody said yes, a day ago, and that is being changed now. */
const lopend = async (): Promise<Gezin> => {
  const g = await hulp.gezin();
  await hulp.vraag(g);
  for (const wie of [g.mira, g.sander]) await hulp.antwoord(g, wie, ja);
  await hulp.stelVast(g);
  await o.vooruit(dag);
  await bijstellen(g);
  return g;
};
const stelVraag = async (g: Gezin, m = fenna): Promise<{ gevraagd: string[]; nietInPortaal: string[] }> => (await h.roep('post', h.op('/instemmingsvragen'), m, { params: { id: g.planId } })).body as never;
const activeer = (g: Gezin): Promise<unknown> => h.roep('post', h.op('/activeringen'), fenna, { params: { id: g.planId }, body: { reden: 'Het gezin vroeg om deze wijziging.' } });
const talk = (g: Gezin, persoonId: string, deelId: string, uitkomst = 'gegeven'): Promise<unknown> => h.roep('post', h.op('/interventies/:deelId/akkoorden'), fenna, { params: { id: g.planId, deelId }, body: { id: randomUUID(), persoonId, uitkomst, wijze: 'telefoon', op: h.vandaag(), toelichting: 'Dit zei hij aan de telefoon.' } });
type Vraag = { id: string; bijdrageId: string; isGevraagd: boolean; delen: { interventieId: string; soort: string; omschrijving: string; watVerandert: string[]; mijnAntwoord: string | null; mijnReden: string | null }[] };
type Mijn = { planId: string; rechtsmiddel: string | null; wijzigingen: Vraag[] };
const mijn = async (persoonId: string): Promise<Mijn[]> => ((await h.roep('get', '/api/v1/mijn/plannen', h.burger(persoonId))).body as { items: Mijn[] }).items;
const vragen = async (persoonId: string): Promise<Vraag[]> => (await mijn(persoonId)).flatMap((p) => p.wijzigingen);
const eerste = async (persoonId: string): Promise<Vraag> => { const [v] = await vragen(persoonId); if (!v) throw new Error('no question'); return v; };
type Zegt = Record<string, string>;
/** `ja`, or the reason why not. */
const zeg = (wie: string, id: string, wat: Zegt, tekst: string | null = null, methode = 'post'): Promise<unknown> => h.roep(methode, '/api/v1/mijn/planwijzigingen/:id/antwoorden', h.burger(wie), { params: { id }, body: { tekst, delen: Object.entries(wat).map(([interventieId, w]) => ({ interventieId, antwoord: w === 'ja' ? 'ja' : 'nee', reden: w === 'ja' ? null : w })) } });
const opKaart = async (g: Gezin, deel: string): Promise<unknown[]> => ((await h.plan(fenna, g.planId)).interventies?.find((i) => i.id === deel)?.instemmingen ?? []).map((s) => [s.persoonId === g.mira ? 'mira' : 'sander', s.uitkomst, s.wijze, s.toelichting, s.vraagOp, s.isInPortaal]);
const geldt = async (g: Gezin, ...delen: string[]): Promise<string[]> => { const { interventies = [] } = await h.plan(fenna, g.planId); return delen.map((id) => { const i = interventies.find((x) => x.id === id); return `${i?.isActief ? 'actief' : 'concept'} ${i?.akkoord}`; }); };
const open = async (g: Gezin): Promise<number> => (await o.kern.db('bijdrage').where({ casus_id: g.casusId, status: 'gevraagd' })).length;

describe('R7.10, R10.5: a changed part of a running plan is asked in the portal', () => {
  test('R10.5, R7.10: who was told is asked what changed, in plain words and about his own parts; the other is named for a talk; only the yes of all makes it hold', async () => {
    const g = await lopend();
    await expect(stelVraag(g)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await vertel(g, g.mira);
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { omschrijving: 'Gezinsbegeleiding in de avond', organisatieId: await h.organisatie('Politie Basisteam Merelland'), geplandTot: h.over(80) });
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { soortCode: 'gesprek' });
    expect(await opKaart(g, g.rust)).toEqual([['mira', null, null, null, null, true], ['sander', null, null, null, null, false]]);
    // Nobody else asks; nothing is asked before the casusregisseur does.
    await expect(stelVraag(g, bram)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await vragen(g.mira)).toEqual([]);
    expect(await stelVraag(g)).toEqual({ gevraagd: [g.mira], nietInPortaal: [g.sander] });
    await vertel(g, g.sander, 'alleen-zo');
    const eersteVraag = await eerste(g.mira);
    expect((await stelVraag(g)).gevraagd.toSorted()).toEqual([g.mira, g.sander].toSorted());
    expect((await eerste(g.mira)).id, 'the same question stays').toBe(eersteVraag.id);
    const tot80 = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long' }).format(new Date(`${h.over(80)}T12:00:00Z`));
    expect(eersteVraag.delen.find((d) => d.interventieId === g.rust)).toMatchObject({ soort: 'gewijzigd', omschrijving: 'Gezinsbegeleiding in de avond', mijnAntwoord: null, watVerandert: [
      'Er staat nu: “Gezinsbegeleiding in de avond”. Eerst stond er: “Gezinsbegeleiding aan huis”.', 'Dit doet nu: Politie Basisteam Merelland. Eerst was dat: Gemeente Vinkenoord.', expect.stringContaining(`Het is klaar op ${tot80}. Eerst was dat`),
    ] });
    expect(eersteVraag.delen.find((d) => d.interventieId === g.werk)?.watVerandert).toEqual([expect.stringMatching(/wat voor hulp het is/)]);
    // R7.4: what is about Mira alone is not asked of Sander; R7.3: the subject says nothing to who is reached in an agreed way only.
    const vanSander = await eerste(g.sander);
    expect(vanSander.delen.map((d) => d.interventieId)).toEqual([g.rust]);
    expect(await o.kern.db('bericht').whereIn('object_id', [eersteVraag.bijdrageId, vanSander.bijdrageId]).orderBy('onderwerp').pluck('onderwerp')).toEqual(['U heeft een nieuw bericht', 'Wij willen graag uw mening horen']);
    expect(await opKaart(g, g.rust)).toEqual([['mira', null, null, null, h.vandaag(), true], ['sander', null, null, null, h.vandaag(), true]]);
    // No other way in: not the general answer to a question, not the answer to the whole plan, not somebody else's question.
    await expect(o.kern.db.transaction((tx) => beantwoordBijdrage(o.kern, tx, { bijdrageId: vanSander.bijdrageId, persoonId: g.sander, uitkomst: 'akkoord', tekst: null }))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(hulp.antwoord(g, g.sander, ja)).rejects.toMatchObject({ code: 'al-beantwoord' });
    for (const [wie, id] of [[g.sander, eersteVraag.id], [randomUUID(), vanSander.id], [g.sander, randomUUID()]] as const) await expect(zeg(wie, id, { [g.rust]: 'ja' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(activeer(g)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await zeg(g.mira, eersteVraag.id, { [g.rust]: 'ja', [g.werk]: 'ja' }, 'In de avond is fijn.');
    expect(await hulp.stand(g)).toMatchObject({ rust: 'actief gevraagd actie', werk: 'actief gegeven actie' });
    await zeg(g.sander, vanSander.id, { [g.rust]: 'ja' });
    await expect(zeg(g.sander, vanSander.id, { [g.rust]: 'ja' })).rejects.toMatchObject({ code: 'al-beantwoord' });
    expect(await activeer(g)).toMatchObject({ body: { versie: 2 } });
    expect(await opKaart(g, g.rust)).toEqual([['mira', 'gegeven', 'portaal', null, null, true], ['sander', 'gegeven', 'portaal', null, null, true]]);
    expect((await h.plan(fenna, g.planId)).akkoorden?.at(-2)).toMatchObject({ status: 'gegeven', reden: 'In de avond is fijn.' });
    expect(await o.kern.db('signaal').where({ casus_id: g.casusId }).select('voor', 'zin')).toEqual([1, 2].map(() => ({ voor: 'casusregisseur', zin: 'Een gezinslid antwoordde op een wijziging van het plan. Lees wat er nu staat.' })));
  });

  test('R7.10, ux §4.16: a no with its reason keeps that part from holding; it is changed and taken back until its date', async () => {
    const g = await lopend();
    await vertel(g, g.mira);
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { omschrijving: 'Gesprek met een andere jobcoach' });
    const nieuw = await h.maak(fenna, g.planId, '/interventies', { doelId: g.vanMira, omschrijving: 'Cursus solliciteren', organisatieId: await h.organisatie('Gemeente Vinkenoord'), geplandVan: h.over(7), geplandTot: h.over(70) });
    await stelVraag(g);
    const { id, delen } = await eerste(g.mira);
    expect(delen.map((d) => [d.interventieId, d.soort])).toEqual(expect.arrayContaining([[g.werk, 'gewijzigd'], [nieuw, 'nieuw']]));
    for (const wat of [{ [g.werk]: 'ja' }, { [g.werk]: 'ja', [nieuw]: 'ja', [g.rust]: 'ja' }] as Zegt[]) await expect(zeg(g.mira, id, wat)).rejects.toMatchObject({ status: expect.any(Number) as number });
    await expect(zeg(g.mira, id, { [g.werk]: '', [nieuw]: 'ja' })).rejects.toThrow();
    await expect(zeg(g.mira, id, { [g.werk]: 'ja', [nieuw]: 'ja' }, null, 'put'), 'not answered yet').rejects.toMatchObject({ code: 'gesloten' });
    await zeg(g.mira, id, { [g.werk]: 'Ik wil mijn eigen jobcoach houden.', [nieuw]: 'ja' });
    expect(await opKaart(g, g.werk)).toEqual([['mira', 'geweigerd', 'portaal', 'Ik wil mijn eigen jobcoach houden.', null, true]]);
    expect((await eerste(g.mira)).delen.find((d) => d.interventieId === g.werk)).toMatchObject({ mijnAntwoord: 'nee', mijnReden: 'Ik wil mijn eigen jobcoach houden.' });
    await expect(zeg(g.mira, id, { [g.werk]: 'Ik wil mijn eigen jobcoach houden.', [nieuw]: 'ja' }, null, 'put')).rejects.toMatchObject({ code: 'al-beantwoord' });
    await activeer(g);
    expect(await geldt(g, g.werk, nieuw)).toEqual(['concept geweigerd', 'actief gegeven']);
    // She takes her no back, and then her yes to the course: the next version follows.
    await zeg(g.mira, id, { [g.werk]: 'ja', [nieuw]: 'Toch te veel voor mij.' }, 'Ik dacht er nog over na.', 'put');
    expect(await o.kern.db('bijdrage_versie').orderBy('aangemaakt_op', 'desc').first('uitkomst', 'onderdelen')).toEqual({ uitkomst: 'geen-akkoord', onderdelen: [{ interventieId: g.werk, reden: 'Ik wil mijn eigen jobcoach houden.' }] });
    await bijstellen(g);
    await activeer(g);
    expect(await geldt(g, g.werk, nieuw)).toEqual(['actief gegeven', 'concept geweigerd']);
    await o.vooruit(15 * dag);
    await expect(zeg(g.mira, id, { [g.werk]: 'ja', [nieuw]: 'ja' }, null, 'put')).rejects.toMatchObject({ code: 'gesloten' });
  });

  test('R10.5: an answer after the next change is refused in plain words and keeps nothing; a part that is gone is not asked any more', async () => {
    const g = await lopend();
    for (const wie of [g.mira, g.sander]) await vertel(g, wie);
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { omschrijving: 'Gezinsbegeleiding in de avond' });
    await h.wijzig(fenna, g.planId, 'interventies', g.cursus, { omschrijving: 'Oudercursus in de avond' });
    await stelVraag(g);
    const [mira, sander] = [await eerste(g.mira), await eerste(g.sander)];
    // The regisseur changes one of the two again: what is on her screen is not what stands there now.
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { omschrijving: 'Gezinsbegeleiding in de nacht' });
    const woorden = async (): Promise<number> => (await o.kern.db('plan_instemming').whereIn('interventie_id', [g.rust, g.cursus]).whereNull('vervallen_op')).length;
    await expect(zeg(g.mira, mira.id, { [g.rust]: 'ja', [g.cursus]: 'ja' })).rejects.toMatchObject({ code: 'gesloten', detail: expect.stringMatching(/Deze vraag geldt niet meer\. Het plan is daarna weer veranderd.*niets opgeslagen/) as string });
    expect(await woorden()).toBe(0);
    expect((await eerste(g.mira)).delen.map((d) => d.interventieId), 'the other part can be answered').toEqual([g.cursus]);
    await zeg(g.sander, sander.id, { [g.cursus]: 'ja' });
    // Asked again: one question with everything that still needs her word; the old one is closed.
    await stelVraag(g);
    const opnieuw = await eerste(g.mira);
    expect([opnieuw.id === mira.id, opnieuw.delen.map((d) => d.interventieId).toSorted()]).toEqual([false, [g.rust, g.cursus].toSorted()]);
    expect((await vragen(g.sander)).filter((v) => v.isGevraagd).map((v) => v.delen.map((d) => d.interventieId))).toEqual([[g.rust]]);
    await expect(zeg(g.mira, mira.id, { [g.cursus]: 'ja' })).rejects.toMatchObject({ code: 'gesloten' });
    expect(await woorden(), 'only Sander about the course').toBe(1);
    // He changes his answer of before about what still stands; not about what changed since.
    await expect(zeg(g.sander, sander.id, { [g.rust]: 'ja', [g.cursus]: 'ja' }, null, 'put')).rejects.toMatchObject({ code: 'gesloten' });
    await zeg(g.sander, sander.id, { [g.cursus]: 'Toch niet in de avond.' }, null, 'put');
    expect(await hulp.stand(g)).toMatchObject({ cursus: 'actief geweigerd actie', rust: 'actief gevraagd actie' });
    // A part that leaves the plan leaves the question; a question without a part leaves the portal, and so does one that a talk answered.
    await h.roep('delete', h.op('/interventies/:deelId'), fenna, { params: { id: g.planId, deelId: g.rust } });
    expect((await vragen(g.sander)).filter((v) => v.isGevraagd)).toEqual([]);
    expect((await eerste(g.mira)).delen.map((d) => d.interventieId)).toEqual([g.cursus]);
    await talk(g, g.mira, g.cursus);
    expect([await vragen(g.mira), await open(g)]).toEqual([[], 0]);
    await expect(zeg(g.mira, opnieuw.id, { [g.cursus]: 'ja' })).rejects.toMatchObject({ code: 'gesloten' });
    expect(await opKaart(g, g.cursus)).toEqual([['mira', 'gegeven', 'telefoon', 'Dit zei hij aan de telefoon.', null, true], ['sander', 'geweigerd', 'portaal', 'Toch niet in de avond.', null, true]]);
  });

  test('R7.2, R7.4: who something is held back from is not asked, and a question that was put before does not exist for him until it is lifted; new to him is what was about another', async () => {
    const g = await lopend();
    for (const wie of [g.mira, g.sander]) await vertel(g, wie);
    const houdAchter = async (): Promise<string> => (await o.kern.db('achterhouding').insert({ casus_id: g.casusId, objecttype: 'uitwisseling', object_id: randomUUID(), persoon_id: g.sander, reden: 'veiligheid-kind', motivatie: 'De kinderen lopen nu gevaar.', besluit_door: fenna.medewerkerId, besluit_op: o.kern.clock.now() }).returning('id') as { id: string }[])[0]?.id ?? '';
    const laatVrij = (id: string): Promise<unknown> => o.kern.db('achterhouding').where({ id }).update({ status: 'opgeheven' });
    let hold = await houdAchter();
    // The doel of Mira alone now concerns Sander too.
    await h.wijzig(fenna, g.planId, 'doelen', g.vanMira, { betreft: [g.mira, g.sander] });
    expect(await stelVraag(g)).toEqual({ gevraagd: [g.mira], nietInPortaal: [g.sander] });
    expect(await mijn(g.sander)).toEqual([]);
    await laatVrij(hold);
    const vandaagGevraagd = h.vandaag();
    await stelVraag(g);
    const vraag = await eerste(g.sander);
    expect(vraag.delen).toMatchObject([{ interventieId: g.werk, watVerandert: [] }]);
    expect((await eerste(g.mira)).delen).toMatchObject([{ interventieId: g.werk, soort: 'gewijzigd' }]);
    hold = await houdAchter();
    await expect(zeg(g.sander, vraag.id, { [g.werk]: 'ja' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.vooruit(8 * dag);
    await o.kern.db.transaction((tx) => bepaalStagnatie(o.kern, tx, g.planId));
    expect(await o.kern.db('bericht').where({ casus_id: g.casusId, soort: 'herinnering' }).pluck('aan_persoon_id'), 'only who may read it is reminded').toEqual([g.mira]);
    await laatVrij(hold);
    await zeg(g.sander, vraag.id, { [g.werk]: 'ja' });
    expect(await opKaart(g, g.werk)).toMatchObject([['mira', null, null, null, vandaagGevraagd, true], ['sander', 'gegeven', 'portaal', null, null, true]]);
    // The plan ends: nobody is asked any more.
    await o.kern.db('plan').where({ id: g.planId }).update({ status: 'ingetrokken' });
    await expect(zeg(g.mira, (await o.kern.db('plan_akkoord').where({ plan_id: g.planId, persoon_id: g.mira, is_wijziging: true }).first('id') as { id: string }).id, { [g.werk]: 'ja' })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
  });

  test('R7.10: silence is no consent: one reminder, then the question ends, that part stays concept and the rest may hold; asked again it holds up the next version', async () => {
    const g = await lopend();
    for (const wie of [g.mira, g.sander]) await vertel(g, wie);
    await h.wijzig(fenna, g.planId, 'interventies', g.rust, { geplandTot: h.over(75) });
    await stelVraag(g);
    await zeg(g.mira, (await eerste(g.mira)).id, { [g.rust]: 'ja' });
    const { id } = await eerste(g.sander), kijk = async (): Promise<void> => { await o.kern.db.transaction((tx) => bepaalStagnatie(o.kern, tx, g.planId)); };
    await o.vooruit(8 * dag);
    for (const _ of [1, 2]) await kijk();
    expect(await o.kern.db('bericht').where({ casus_id: g.casusId, soort: 'herinnering' }).pluck('aan_persoon_id')).toEqual([g.sander]);
    await expect(activeer(g)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.vooruit(7 * dag);
    await expect(zeg(g.sander, id, { [g.rust]: 'ja' }), 'past its date, also before the nightly look').rejects.toMatchObject({ code: 'al-beantwoord' });
    await kijk();
    expect(await vragen(g.sander)).toEqual([]);
    expect(await opKaart(g, g.rust), 'he can be asked again').toEqual([['mira', 'gegeven', 'portaal', null, null, true], ['sander', null, null, null, null, true]]);
    await activeer(g);
    expect(await hulp.stand(g)).toMatchObject({ rust: 'concept gevraagd actie', cursus: 'actief gegeven actie' });
    await o.vooruit(7 * dag);
    await kijk();
    expect((await h.plan(fenna, g.planId)).signalen.map((s) => s.code)).toContain('S7');
    await bijstellen(g);
    expect(await stelVraag(g)).toEqual({ gevraagd: [g.sander], nietInPortaal: [] });
    await expect(activeer(g)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await zeg(g.sander, (await eerste(g.sander)).id, { [g.rust]: 'ja' });
    await activeer(g);
    expect(await hulp.stand(g)).toMatchObject({ rust: 'actief gegeven actie' });
  });

  test('R10.1, R7.10: in a gedwongen kader what needs no consent is not asked; what is asked says what he can do, and a no does not stop it', async () => {
    const g = await hulp.gezin();
    await o.voltooi(g.opstellen, fenna, h.gedwongen);
    await hulp.stelVast(g);
    await vertel(g, g.mira);
    await bijstellen(g);
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { omschrijving: 'Gesprek met een andere jobcoach' });
    await expect(stelVraag(g)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { akkoord: 'gevraagd' });
    await stelVraag(g);
    expect((await mijn(g.mira))[0]?.rechtsmiddel).toMatch(/naar de rechter.*klacht indienen/s);
    // Meanwhile it is no question any more: then it is not there, and answering it is refused.
    const { id, delen } = await eerste(g.mira);
    expect(delen).toMatchObject([{ soort: 'nieuw', watVerandert: [] }]);
    await zeg(g.mira, id, { [g.werk]: 'Ik wil mijn eigen jobcoach houden.' });
    await activeer(g);
    expect(await hulp.stand(g)).toMatchObject({ werk: 'actief geweigerd actie' });
    await bijstellen(g);
    await h.wijzig(fenna, g.planId, 'interventies', g.werk, { akkoord: 'niet-vereist', akkoordReden: 'De rechter vindt dit nodig.' });
    await expect(zeg(g.mira, id, { [g.werk]: 'ja' }, null, 'put')).rejects.toMatchObject({ code: 'gesloten' });
  });
});
