import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afsluitpunten } from '../../../src/bouwstenen/overleggen-casus/index.ts';
import type { Noodbeeld } from '../../../src/bouwstenen/overleggen-casus/noodtoegang.ts';
import { logPseudoniem } from '../../../src/logboek/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { uur } from './hulp.ts';
import { maakOpstelling, tot, type Opstelling } from './opstelling.ts';

let o: Opstelling;
const wie = {} as Record<'noor' | 'wiebe' | 'mara' | 'joost' | 'gijs' | 'kees', Medewerker>;
beforeAll(async () => {
  o = await maakOpstelling();
  for (const naam of ['noor', 'wiebe'] as const) wie[naam] = await o.als(naam, 'procesregisseur');
  for (const naam of ['mara', 'joost', 'gijs', 'kees'] as const) wie[naam] = await o.als(naam, 'deelnemer');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const reden = 'Er is geschreeuw gemeld en een kind is in huis.';
const vraag = async (casusId: string, door: Medewerker, waarom = reden): Promise<string> => ((await o.route('post', '/api/v1/noodtoegangen', door, { body: { id: randomUUID(), casusId, reden: waarom } })).body as { id: string }).id;
const lees = async (id: string, lezer: Medewerker): Promise<Noodbeeld> => (await o.route('get', '/api/v1/noodtoegangen/:id', lezer, { params: { id } })).body as Noodbeeld;
const nummers = async (...subs: string[]): Promise<string[]> => (await o.kern.db('medewerker').whereIn('sub', subs).orderBy('telefoon_zakelijk').pluck('telefoon_zakelijk')) as string[];

describe('R8.6, ux §4.4: emergency access outside a motorkapoverleg', () => {
  test('R8.6 (AL06, ux §4.4): with a reason, for two hours, only who asked, only who, where and how safe; each line is an emergency; the regie and the FG hear of it and somebody else reviews it', async () => {
    const { casusId, personen } = await o.nieuweCasus([{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'kind', geboortedatum: '2018-05-06', naam: 'Grutto' }]);
    await expect(vraag(casusId, wie.mara, 'Er is haast bij deze mensen.')).rejects.toThrow(/30 tekens/);
    const id = await vraag(casusId, wie.mara);
    const beeld = await lees(id, wie.mara);
    expect(beeld.personen.map((p) => `${p.naam} ${p.isKind ? 'kind' : 'volwassen'}`).toSorted()).toEqual(['Test Grutto kind', 'Test Wulp volwassen']);
    expect(new Date(beeld.tot).getTime() - o.kern.clock.now().getTime()).toBeGreaterThan(1.9 * uur);
    // Pressing twice is one access and one review.
    expect(await vraag(casusId, wie.mara)).toBe(id);
    expect(await o.kern.db('overleg_verantwoording').where({ casus_id: casusId })).toHaveLength(1);
    expect(await o.kern.db('casus_team').where({ casus_id: casusId, organisatie_id: wie.mara.organisatieId })).toEqual([]);

    // domein §5: asking and reading, for each person, as an emergency of this one access.
    const regels = await o.kern.db('verwerkingenlog as v').join('auditlog as a', 'a.span_id', 'v.span_id').where({ 'a.object_type': 'noodtoegang', 'a.object_id': id }).select('a.actie', 'a.noodgeval', 'a.uitkomst', 'v.betrokkene_pseudoniem', 'v.gegevenssoorten', 'v.grondslagen') as { actie: string; noodgeval: boolean; uitkomst: number; betrokkene_pseudoniem: string; gegevenssoorten: string[]; grondslagen: string[] }[];
    expect(regels.filter((r) => r.actie === 'R').map((r) => r.betrokkene_pseudoniem).toSorted()).toEqual(personen.map((p) => logPseudoniem(o.kern, p)).toSorted());
    for (const r of regels) expect([r.noodgeval, r.uitkomst, r.gegevenssoorten.toSorted(), r.grondslagen]).toEqual([true, 0, ['ADR', 'IDE', 'VEI'], ['G14']]);
    expect((await o.kern.db('noodtoegang').where({ id }).first('reden') as { reden: string }).reden).not.toContain('geschreeuw');

    // Without a casusregisseur the procesregisseurs of the regie are the ones to tell; the message says nothing.
    const [fg] = await nummers('sem'), regie = await nummers('noor', 'daan', 'wiebe');
    await tot(async () => [fg, ...regie].every((nummer) => o.sms.ontvangen().some((b) => b.aan === nummer)));
    expect(new Set(o.sms.ontvangen().filter((b) => b.aan !== fg).map((b) => b.tekst))).toEqual(new Set(['Iemand kreeg met spoed toegang tot een casus van u. Log in bij Samenspel.']));

    const toetsen = await o.taak(casusId, 'motorkap-toetsen');
    expect((await o.lees(toetsen, wie.wiebe)).secties).toMatchObject([{ titel: 'Aanleiding', regels: [{ waarde: 'Noodtoegang' }, { waarde: reden }] }, { titel: 'Wie kreeg toegang', regels: [{ label: 'Politie Basisteam Merelland' }] }, { titel: 'Wie zag wat', regels: [{ label: 'Politie Basisteam Merelland', waarde: '1 keer gelezen, 1 keer als noodgeval' }] }]);
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toMatchObject([{ code: 'motorkap-niet-getoetst' }]);
    await o.vooruit(2 * uur + 60_000);
    await expect(lees(id, wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.voltooi(toetsen, wie.wiebe, { uitkomst: 'rechtmatig', isGrondslagJuist: true, isInzageJuist: true, gezinGeinformeerd: 'later', motivatie: 'De politie was al onderweg naar het huis.' });
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([]);
    // After its end it is asked anew, and reviewed anew.
    expect(await vraag(casusId, wie.mara)).not.toBe(id);
  }, 90_000);

  test('R8.6: who has no row in AL06, another region, a casus that is not there: all the same 404; nobody reads the access of a colleague; who used it does not review it', async () => {
    const { casusId } = await o.nieuweCasus();
    for (const buiten of [wie.gijs, wie.kees]) await expect(vraag(casusId, buiten)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(vraag(randomUUID(), wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await o.kern.db('noodtoegang').where({ casus_id: casusId })).toEqual([]);
    expect(await o.kern.db('auditlog').where({ object_type: 'noodtoegang', uitkomst: 4 })).toHaveLength(3);
    const id = await vraag(casusId, wie.noor);
    await expect(lees(id, wie.wiebe)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(lees(id, wie.joost)).rejects.toMatchObject({ code: 'niet-gevonden' });
    const toetsen = await o.taak(casusId, 'motorkap-toetsen');
    const oordeel = { uitkomst: 'rechtmatig', isGrondslagJuist: true, isInzageJuist: true, gezinGeinformeerd: 'ja', motivatie: 'Het was nodig voor het kind in huis.' };
    await expect(o.voltooi(toetsen, wie.noor, oordeel)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(toetsen, wie.noor, oordeel)).rejects.toMatchObject({ code: 'vier-ogen' });
    await o.voltooi(toetsen, wie.wiebe, oordeel);
  }, 60_000);
});
