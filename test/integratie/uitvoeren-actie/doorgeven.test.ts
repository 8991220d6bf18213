import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/uitvoeren-actie/api.ts';
import { trekIn } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { taken } from '../../../src/bouwstenen/register.ts';
import { claimTaak, registreerTaken } from '../../../src/taken/index.ts';
import { leesLijst } from '../../../src/taken/store.ts';
import { dag, maakOpstelling, traceparent, type Acties } from './opstelling.ts';
import { datumVan } from '../../../src/domein/kalender.ts';

let o: Acties;
let fenna: Medewerker, loes: Medewerker, pim: Medewerker, tess: Medewerker, noor: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  registreerTaken(taken);
  // In the demo he is blocked; here he is the colleague.
  await o.kern.db('medewerker').where({ sub: 'pim' }).update({ status: 'actief' });
  fenna = o.fenna;
  [loes, pim, tess, noor] = [await o.als('loes', 'deelnemer'), await o.als('pim', 'deelnemer'), await o.als('tess', 'deelnemer'), await o.als('noor', 'procesregisseur')];
});
afterAll(async () => { await (o as Acties | undefined)?.stop(); });

const roep = async (methode: string, pad: string, aanvrager: Medewerker, over: { doel?: string; params?: unknown; query?: unknown; body?: unknown }): Promise<Antwoord> => {
  const route = routes.find((r) => r.methode === methode && r.pad === pad);
  if (route === undefined) throw new Error(`no route ${pad}`);
  const antwoord = await route.verwerk({ kern: o.kern, aanvrager, traceparent, rijversie: undefined, header: () => undefined, params: {}, query: {}, ...over, body: route.body === undefined ? undefined : route.body.parse(over.body) } as never);
  route.antwoorden[antwoord.status]?.parse(antwoord.body);
  return antwoord;
};
const klaim = (taakId: string, m: Medewerker, overnemen?: string): Promise<void> => o.kern.db.transaction((tx) => claimTaak(o.kern, tx, m, taakId, overnemen, traceparent));
const mijn = (m: Medewerker): Promise<string[]> => o.kern.db.transaction(async (tx) => (await leesLijst(tx, m, { bakje: 'mijn', verband: null, bouwsteen: null, termijn: null, status: null, zoek: null, volgorde: 'termijn', na: null, aantal: 100, nu: o.kern.clock.now() })).map((t) => t.id));
const geef = (actieId: string, m: Medewerker, over: Record<string, unknown> = {}, id: string = randomUUID()): Promise<Antwoord> => roep('post', '/api/v1/acties/:id/doorgevingen', m, { doel: 'actie-uitvoeren', params: { id: actieId }, body: { id, medewerkerId: pim.medewerkerId, reden: 'Ik ben twee weken met vakantie.', ...over } });
const begin = async (): Promise<{ casusId: string; actieId: string }> => {
  const { casusId } = await o.geregisseerd();
  const actieId = await o.maak(casusId);
  await o.zetUit(actieId);
  return { casusId, actieId };
};

describe('ux §4.12: doorgeven aan collega', () => {
  test('ux §4.12: who does the actie hands it to a colleague with a reason; it is in his list, and the audit knows', async () => {
    const { casusId, actieId } = await begin();
    const vraag = await o.taak(casusId, 'actie-beoordelen');
    await o.voltooi(vraag, loes, { uitkomst: 'aannemen' });
    const taak = await o.taak(casusId, 'actie-uitvoeren');
    await expect(geef(actieId, loes), 'not on his name yet').rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await klaim(taak.id, loes);
    expect((await o.lees(taak, loes)).scherm).toMatchObject({ collegas: [{ id: pim.medewerkerId, naam: 'Pim Duizendblad', functie: 'Wijkteammedewerker' }], doorgegeven: null });
    // Another organisation, somebody of another organisation, himself, nobody, a reason that says nothing.
    await expect(geef(actieId, tess)).rejects.toMatchObject({ code: 'niet-gevonden' });
    for (const medewerkerId of [tess.medewerkerId, loes.medewerkerId, randomUUID()]) await expect(geef(actieId, loes, { medewerkerId })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/medewerkerId', code: 'niet-mogelijk' }] } });
    await expect(geef(actieId, loes, { reden: 'vakantie' })).rejects.toThrow(/10/);
    await expect(geef(actieId, pim), 'a colleague does not hand over what another has').rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(geef(randomUUID(), loes)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await mijn(loes)).toContain(taak.id);

    const id = randomUUID();
    expect((await geef(actieId, loes, {}, id)).status).toBe(204);
    expect((await geef(actieId, loes, {}, id)).status, 'sent again: once').toBe(204);
    expect([await mijn(loes), await mijn(pim)]).toEqual([expect.not.arrayContaining([taak.id]), expect.arrayContaining([taak.id])]);
    expect(await o.kern.db('taak_overname').where({ taak_id: taak.id }).select('van_medewerker_id', 'naar_medewerker_id', 'reden', 'is_doorgegeven')).toEqual([{ van_medewerker_id: loes.medewerkerId, naar_medewerker_id: pim.medewerkerId, reden: 'Ik ben twee weken met vakantie.', is_doorgegeven: true }]);
    expect(await o.kern.db('auditlog').where({ gebeurtenistype: 'taak-doorgegeven', object_id: taak.id }).select('gebruiker_id', 'velden')).toEqual([{ gebruiker_id: loes.medewerkerId, velden: ['toegewezen_aan'] }]);
    expect((await o.lees(taak, pim)).scherm).toMatchObject({ doorgegeven: { van: 'Loes Akkerwinde', reden: 'Ik ben twee weken met vakantie.' } });
    expect((await o.lees(taak, loes)).scherm, 'only who got it reads why').toMatchObject({ doorgegeven: null });
    const zinnen = await o.kern.db('casus_tijdlijn').where({ casus_id: casusId }).pluck('zin') as string[];
    expect(zinnen.filter((z) => z.includes('een collega'))).toEqual([expect.stringMatching(/^Bij Gemeente Vinkenoord doet nu een collega actie /)]);
    expect(zinnen.join(' '), 'the casus does not read between whom').not.toMatch(/Pim|Loes|vakantie/);
    // The row of R0.1: a task that is done is not handed on.
    await o.voltooi(taak, pim, { uitkomst: 'gereed', resultaat: 'behaald', toelichting: 'Het huisbezoek is geweest.', uitgevoerdOp: datumVan(o.kern.clock.now()) });
    await o.taak(casusId, 'terugkoppeling-beoordelen');
    await expect(geef(actieId, pim, { medewerkerId: loes.medewerkerId })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });

  test('ux §4.12, R7.9: before acceptance it can be handed on too; whoever is kept from the process, is blocked or lost his role is no choice', async () => {
    const { casusId, actieId } = await begin();
    const taak = await o.taak(casusId, 'actie-beoordelen');
    await klaim(taak.id, loes);
    const { db } = o.kern, kan = async (): Promise<unknown> => ((await o.lees(taak, loes)).scherm as { collegas: unknown[] }).collegas.length;
    expect(await kan()).toBe(1);
    await db('taak_uitsluiting').insert({ process_instance_key: taak.process_instance_key, medewerker_id: pim.medewerkerId });
    expect(await kan()).toBe(0);
    await expect(geef(actieId, loes)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await db('taak_uitsluiting').where({ process_instance_key: taak.process_instance_key }).delete();
    await db('medewerker').where({ id: pim.medewerkerId }).update({ status: 'geblokkeerd' });
    await expect(geef(actieId, loes)).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await db('medewerker').where({ id: pim.medewerkerId }).update({ status: 'actief' });
    await db('roltoekenning').where({ medewerker_id: pim.medewerkerId }).update({ regio_code: 'duinbroek' });
    await expect(geef(actieId, loes), 'a role in another region').rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await db('roltoekenning').where({ medewerker_id: pim.medewerkerId }).update({ regio_code: 'merelland' });
    await geef(actieId, loes);
    expect(await mijn(pim)).toContain(taak.id);
    // Without a row in the matrix nobody writes (X1).
    const regels = await db('doelbindingregel').where({ doel: 'actie-uitvoeren', verband_code: 'veilig-thuis' }).whereNull('tot').pluck('id') as string[];
    await db('doelbindingregel').whereIn('id', regels).update({ tot: '2026-01-01' });
    await expect(geef(actieId, pim, { medewerkerId: loes.medewerkerId })).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    await db('doelbindingregel').whereIn('id', regels).update({ tot: null });
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });
});

describe('ux §4.11: bellen en bespreken', () => {
  test('ux §4.11: the number of the owner comes with the actie; a protected organisation has none (X6)', async () => {
    const { casusId, actieId } = await begin();
    expect((await roep('get', '/api/v1/casussen/:id/acties', fenna, { doel: 'plan-regisseren', params: { id: casusId } })).body).toMatchObject({ items: [{ id: actieId, organisatie: 'Gemeente Vinkenoord', telefoon: '088-0000007' }] });
    expect(await o.kern.db('organisatie').where({ id: o.ids.VO }).first('telefoon')).toEqual({ telefoon: null });
    await expect(o.kern.db('organisatie').where({ id: o.ids.VO }).update({ telefoon: '088-0000013' })).rejects.toThrow(/organisatie_telefoon_beschermd/);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });

  test('ux §4.11: an actie goes on the agenda of the next meeting; without one it waits; only the casusregisseur, and once', async () => {
    const { casusId, actieId } = await begin();
    const bespreek = (m: Medewerker, over: Record<string, unknown> = {}, id: string = actieId): Promise<Antwoord> => roep('post', '/api/v1/acties/:id/besprekingen', m, { doel: 'plan-regisseren', params: { id }, body: { id: randomUUID(), thema: 'Het huisbezoek lukt niet', ...over } });
    await expect(bespreek(await o.als('sietske', 'procesregisseur'))).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(bespreek(noor), 'there is a casusregisseur').rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(bespreek(fenna, { thema: 'ab' })).rejects.toThrow();
    await expect(bespreek(fenna, {}, randomUUID())).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await o.kern.db('overleg_bespreekpunt').where({ casus_id: casusId })).toEqual([]);
    const id = randomUUID();
    const eerst = await bespreek(fenna, { id });
    expect(eerst.body).toEqual({ id, overlegnummer: null, taakId: null });
    expect((await bespreek(fenna, { id })).body, 'sent again: the same answer').toEqual(eerst.body);
    await expect(bespreek(fenna)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect((await roep('get', '/api/v1/casussen/:id/acties', fenna, { doel: 'plan-regisseren', params: { id: casusId } })).body).toMatchObject({ besprekingen: [{ actieId, overlegnummer: null }] });
    expect(await o.kern.db('overleg_bespreekpunt').where({ casus_id: casusId }).select('bron', 'bron_id', 'organisatie_id', 'overleg_id')).toEqual([{ bron: 'actie', bron_id: actieId, organisatie_id: o.ids.GEM, overleg_id: null }]);
    // Writing an agenda needs the right to a meeting (D08), not only the regie over the actie.
    const ander = await o.maak(casusId, { uiterlijkOp: new Date(o.kern.clock.now().getTime() + 20 * dag) });
    const regels = await o.kern.db('doelbindingregel').where({ doel: 'casusoverleg-voeren', verband_code: 'veilig-thuis' }).whereNull('tot').pluck('id') as string[];
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: '2026-01-01' });
    await expect(bespreek(fenna, {}, ander)).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: null });
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });
});
