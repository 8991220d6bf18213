import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afsluitpunten, afsprakenVan, besluitenVan, publiceerUitkomst, trekIn } from '../../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { bsnIndex, sleutelUitTekst, versleutel } from '../../../src/domein/versleuteling.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakOpstelling, tot, type Opstelling, type Taakrij } from './opstelling.ts';
import { houdOverleg } from './overleg.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';
import { datumVan } from '../../../src/domein/kalender.ts';

let o: Opstelling;
let daan: Medewerker;
let noor: Medewerker;
let fenna: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  daan = await o.als('daan', 'procesregisseur');
  noor = await o.als('noor', 'procesregisseur');
  fenna = await o.als('fenna', 'casusregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

type Naam = keyof Opstelling['organisaties'];
const dag = 86_400_000;
const perOverleg = { rolUitvoerder: 'onderzoeker', rolBeslisser: 'voorzitter', rolTweede: 'gedragswetenschapper', doelCode: 'uitkomst-uitwisselen', termijnCode: 'uitkomst' };
const over = (ms: number): string => datumVan(new Date(o.kern.clock.now().getTime() + ms));

/** A casus with a closed overleg: the gemeente always comes, unless there must be no quorum. Who came is in the team; who was only asked is not. */
const naOverleg = async (kwamen: readonly Naam[], anders: { alleenGevraagd?: readonly Naam[]; quorum?: boolean } = {}) => {
  const { casusId, personen } = await o.nieuweCasus();
  const allen = anders.quorum === false ? kwamen : ['GEM' as const, ...kwamen];
  const overlegId = await o.kern.db.transaction((tx) => houdOverleg(o.kern, tx, {
    casusId, voorzitter: daan, kwamen: allen.map((n) => o.organisaties[n]), alleenGevraagd: (anders.alleenGevraagd ?? []).map((n) => o.organisaties[n]),
    besluit: anders.quorum === false ? null : 'Het gezin krijgt hulp thuis van het wijkteam.', afspraak: { tekst: 'De wijkagent gaat elke week langs.', wie: o.organisaties[kwamen[0] ?? 'GEM'], uiterlijk: over(14 * dag) },
  }));
  return { casusId, personen, overlegId, proces: o.bel('uitwisselen-uitkomst', casusId, { ...perOverleg, overlegId }) };
};

type Voorstel = { voorstel: { besluiten: { verslagregelId: string; soort: string; tekst: string; isQuorumVoldaan: boolean }[]; afspraken: { verslagregelId: string; tekst: string; organisatieId: string; uiterlijk: string }[] } };
const besluit = (meer: Record<string, unknown> = {}) => ({ verslagregelId: null, soort: 'aanpak', tekst: 'Het gezin krijgt hulp thuis van het wijkteam.', genomenDoor: o.organisaties.VT, steun: 'unaniem', ingangsdatum: over(dag), grondslag: 'Wmo 2015', isAwbBesluit: false, rechtsmiddel: null, alternatieven: null, herzienDatum: null, alleenVoor: null, tekstB1: 'U krijgt hulp thuis.', burgerZicht: null, ...meer });
const afspraak = (van: Naam | null, meer: Record<string, unknown> = {}) => ({ verslagregelId: null, tekst: 'Gaat elke week langs bij het gezin.', organisatieId: van === null ? null : o.organisaties[van], uiterlijk: over(14 * dag), conditie: null, informeerBurger: false, alleenVoor: null, ...meer });
const vastlegging = (meer: Record<string, unknown> = {}) => ({ uitkomst: 'met-besluiten', samenvattingB1: 'U krijgt hulp thuis. De wijkagent komt elke week.', casusregisseurId: fenna.medewerkerId, besluiten: [besluit()], afspraken: [afspraak('POL')], verslagdelen: [], meningen: [], ...meer });
const zicht = (meer: Record<string, unknown> = {}) => ({ volgnummer: 1, burgerZicht: 'ja', burgerReden: null, burgerVanaf: null, tekstB1: 'U krijgt hulp thuis.', ...meer });
const vaststelling = (meer: Record<string, unknown> = {}) => ({ uitkomst: 'vaststellen', isVoorbeeldBekeken: true, heeftMandaat: false, zichten: [zicht()], ...meer });
/** Writes and adopts; returns the publicatieId. */
const publiceer = async (c: { casusId: string; overlegId: string }, v: Record<string, unknown> = {}, z: Record<string, unknown> = {}): Promise<string> => {
  const { publicatieId } = await o.voltooi(await o.taak(c.casusId, 'uitkomst-vastleggen'), daan, vastlegging(v)) as { publicatieId: string };
  await o.voltooi(await o.taak(c.casusId, 'uitkomst-vaststellen'), daan, vaststelling(z));
  await tot(() => o.kern.db('uitkomst_overleg').where({ id: publicatieId, status: 'beschikbaar' }).first());
  return publicatieId;
};
const stand = async (publicatieId: string, n: Naam): Promise<string> => (await o.kern.db('uitkomst_verstrekking').where({ uitkomst_id: publicatieId, organisatie_id: o.organisaties[n] }).first('status') as { status: string } | undefined)?.status ?? 'nog niet';
const totStand = (publicatieId: string, n: Naam, status: string): Promise<unknown> => tot(async () => await stand(publicatieId, n) === status);
const logregels = async (objectId: string): Promise<number[]> => Promise.all([
  o.kern.db('auditlog').where({ object_id: objectId }), o.kern.db('besluitlog').whereRaw("object->>'id' = ?", [objectId]),
].map(async (q) => (await q as unknown[]).length));
const deelVan = async (wie: Aanvrager, id: string): Promise<Record<string, unknown>> => (await o.route('get', '/api/v1/uitkomsten/:id', wie, { params: { id } })).body as Record<string, unknown>;
const ontvangst = (publicatieId: string): Promise<string> => tot(async () => (await o.kern.db('uitkomst_overleg').where({ id: publicatieId }).first('ontvangst_instance_key') as { ontvangst_instance_key: string | null }).ontvangst_instance_key);
const afgerond = (sleutel: string): Promise<unknown> => tot(async () => await o.kern.db('proces_instantie').where({ sleutel, status: 'afgerond' }).first('sleutel') as unknown);

describe('uitwisselen-uitkomst', () => {
  test('processen §2.9 steps 1–4: proposed from the report, sent back once, adopted, shared with who has a ground; one without → deels-gedeeld', async () => {
    const c = await naOverleg(['POL', 'GI'], { alleenGevraagd: ['GGZ'] });
    const eerste = await o.taak(c.casusId, 'uitkomst-vastleggen');
    const { voorstel } = (await o.lees(eerste, daan)).scherm as Voorstel;
    expect(voorstel).toMatchObject({ besluiten: [{ soort: 'aanpak', tekst: 'Het gezin krijgt hulp thuis van het wijkteam.', isQuorumVoldaan: true }], afspraken: [{ tekst: 'De wijkagent gaat elke week langs.', organisatieId: o.organisaties.POL }] });
    const { publicatieId } = await o.voltooi(eerste, daan, vastlegging({ casusregisseurId: null, afspraken: [afspraak('POL', { verslagregelId: voorstel.afspraken[0]?.verslagregelId }), afspraak('WC', { tekst: 'Regelt een andere woning.' })] })) as { publicatieId: string };

    const vast = await o.taak(c.casusId, 'uitkomst-vaststellen');
    type Scherm = { open: string[]; ontvangers: { organisatieId: string; heeftGrond: boolean; deel: { niveau: number | null; besluiten: unknown[]; afspraken: { tekst: string }[] } }[] };
    const scherm = (await o.lees(vast, daan)).scherm as Scherm;
    const van = (n: Naam): Scherm['ontvangers'][number] | undefined => scherm.ontvangers.find((x) => x.organisatieId === o.organisaties[n]);
    expect(scherm.open).toEqual(['Er is geen casusregisseur. Stel er een voor']);
    expect([van('GI')?.heeftGrond, van('GI')?.deel.afspraken.length, van('WC')?.heeftGrond, van('WC')?.deel.besluiten, van('WC')?.deel.afspraken.map((a) => a.tekst), van('GGZ')?.heeftGrond]).toEqual([true, 2, true, [], ['Regelt een andere woning.'], false]);
    await expect(o.voltooi(vast, daan, vaststelling())).rejects.toMatchObject({ code: 'ongeldige-overgang', status: 409, extra: { fouten: [{ veld: '/casusregisseurId', code: 'casusregisseur-ontbreekt' }] } });
    await expect(o.voltooi(vast, daan, vaststelling({ zichten: [] }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/casusregisseurId' }, { veld: '/besluiten/0/burgerZicht' }] } });
    await expect(o.voltooi(vast, daan, vaststelling({ isVoorbeeldBekeken: false }))).rejects.toThrow(/Bekijk eerst/);
    // While it lies before the voorzitter the report does not change under his eyes; sent back, he cannot vaststellen any more.
    await expect(o.voltooiDirect(eerste, daan, vastlegging({ casusregisseurId: null, afspraken: [afspraak('POL')] }))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.voltooi(vast, daan, vaststelling({ uitkomst: 'terug-naar-verslag', terugReden: 'Stel een casusregisseur voor.' }));
    await expect(o.voltooiDirect(vast, daan, vaststelling())).rejects.toMatchObject({ code: 'ongeldige-overgang' });

    const tweede = await o.taak(c.casusId, 'uitkomst-vastleggen', [eerste.id]);
    expect((await o.lees(tweede, daan)).secties.at(-1)?.regels).toEqual([{ label: 'Reden', waarde: 'Stel een casusregisseur voor.' }]);
    expect(await o.voltooi(tweede, daan, vastlegging({ afspraken: [afspraak('POL'), afspraak('WC', { tekst: 'Regelt een andere woning.' })] }))).toEqual({ uitkomst: 'met-besluiten', publicatieId });
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vaststellen', [vast.id]), daan, vaststelling());
    expect(await c.proces.klaar()).toMatchObject({ uitkomst: 'deels-gedeeld', aantalOntvangers: 4 });

    expect(await o.kern.db('casusregisseurschap').where({ casus_id: c.casusId }).first()).toMatchObject({ medewerker_id: fenna.medewerkerId, status: 'voorgesteld' });
    expect([await stand(publicatieId, 'GGZ'), await stand(publicatieId, 'WC')]).toEqual(['zonder-grondslag', 'beschikbaar']);
    expect(await o.kern.db('uitkomst_verstrekking').where({ uitkomst_id: publicatieId, organisatie_id: o.organisaties.WC }).first()).toMatchObject({ doel: 'actie-uitvoeren', niveau: 2 });
    const [besluiten, afspraken] = await o.kern.db.transaction(async (tx) => [await besluitenVan(tx, c.overlegId), await afsprakenVan(tx, c.overlegId)]);
    expect([besluiten.map((b) => b.soort), afspraken.map((a) => [a.organisatieId, a.tekst])]).toEqual([['aanpak'], [[o.organisaties.POL, 'Gaat elke week langs bij het gezin.'], [o.organisaties.WC, 'Regelt een andere woning.']]]);
  });

  test('domein §7.9 (i): WC and GI both fetch: the texts differ by matrix and both leave a leesbewijs with the event uitkomst-ingezien; a second reading changes nothing', async () => {
    const c = await naOverleg(['GI', 'POL']);
    const id = await publiceer(c, { afspraken: [afspraak('WC', { tekst: 'Regelt een andere woning.' }), afspraak('GI')] });
    const [wc, gi] = [await o.medewerkerVan(o.organisaties.WC), await o.als('aisha', 'deelnemer')];
    // The system of the police reads its own part by itself; its lines are not those counted here.
    await totStand(id, 'POL', 'ingezien');
    const voor = await logregels(id);
    const deelWc = await deelVan(wc, id);
    expect((await logregels(id)).map((n, i) => n - (voor[i] ?? 0))).toEqual([1, 1]);
    const deelGi = await deelVan(gi, id);
    expect(deelWc).toMatchObject({ zin: 'U ziet uw deel van deze uitkomst.', niveau: null, besluiten: [], afspraken: [{ tekst: 'Regelt een andere woning.', isEigen: true }], vervangen: null });
    expect(deelWc).not.toHaveProperty('samenvatting');
    expect(deelGi).toMatchObject({ zin: 'U ziet uw deel van deze uitkomst.', niveau: 2, samenvatting: 'U krijgt hulp thuis. De wijkagent komt elke week.', besluiten: [{ tekst: 'Het gezin krijgt hulp thuis van het wijkteam.', genomenDoor: 'Veilig Thuis Merelland' }], afspraken: [{ isEigen: false }, { isEigen: true }] });
    await deelVan(gi, id);
    const bewijzen = await o.kern.db('leesbewijs').where({ uitkomst_id: id }).whereIn('organisatie_id', [o.organisaties.WC, o.organisaties.GI]).orderBy('op') as { versie: number; via: string; gebeurtenis: { type: string; data: { '@graph': { '@type': string[] }[] } } }[];
    expect(bewijzen.map((b) => [b.versie, b.via, b.gebeurtenis.type, b.gebeurtenis.data['@graph'][1]?.['@type'][1]])).toEqual(Array.from({ length: 2 }, () => [1, 'scherm', 'nl.samenspel.uitwisselen-uitkomst-overleg.uitkomst-ingezien.v1', 'soh:InzienUitkomst']));
    expect([await stand(id, 'WC'), await stand(id, 'GI')]).toEqual(['ingezien', 'ingezien']);
    await expect(deelVan(await o.als('eline', 'deelnemer'), id)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(deelVan(await o.als('sietske'), id)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(((await o.route('get', '/api/v1/uitkomsten', wc)).body as { items: { id: string }[] }).items.find((i) => i.id === id)).toMatchObject({ versie: 1, isGelezen: true });
    const { items } = (await o.route('get', '/api/v1/casussen/:id/uitkomsten', daan, { params: { id: c.casusId } })).body as { items: { delen: { organisatie: string; besluiten: number; eigenAfspraken: number; gelezenOp: string | null }[] }[] };
    expect(items[0]?.delen.map((d) => [d.organisatie.split(' ')[0], d.besluiten, d.eigenAfspraken, d.gelezenOp !== null]).toSorted()).toEqual([['GI', 1, 1, true], ['Gemeente', 1, 0, false], ['Politie', 1, 0, true], ['Woningcorporatie', 0, 1, true]]);
    expect(((await o.route('get', '/api/v1/casussen/:id/uitkomsten', gi, { params: { id: c.casusId } })).body as { items: { delen: unknown; soorten: string[] }[] }).items[0]).toMatchObject({ delen: null, soorten: ['aanpak'], isGelezen: true });
  });

  test('R9.4, domein §3 clash 13: a connected partner hears where, fetches its part itself; the other form for who asks it; more than the right is 403', async () => {
    const c = await naOverleg(['POL', 'JGZ']);
    const id = await publiceer(c);
    await totStand(id, 'POL', 'ingezien');
    const bericht = (p: 'POL' | 'JGZ') => tot(async () => o.partners[p].ontvangen.find((b) => b.correlationid === id)) as Promise<{ type: string; dataschema: string; informatieniveau: string; data: Record<string, unknown> }>;
    expect(await bericht('POL')).toMatchObject({ type: 'nl.samenspel.uitwisselen-uitkomst-overleg.uitkomst-beschikbaar-gesteld.v1', informatieniveau: '1', data: { versie: '1', url: `${o.basisUrl}/keten/v1/uitkomsten-overleg/${id}` } });
    expect(Object.keys((await bericht('POL')).data).toSorted()).toEqual(['datumPublicatie', 'url', 'versie']);
    expect((await bericht('JGZ')).data['@graph']).toHaveLength(3);
    for (const p of ['POL', 'JGZ'] as const) expect(JSON.stringify(await bericht(p))).not.toMatch(/hulp|wijkagent|Wulp/i);
    // Its own note of the fetch comes a moment after our proof of reading.
    await tot(async () => o.partners.POL.opgehaald.some((x) => x.url.endsWith(id)));
    expect(o.partners.POL.opgehaald.filter((x) => x.url.endsWith(id)).map((x) => [x.status, (JSON.parse(x.body) as { zin: string; niveau: number }).niveau])).toEqual([[200, 2]]);
    expect(await stand(id, 'JGZ')).toBe('beschikbaar');
    const laag = await o.keten('POL', 'GET', `/uitkomsten-overleg/${id}?niveau=1`);
    expect([laag.status, laag.body['niveau'], laag.body['samenvatting'], (laag.body['besluiten'] as Record<string, unknown>[])[0]?.['tekst']]).toEqual([200, 1, undefined, undefined]);
    expect((await o.keten('POL', 'GET', `/uitkomsten-overleg/${id}?niveau=7`)).status).toBe(400);
    expect((await o.keten('POL', 'GET', `/uitkomsten-overleg/${randomUUID()}`)).status).toBe(404);
    const alleenEigen = await publiceer(await naOverleg(['GI']));
    await totStand(alleenEigen, 'POL', 'ingezien');
    expect((await o.keten('POL', 'GET', `/uitkomsten-overleg/${alleenEigen}?niveau=1`))).toMatchObject({ status: 403, body: { type: expect.stringContaining('geen-grondslag') as unknown } });
    expect((await o.keten('POL', 'GET', `/uitkomsten-overleg/${alleenEigen}`)).body).toMatchObject({ niveau: null, besluiten: [], afspraken: [{ isEigen: true }] });
  });

  test('domein §7.9 (i), R9.9: a search by BSN from outside the team gives an empty list and one line per log, the same as nobody; inside the team a reference', async () => {
    const c = await naOverleg(['POL']);
    const id = await publiceer(c);
    await totStand(id, 'POL', 'ingezien');
    const bsn = '999500016';
    const persoonId = c.personen[0] ?? '';
    await o.kern.db('persoon').where({ id: persoonId }).update({ bsn_index: bsnIndex(sleutelUitTekst(o.kern.config.sleutels.bsnIndex), bsn), bsn_versleuteld: versleutel(sleutelUitTekst(o.kern.config.sleutels.bsn), bsn, `persoon.bsn:${persoonId}`) });
    const tel = async (): Promise<number[]> => Promise.all(['verwerkingenlog', 'auditlog', 'besluitlog'].map(async (t) => Number((await o.kern.db(t).count('id as n').first() as { n: string }).n)));
    const voor = await tel();
    const buiten = await o.keten('JGZ', 'POST', '/uitkomsten-overleg/_zoek', { bsn });
    expect((await tel()).map((n, i) => n - (voor[i] ?? 0))).toEqual([1, 1, 1]);
    expect([buiten.status, buiten.body]).toEqual([200, { results: [] }]);
    expect(await o.keten('JGZ', 'POST', '/uitkomsten-overleg/_zoek', { bsn: '999500028' })).toEqual({ status: 200, body: { results: [] } });
    expect((await o.keten('POL', 'POST', '/uitkomsten-overleg/_zoek', { bsn })).body).toMatchObject({ results: [{ id, versie: 1, url: `${o.basisUrl}/keten/v1/uitkomsten-overleg/${id}` }] });
    // R11.8: in the team until tomorrow is in the team today, and not the day after.
    await o.kern.db('casus_team').where({ casus_id: c.casusId }).whereNull('tot').whereNot('rol', 'regie').update({ tot: new Date(o.kern.clock.now().getTime() + dag) });
    expect((await o.keten('POL', 'POST', '/uitkomsten-overleg/_zoek', { bsn })).body).toMatchObject({ results: [{ id }] });
    await o.kern.db('casus_team').where({ casus_id: c.casusId }).whereNot('rol', 'regie').update({ tot: o.kern.clock.now() });
    expect((await o.keten('POL', 'POST', '/uitkomsten-overleg/_zoek', { bsn })).body).toEqual({ results: [] });
    expect((await o.keten('POL', 'POST', '/uitkomsten-overleg/_zoek', { bsn: '123456789', naam: 'Wulp' })).status).toBe(400);
  });

  test('processen §2.9 step 4, domein §7.9 (g): a silent partner is reminded at 80 %, then the casusregisseur gets a task; waiting again, toegelicht, and reading after all each end it', async () => {
    const c = await naOverleg(['JGZ', 'GI']);
    const id = await publiceer(c);
    const sleutel = await ontvangst(id);
    const t = await o.termijn(c.casusId, 'inzage-afwachten');
    await o.vooruit(t.signaal_op.getTime() - o.kern.clock.now().getTime() + 60_000);
    await tot(() => o.kern.db('uitkomst_verstrekking').where({ uitkomst_id: id, organisatie_id: o.organisaties.JGZ }).whereNotNull('herinnerd_op').first());
    await tot(async () => o.partners.JGZ.ontvangen.some((b) => b.correlationid === id && b.type.endsWith('.uitkomst-herinnerd.v1')));
    // Each receiver has a term of his own, that began when his wait did: one may end a day later when midnight lay between. The politie reads at once, perhaps before anybody is waited for.
    const wachtOp = [o.organisaties.JGZ, o.organisaties.GI, o.organisaties.GEM];
    const einden = await tot(async () => { const r = await o.kern.db('termijn as t').join('element_context as x', 'x.element_instance_key', 't.element_instance_key').where({ 'x.casus_id': c.casusId, 't.element_id': 'inzage-afwachten' }).whereRaw("x.variabelen->>'organisatieId' = any(?)", [wachtOp]).pluck('t.uiterlijk_op') as Date[]; return r.length === wachtOp.length ? r : null; });
    await o.vooruit(Math.max(...einden.map((x) => x.getTime())) - o.kern.clock.now().getTime() + 60_000);
    const taken = await tot(async () => { const r = await o.kern.db('taak as t').join('element_context as x', 'x.element_instance_key', 't.element_instance_key').where({ 'x.casus_id': c.casusId, 't.element_id': 'niet-ingezien-opvolgen' }).select('t.*', 'x.variabelen') as (Taakrij & { groepen: string[]; variabelen: { organisatieId: string } })[]; return r.length === 3 ? r : null; });
    expect(taken[0]?.groepen).toEqual(['casusregisseur']);
    const van = (n: Naam): Taakrij => taken.find((x) => x.variabelen.organisatieId === o.organisaties[n]) as Taakrij;
    expect((await o.lees(van('JGZ'), fenna)).secties[0]?.regels[0]).toEqual({ label: 'Organisatie', waarde: 'Jeugdgezondheid Merelland' });
    const gebeld = { wijze: 'telefoon', toelichting: 'Wij belden en lezen het samen door.' };
    await expect(o.voltooi(van('GI'), fenna, { uitkomst: 'telefonisch-toegelicht', wijze: 'geen', toelichting: gebeld.toelichting })).rejects.toThrow(/toegelicht/);
    await o.voltooi(van('GI'), fenna, { uitkomst: 'telefonisch-toegelicht', ...gebeld });
    await o.voltooi(van('GEM'), fenna, { uitkomst: 'niet-nodig', wijze: 'geen', toelichting: 'De afspraak is al uitgevoerd en afgerond.' });
    await o.voltooi(van('JGZ'), fenna, { uitkomst: 'opnieuw-wachten', ...gebeld });
    expect([await stand(id, 'GI'), await stand(id, 'JGZ')]).toEqual(['opgevolgd', 'beschikbaar']);
    const opnieuw = await tot(async () => { const x = await o.termijn(c.casusId, 'inzage-afwachten'); return x.uiterlijk_op > t.uiterlijk_op ? x : null; });
    await o.vooruit(opnieuw.uiterlijk_op.getTime() - o.kern.clock.now().getTime() + 60_000);
    const alsnog = await o.taak(c.casusId, 'niet-ingezien-opvolgen', taken.map((x) => x.id));
    await o.partners.JGZ.beantwoord();
    await totStand(id, 'JGZ', 'ingezien');
    await tot(async () => (await o.kern.db('taak').where({ id: alsnog.id }).first('status') as { status: string }).status === 'vervallen');
    await afgerond(sleutel);
    expect(await o.kern.db('uitkomst_overleg').where({ id }).whereNotNull('ontvangst_klaar_op').first('id')).toEqual({ id });
  });

  test('R9.5, domein §7.9 (i): a correction is refused with a reason, or becomes version 2: the old url says so and a new leesbewijs is needed; after the wait ended it opens again', async () => {
    const c = await naOverleg(['POL', 'GI']);
    const id = await publiceer(c);
    const gi = await o.als('aisha', 'deelnemer');
    await totStand(id, 'POL', 'ingezien');
    const vraag = { onderdeel: 'afspraak', volgnummer: 1, watKloptNiet: 'Het is om de week afgesproken.', voorstel: 'Gaat om de week langs bij het gezin.' };
    expect((await o.keten('POL', 'POST', `/uitkomsten-overleg/${id}/correctieverzoeken`, { id: randomUUID(), ...vraag, volgnummer: 9 })).status).toBe(400);
    expect((await o.keten('POL', 'POST', `/uitkomsten-overleg/${id}/correctieverzoeken`, { id: randomUUID(), ...vraag })).status).toBe(201);
    const eerste = await o.taak(c.casusId, 'correctie-beoordelen');
    expect((await o.lees(eerste, daan)).secties.map((s) => s.regels.at(-1)?.waarde)).toEqual(['Gaat om de week langs bij het gezin.', 'Gaat elke week langs bij het gezin.', undefined]);
    const afwijzing = { uitkomst: 'afwijzen', motivatie: 'In het verslag staat elke week.', isBesprokenMetVrager: true };
    await o.voltooi(eerste, daan, afwijzing);
    await expect(o.voltooiDirect(eerste, daan, afwijzing)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await o.kern.db('uitkomst_correctie').where({ uitkomst_id: id }).first()).toMatchObject({ status: 'afgewezen', beslist_door: daan.medewerkerId, is_besproken: true });

    await o.route('post', '/api/v1/uitkomsten/:id/correctieverzoeken', gi, { params: { id }, body: { id: randomUUID(), ...vraag, onderdeel: 'besluit' } });
    const tweede = await o.taak(c.casusId, 'correctie-beoordelen', [eerste.id]);
    const verbeterd = { uitkomst: 'corrigeren', tekst: 'Het gezin krijgt hulp thuis van jeugdhulp.', motivatie: 'De uitvoerder stond verkeerd in het besluit.', isBesprokenMetVrager: true };
    await expect(o.voltooi(tweede, daan, verbeterd)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/tekstB1' }] } });
    const { publicatieId: nieuw } = await o.voltooi(tweede, daan, { ...verbeterd, tekstB1: 'U krijgt hulp thuis van jeugdhulp.' }) as { publicatieId: string };
    await totStand(nieuw, 'POL', 'ingezien');
    expect(await o.kern.db('uitkomst_overleg').where({ overleg_id: c.overlegId }).orderBy('versie').select('versie', 'status', 'vervangen_door_id')).toEqual([{ versie: 1, status: 'gerectificeerd', vervangen_door_id: nieuw }, { versie: 2, status: 'beschikbaar', vervangen_door_id: null }]);
    expect(await deelVan(gi, id)).toMatchObject({ versie: 1, besluiten: [{ tekst: 'Het gezin krijgt hulp thuis van het wijkteam.' }], vervangen: { zin: 'Deze uitkomst is vervangen door versie 2.', versie: 2, id: nieuw } });
    expect(await stand(nieuw, 'GI')).toBe('beschikbaar');
    expect(await deelVan(gi, nieuw)).toMatchObject({ versie: 2, besluiten: [{ tekst: 'Het gezin krijgt hulp thuis van jeugdhulp.' }], vervangen: null });
    expect((await o.kern.db('leesbewijs').where({ organisatie_id: o.organisaties.GI }).whereIn('uitkomst_id', [id, nieuw]).orderBy('versie').select('versie')) as unknown).toEqual([{ versie: 1 }, { versie: 2 }]);
    await expect(o.route('post', '/api/v1/uitkomsten/:id/correctieverzoeken', gi, { params: { id }, body: { id: randomUUID(), ...vraag } })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const [oud, nu] = await o.kern.db.transaction(async (tx) => [await o.kern.db('afspraak').transacting(tx).where({ uitkomst_id: id }).first('id') as { id: string }, await afsprakenVan(tx, c.overlegId)]);
    expect(nu.map((a) => a.id)).toEqual([oud.id]);

    await deelVan(await o.als('loes', 'deelnemer'), nieuw);
    const sleutel = await ontvangst(nieuw);
    const { uiterlijk_op: eind } = await o.termijn(c.casusId, 'inzage-afwachten');
    await o.vooruit(eind.getTime() - o.kern.clock.now().getTime() + 60_000);
    await afgerond(sleutel);
    await o.route('post', '/api/v1/uitkomsten/:id/correctieverzoeken', gi, { params: { id: nieuw }, body: { id: randomUUID(), ...vraag } });
    const laat = await o.taak(c.casusId, 'correctie-beoordelen', [eerste.id, tweede.id]);
    expect((await o.lees(laat, daan)).secties[2]?.regels).toEqual([{ label: 'Afgewezen', waarde: 'In het verslag staat elke week. Besproken met wie het vroeg: Ja.' }]);
    await o.voltooi(laat, daan, { uitkomst: 'afwijzen', motivatie: 'In het verslag staat elke week.', isBesprokenMetVrager: false });
    expect(await ontvangst(nieuw)).not.toBe(sleutel);
  });

  test('R9.5: who had not read the old version is no longer waited for; the wait ends', async () => {
    const c = await naOverleg(['JGZ', 'POL']);
    const id = await publiceer(c);
    const sleutel = await ontvangst(id);
    await totStand(id, 'POL', 'ingezien');
    expect((await o.keten('POL', 'POST', `/uitkomsten-overleg/${id}/correctieverzoeken`, { id: randomUUID(), onderdeel: 'samenvatting', volgnummer: null, watKloptNiet: 'Het wijkteam komt ook langs.', voorstel: 'U krijgt hulp thuis. Het wijkteam komt ook.' })).status).toBe(201);
    await o.voltooi(await o.taak(c.casusId, 'correctie-beoordelen'), daan, { uitkomst: 'corrigeren', tekst: 'U krijgt hulp thuis. Het wijkteam komt ook.', motivatie: 'Het wijkteam stond er niet in.', isBesprokenMetVrager: true });
    await totStand(id, 'JGZ', 'vervangen');
    // Who read before the waiting began (the police, perhaps) was never waited for; of the others every wait has ended.
    await tot(async () => {
      const wachten = await o.kern.db('element_instantie').where({ process_instance_key: sleutel, element_id: 'inzage-afwachten' }).pluck('status') as string[];
      return wachten.length >= 2 && wachten.every((status) => status === 'afgerond');
    });
    const { uiterlijk_op: eind } = await o.termijn(c.casusId, 'inzage-afwachten');
    await o.vooruit(eind.getTime() - o.kern.clock.now().getTime() + 60_000);
    await afgerond(sleutel);
    expect(await o.kern.db('taak as t').join('element_context as x', 'x.element_instance_key', 't.element_instance_key').where({ 'x.casus_id': c.casusId, 't.process_instance_key': sleutel, 't.element_id': 'niet-ingezien-opvolgen' }).select('t.id')).toEqual([]);
  });

  test('processen §2.9 step 2: the family sees a besluit at once, from a day, or not; held back or not his own casus: nothing', async () => {
    const c = await naOverleg(['POL']);
    const vanaf = over(3 * dag);
    const id = await publiceer(c, { besluiten: [besluit(), besluit({ tekst: 'De Raad doet onderzoek.', soort: 'onderzoek-raad' }), besluit({ tekst: 'De politie houdt toezicht.' })], afspraken: [afspraak('POL', { informeerBurger: true }), afspraak('VO', { informeerBurger: true, tekst: 'Belt u elke week.' }), afspraak('POL', { tekst: 'Deze is niet voor het gezin.' })] },
      { zichten: [zicht(), zicht({ volgnummer: 2, burgerZicht: 'later', burgerReden: 'Eerst praat de Raad met de school.', burgerVanaf: vanaf, tekstB1: 'De Raad onderzoekt wat nodig is.' }), zicht({ volgnummer: 3, burgerZicht: 'nee', burgerReden: 'Voor de veiligheid van het kind.', tekstB1: null })] });
    const burger = (persoonId: string, acr: string = substantieel): Aanvrager => ({ soort: 'burger', accountId: randomUUID(), persoonId, acr, sessieId: 's' });
    const mijn = async (wie: Aanvrager): Promise<{ id: string; besluiten: { tekst: string }[]; afspraken: { wie: string; tekst: string }[] }[]> => ((await o.route('get', '/api/v1/mijn/uitkomsten', wie)).body as { items: never }).items;
    const persoon = burger(c.personen[0] ?? '');
    const [eerst] = await mijn(persoon);
    expect([eerst?.id, eerst?.besluiten.map((b) => b.tekst), eerst?.afspraken.map((a) => a.wie)]).toEqual([id, ['U krijgt hulp thuis.'], ['Politie Basisteam Merelland', 'Een organisatie die u helpt']]);
    await o.vooruit(3 * dag + 3_600_000);
    expect((await mijn(persoon))[0]?.besluiten.map((b) => b.tekst)).toEqual(['U krijgt hulp thuis.', 'De Raad onderzoekt wat nodig is.']);
    expect(await mijn(burger(randomUUID()))).toEqual([]);
    await expect(mijn(burger(c.personen[0] ?? '', 'http://eidas.europa.eu/LoA/low'))).rejects.toMatchObject({ code: 'betrouwbaarheid-te-laag' });
    await o.kern.db('achterhouding').insert({ casus_id: c.casusId, objecttype: 'casus', object_id: c.casusId, persoon_id: c.personen[0], reden: 'veiligheid-kind', motivatie: 'Het kind is nog niet veilig.', besluit_door: daan.medewerkerId, besluit_op: o.kern.clock.now() });
    expect(await mijn(persoon)).toEqual([]);
  });

  test('R9.1, R9.8: no besluit with a reason, no quorum, an Awb besluit without mandate and an afspraak without owner; bad input keeps nothing', async () => {
    const c = await naOverleg(['GI'], { quorum: false });
    const eerste = await o.taak(c.casusId, 'uitkomst-vastleggen');
    await expect(o.voltooi(eerste, daan, vastlegging({ besluiten: [] }))).rejects.toThrow(/minstens één besluit/);
    await expect(o.voltooi(eerste, daan, vastlegging({ uitkomst: 'geen-besluiten', besluiten: [], geenBesluitReden: null }))).rejects.toThrow(/Leg uit/);
    await expect(o.voltooi(eerste, daan, vastlegging({ casusregisseurId: noor.medewerkerId, besluiten: [besluit({ genomenDoor: randomUUID(), verslagregelId: randomUUID() })] }))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/besluiten/0/genomenDoor' }, { veld: '/besluiten/0/verslagregelId' }, { veld: '/casusregisseurId' }] } });
    expect(await o.kern.db('uitkomst_overleg').where({ casus_id: c.casusId })).toEqual([]);
    await o.voltooi(eerste, daan, vastlegging({ besluiten: [besluit({ isAwbBesluit: true })], afspraken: [afspraak(null, { uiterlijk: null })] }));
    const vast = await o.taak(c.casusId, 'uitkomst-vaststellen');
    await expect(o.voltooi(vast, daan, vaststelling())).rejects.toMatchObject({ status: 409, extra: { fouten: [{ code: 'quorum-ontbreekt' }, { veld: '/besluiten/0/rechtsmiddel' }, { code: 'mandaat-ontbreekt' }, { veld: '/afspraken/0/organisatieId' }, { veld: '/afspraken/0/uiterlijk' }] } });
    await expect(o.voltooiDirect(vast, await o.als('aisha', 'deelnemer'), vaststelling())).rejects.toMatchObject({ extra: { fouten: [{ code: 'quorum-ontbreekt' }, {}, {}, {}, {}] } });
    await expect(o.voltooiDirect(vast, await o.als('eline', 'deelnemer'), vaststelling())).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.voltooi(vast, daan, vaststelling({ uitkomst: 'terug-naar-verslag', terugReden: 'Er was te weinig bekend voor een besluit.' }));
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vastleggen', [eerste.id]), daan, vastlegging({ uitkomst: 'geen-besluiten', casusregisseurId: null, besluiten: [], afspraken: [], geenBesluitReden: 'Er was te weinig bekend voor een besluit.' }));
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vaststellen', [vast.id]), daan, vaststelling({ zichten: [] }));
    expect(await c.proces.klaar()).toMatchObject({ uitkomst: 'gedeeld', aantalOntvangers: 1 });
  });

  test('house rule 8: sharing twice sends nothing twice; a second start of the waiting is cancelled; a partner that is down is marked', async () => {
    const c = await naOverleg(['POL']);
    o.partners.POL.zetGedrag({ plat: true });
    const id = await publiceer(c);
    await tot(() => o.kern.db('uitkomst_verstrekking').where({ uitkomst_id: id, organisatie_id: o.organisaties.POL }).whereNotNull('aflevering_mislukt_op').first());
    o.partners.POL.zetGedrag({ plat: false });
    const sleutel = await ontvangst(id);
    const berichten = async (): Promise<number> => (await o.kern.db('partner_bericht').where({ correlatie_id: id })).length;
    const voor = await berichten();
    expect(await o.kern.db.transaction((tx) => publiceerUitkomst(o.kern, tx, id))).toEqual({ uitkomst: 'gedeeld', aantalOntvangers: 2 });
    expect(await berichten()).toBe(voor);
    const variables = { publicatieId: id, casusId: c.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p3', doelCode: 'uitkomst-uitwisselen', termijnCode: 'leesbewijs' };
    const { processInstanceKey } = await startMetBericht(o.client, 'uitwisselen-uitkomst.ontvangst', randomUUID(), variables);
    await tot(async () => await o.kern.db('proces_instantie').where({ sleutel: String(processInstanceKey), status: 'afgebroken' }).first('sleutel') as unknown);
    expect(await ontvangst(id)).toBe(sleutel);
  });

  test('R12.5: an unread part and an open correction block closing; ending the casus at once withdraws the waiting, twice is the same', async () => {
    const c = await naOverleg(['JGZ', 'GI']);
    const punten = (): Promise<string[]> => o.kern.db.transaction(async (tx) => (await afsluitpunten(tx, c.casusId)).map((p) => p.code));
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vastleggen'), daan, vastlegging({ afspraken: [] }));
    expect(await punten()).toEqual(['uitkomst-niet-gedeeld']);
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vaststellen'), daan, vaststelling());
    const { id } = await tot(() => o.kern.db('uitkomst_overleg').where({ casus_id: c.casusId, status: 'beschikbaar' }).first() as Promise<{ id: string } | undefined>);
    const sleutel = await ontvangst(id);
    await o.route('post', '/api/v1/uitkomsten/:id/correctieverzoeken', await o.als('aisha', 'deelnemer'), { params: { id }, body: { id: randomUUID(), onderdeel: 'besluit', volgnummer: 1, watKloptNiet: 'De datum klopt niet helemaal.', voorstel: 'Een week later beginnen.' } });
    expect(await punten()).toEqual(['uitkomst-niet-gelezen', 'correctie-open']);
    for (let keer = 0; keer < 2; keer++) await o.kern.db.transaction((tx) => trekIn(o.kern, tx, c.casusId, 'De casus is beëindigd.'));
    expect(await punten()).toEqual([]);
    await tot(async () => await o.kern.db('proces_instantie').where({ sleutel, status: 'afgebroken' }).first('sleutel') as unknown);
    expect((await o.kern.db('outbox').where({ volgorde_sleutel: c.casusId, soort: 'proces-annuleren' })).length).toBe(1);
  });

  test('processen §1.5: the term passes → a signal and a coordinator task beside the running work, its reason is kept', async () => {
    const c = await naOverleg(['GI']);
    const taak = await o.taak(c.casusId, 'uitkomst-vastleggen');
    await o.vooruit(8 * dag);
    const verlopen = await o.taak(c.casusId, 'termijn-verlopen');
    expect((await o.lees(verlopen, noor)).nietMogelijk).toEqual({ verlengen: 'Deze termijn kan niet (nog een keer) worden verlengd.' });
    await o.kern.db('termijnregel').where({ code: 'uitkomst' }).update({ verlengbaar_met: 20, max_verlengingen: 1 });
    await o.voltooi(verlopen, noor, { uitkomst: 'verlengen', redenCode: 'ziekte', reden: 'De voorzitter is ziek tot volgende week.', isGezinGeinformeerd: true });
    const verlengd = await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-verlengd', process_instance_key: verlopen.process_instance_key }).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
    await o.kern.db('termijnregel').where({ code: 'uitkomst' }).update({ verlengbaar_met: null, max_verlengingen: null });
    await o.vooruit(verlengd.gaat_af_op.getTime() - o.kern.clock.now().getTime() + 60_000);
    await o.voltooi(await o.taak(c.casusId, 'termijn-verlopen', [verlopen.id]), noor, { uitkomst: 'doorgaan', redenCode: 'te-druk', reden: 'De voorzitter is twee dagen ziek geweest.', isGezinGeinformeerd: false });
    await o.voltooi(taak, daan, vastlegging({ afspraken: [] }));
    await o.voltooi(await o.taak(c.casusId, 'uitkomst-vaststellen'), daan, vaststelling());
    expect(await c.proces.klaar()).toMatchObject({ uitkomst: 'gedeeld', aantalOntvangers: 2 });
    expect(await o.kern.db('signaal').where({ casus_id: c.casusId, soort: 'termijn' }).count('id as n').first()).toEqual({ n: '1' });
    expect(await o.kern.db('uitkomst_termijn_keuze').where({ casus_id: c.casusId }).orderBy('op').select('keuze', 'reden_code', 'is_gezin_geinformeerd')).toEqual([{ keuze: 'verlengen', reden_code: 'ziekte', is_gezin_geinformeerd: true }, { keuze: 'doorgaan', reden_code: 'te-druk', is_gezin_geinformeerd: false }]);
  });

  test('processen §0 point 8: no text, name or reason reaches the engine', async () => {
    const rijen = await o.kern.db('element_context').select('variabelen') as { variabelen: Record<string, unknown> }[];
    expect(rijen.length).toBeGreaterThan(20);
    const namen = new Set(rijen.flatMap((r) => Object.keys(r.variabelen)));
    expect([...namen].filter((n) => /tekst|motivatie|naam|reden|samenvatting/i.test(n))).toEqual([]);
    expect(await o.incidenten()).toEqual([]);
  });
});
