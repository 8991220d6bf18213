import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/nazorg-afsluiten/api.ts';
import { wijsTeamToe } from '../../../src/casus/index.ts';
import { keurAfsluiting } from '../../../src/bouwstenen/nazorg-afsluiten/afsluiten.ts';
import { nazorgbeeld } from '../../../src/bouwstenen/nazorg-afsluiten/beeld.ts';
import { vindNazorg } from '../../../src/bouwstenen/nazorg-afsluiten/nazorg.ts';
import { beantwoordOverdracht } from '../../../src/bouwstenen/nazorg-afsluiten/overdracht.ts';
import { openNazorg, signaleerTerugval } from '../../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { meldAanNazorg } from '../../../src/bouwstenen/uitwisselen-melding/index.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Niveaus } from '../../../src/toegang/toegang.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { dag, lang, maakOpstelling, openActie, openVerzoek, overDagen, start, tot, traceparent, type Gestart, type Opstelling, verstrektTot, type Taak } from './opstelling.ts';

let o: Opstelling;
let fenna: Medewerker;
let daan: Medewerker;
let wiebe: Medewerker;
let noor: Medewerker;
let stijn: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  fenna = await o.als('fenna', 'casusregisseur');
  daan = await o.als('daan', 'procesregisseur');
  wiebe = await o.als('wiebe', 'procesregisseur');
  noor = await o.als('noor', 'procesregisseur');
  stijn = await o.als('stijn', 'procesregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const vastgesteld = (dagen: readonly number[], meer: Record<string, unknown> = {}): Record<string, unknown> => ({
  uitkomst: 'nazorg', ...Object.fromEntries(dagen.map((d, i) => [`moment${i + 1}`, overDagen(o, d)])), vorm: 'huisbezoek', isMetGezinBesproken: true, motivatie: lang, ...meer,
});
const contact = (g: Gestart, uitkomst: string, veiligheid = '4'): Record<string, unknown> => ({ uitkomst, vorm: 'telefoon', metPersoonId: g.ouder, goed: 'De kinderen slapen weer goed.', veiligheid, steun: 'Een maatje voor de oudste.' });
const weging = (uitkomst: string, meer: Record<string, unknown> = {}): Record<string, unknown> => ({ uitkomst, ernst: '2', isVeiligNu: 'ja', weging: 'Wij spraken de moeder en de school erover.', ...meer });
const voorstel = (uitkomst = 'afsluiten', meer: Record<string, unknown> = {}): Record<string, unknown> => ({
  uitkomst, reden: 'doelen-behaald', isGezinIngelicht: true, zijnPartnersIngelicht: true, gezinMening: 'Het gezin vindt het goed.', leerGoed: 'Vroeg samen om tafel.', leerBeter: 'Eerder bellen.', motivatie: lang, ...meer,
});
const akkoord = (uitkomst = 'akkoord'): Record<string, unknown> => ({ uitkomst, isControlelijstBekeken: true, isZonderNamen: true, motivatie: 'Ik heb alles bekeken en ben het eens.' });
/** To the closing without aftercare. */
const totVoorstel = async (g: Gestart): Promise<Taak> => {
  await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen'), fenna, { uitkomst: 'direct-afsluiten', isMetGezinBesproken: true, motivatie: lang });
  return o.taak(g.casusId, 'afsluiting-voorstellen');
};
const momenten = async (g: Gestart): Promise<unknown[]> => o.kern.db('nazorgmoment').where({ nazorg_id: g.nazorgId }).orderBy(['nummer', 'poging']).select('nummer', 'poging', 'status', 'uitkomst');
const openTaken = async (g: Gestart): Promise<string[]> => (await o.kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where('c.casus_id', g.casusId).whereIn('t.status', ['nieuw', 'op-naam']).select('t.element_id') as { element_id: string }[]).map((t) => t.element_id);

const roep = async (pad: string, aanvrager: Aanvrager, id?: string, body?: unknown): Promise<Antwoord> => {
  const route = routes.find((r) => r.pad === pad);
  if (!route) throw new Error(pad);
  return route.verwerk({ kern: o.kern, params: { id }, query: undefined, body, aanvrager, doel: 'nazorg-bieden', rijversie: undefined, traceparent, header: () => undefined } as never);
};

describe('nazorg-afsluiten', () => {
  test('processen §8 case 14: terugval at moment 2 with instap triage ends the aftercare; its dates never fire again', async () => {
    const g = await start(o);
    const vaststellen = await o.taak(g.casusId, 'nazorg-vaststellen');
    const gegevens = await o.lees(vaststellen, fenna);
    expect(gegevens.adviezen).toEqual([{ titel: 'Het gewone ritme', advies: '6 weken, 3 maanden, 6 maanden, 12 maanden', regels: [{ id: 'NR-3', zin: 'Het gewone ritme: 6 weken, 3, 6 en 12 maanden.' }] }]);
    expect(Object.keys(gegevens.beginwaarden).toSorted()).toEqual(['moment1', 'moment2', 'moment3', 'moment4', 'vorm']);
    expect((await o.kern.db('casus').where({ id: g.casusId }).first() as { status: string }).status).toBe('nazorg');
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([10, 5, -1]))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/moment2', code: 'volgorde' }, { veld: '/moment3', code: 'verleden' }] } });
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([]))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/moment1', code: 'verplicht' }] } });
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([1000]))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/moment1', code: 'te-ver' }] } });
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([10], { isMetGezinBesproken: false }))).rejects.toThrow(/gezin/);
    const actieId = await openActie(o, g.casusId);
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([10]))).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { toegestaan: ['direct-afsluiten'] } });
    expect((await o.lees(vaststellen, fenna)).nietMogelijk?.['nazorg']).toMatch(/^Eerst afronden: Actie /);
    await o.kern.db('actie').where({ id: actieId }).update({ status: 'ingetrokken' });
    await expect(o.voltooi(vaststellen, await o.als('sietske'), vastgesteld([10]))).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await momenten(g)).toEqual([]);
    await o.voltooi(vaststellen, fenna, vastgesteld([10, 20, 30]));
    await expect(o.voltooi(vaststellen, fenna, vastgesteld([10, 20, 30]))).rejects.toThrow();
    await tot(() => o.kern.db('taak').where({ id: vaststellen.id, status: 'afgerond' }).first());

    await o.vooruit(11 * dag);
    const eerste = await o.taak(g.casusId, 'nazorgmoment-uitvoeren');
    expect((await o.lees(eerste, fenna)).opties?.['metPersoonId']?.map((p) => p.waarde)).toContain(g.ouder);
    await expect(o.voltooi(eerste, fenna, { ...contact(g, 'stabiel'), metPersoonId: fenna.medewerkerId })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/metPersoonId' }] } });
    await expect(o.voltooi(eerste, fenna, contact(g, 'stabiel', '1'))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitkomst', code: 'tegenstrijdig' }] } });
    expect(await o.voltooi(eerste, fenna, contact(g, 'stabiel'))).toEqual({ uitkomst: 'stabiel', momentNummer: 2, heeftVolgendMoment: true });
    await tot(() => o.kern.db('taak').where({ id: eerste.id, status: 'afgerond' }).first());

    await o.vooruit(10 * dag);
    await o.voltooi(await o.taak(g.casusId, 'nazorgmoment-uitvoeren', [eerste.id]), fenna, contact(g, 'terugval', '1'));
    const wegen = await o.taak(g.casusId, 'terugval-wegen');
    expect(await o.kern.db('termijn').where({ element_instance_key: wegen.element_instance_key }).first('termijn_code')).toEqual({ termijn_code: 'terugval-spoed' });
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId }).first('bron', 'ernst', 'regels', 'status')).toEqual({ bron: 'moment', ernst: 3, regels: ['moment-terugval', 'score-naar-1', 'score-daalt-2'], status: 'open' });
    await expect(o.voltooi(wegen, fenna, weging('terugval'))).rejects.toThrow(/instap/);
    await expect(o.voltooi(wegen, fenna, weging('geen-terugval', { isVeiligNu: 'nee' }))).rejects.toThrow(/veilig/);
    expect(await o.voltooi(wegen, fenna, weging('terugval', { instap: 'triage', ernst: '3' }))).toEqual({ uitkomst: 'terugval', instapCode: 'triage' });
    // The aftercare ended with it: no new dates.
    await tot(async () => await o.kern.db('nazorg').where({ id: g.nazorgId, status: 'beeindigd' }).first('id') as unknown);
    await expect(o.voltooiDirect(vaststellen, fenna, vastgesteld([10, 20, 30]))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await g.klaar()).toEqual({ uitkomst: 'terugval', instapCode: 'triage' });
    const na = [{ nummer: 1, poging: 1, status: 'uitgevoerd', uitkomst: 'stabiel' }, { nummer: 2, poging: 1, status: 'uitgevoerd', uitkomst: 'terugval' }, { nummer: 3, poging: 1, status: 'overgeslagen', uitkomst: null }];
    expect(await momenten(g)).toEqual(na);

    await o.vooruit(40 * dag);
    // The engine has worked past the old date as soon as another process got its timer.
    const ander = await start(o);
    await o.voltooi(await o.taak(ander.casusId, 'nazorg-vaststellen'), fenna, vastgesteld([1]));
    await o.vooruit(2 * dag);
    await o.taak(ander.casusId, 'nazorgmoment-uitvoeren');
    expect(await openTaken(g)).toEqual([]);
    expect(await momenten(g)).toEqual(na);
    expect(await o.kern.db('nazorg').where({ id: g.nazorgId }).first('status', 'einde')).toEqual({ status: 'beeindigd', einde: 'terugval' });
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId }).first('status', 'instap')).toEqual({ status: 'doorstart', instap: 'triage' });
  });

  test('R12.2: a score of the household that falls by two on any leefgebied is weighed; called stabiel it is sent back; who may not read burgerinbreng does not see the scores', async () => {
    const g = await start(o);
    await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen'), fenna, vastgesteld([10, 20]));
    await o.vooruit(11 * dag);
    const eerste = await o.taak(g.casusId, 'nazorgmoment-uitvoeren');
    await expect(o.voltooi(eerste, fenna, { ...contact(g, 'stabiel'), wonen: '6' })).rejects.toThrow();
    await o.voltooi(eerste, fenna, { ...contact(g, 'stabiel'), wonen: '5', financien: '3', netwerk: null });
    await tot(() => o.kern.db('taak').where({ id: eerste.id, status: 'afgerond' }).first());
    await o.vooruit(10 * dag);
    const tweede = await o.taak(g.casusId, 'nazorgmoment-uitvoeren', [eerste.id]);
    expect(await o.kern.db('nazorgmoment').where({ nazorg_id: g.nazorgId }).orderBy('nummer').pluck('cijfers')).toEqual([{ wonen: 5, financien: 3 }, {}]);
    await expect(o.voltooi(tweede, fenna, { ...contact(g, 'stabiel'), wonen: '3', financien: '3' })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: expect.stringContaining('cijfer van het gezin') as unknown }] } });
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId })).toEqual([]);
    await o.voltooi(tweede, fenna, { ...contact(g, 'zorg'), wonen: '3', financien: '3' });
    const wegen = await o.taak(g.casusId, 'terugval-wegen');
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId }).select('bron', 'ernst', 'regels')).toEqual([{ bron: 'moment', ernst: 2, regels: ['gezinscijfer-daalt-2', 'zorg'] }]);
    expect(await o.kern.db('termijn').where({ element_instance_key: wegen.element_instance_key }).first('termijn_code')).toEqual({ termijn_code: 'terugval' });
    const n = await o.kern.db.transaction((tx) => vindNazorg(tx, g.nazorgId));
    const gezien = async (niveaus: Niveaus): Promise<unknown[]> => (await o.kern.db.transaction((tx) => nazorgbeeld(tx, n, niveaus))).momenten.map((m) => m.cijfers);
    expect(await gezien({ PRO: 2, VEI: 2, BUI: 2 })).toEqual([{ wonen: 5, financien: 3 }, { wonen: 3, financien: 3 }]);
    expect(await gezien({ PRO: 2, VEI: 2, BUI: 1 })).toEqual([null, null]);
    const variabelen = await o.kern.db('element_context').where({ casus_id: g.casusId }).pluck('variabelen') as Record<string, unknown>[];
    expect(variabelen.flatMap((v) => Object.keys(v)).filter((v) => ['wonen', 'financien', 'cijfers'].includes(v))).toEqual([]);
    await o.voltooi(wegen, fenna, weging('geen-terugval'));
  });

  test('R12.2: a new melding during aftercare is a signal within 2 s that a human weighs, once per melding; nothing restarts by itself', async () => {
    const g = await start(o);
    await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen'), fenna, vastgesteld([30]));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'gw-wachten', status: 'actief' }).first());
    const melding = { id: fenna.medewerkerId, acuutGevaar: 'nee' as const };
    const begin = performance.now();
    await o.kern.db.transaction((tx) => meldAanNazorg(o.kern, tx, melding, g.casusId));
    await o.kern.db.transaction((tx) => meldAanNazorg(o.kern, tx, melding, g.casusId));
    const wegen = await o.taak(g.casusId, 'terugval-wegen');
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId }).select('bron', 'ernst', 'status')).toEqual([{ bron: 'melding', ernst: 2, status: 'open' }]);
    expect(await o.kern.db('termijn').where({ element_instance_key: wegen.element_instance_key }).first('termijn_code')).toEqual({ termijn_code: 'terugval' });
    expect((await o.lees(wegen, fenna)).secties[0]?.regels[0]?.waarde).toBe('ernstig, nog niet gewogen');
    // A second signal comes while the first is weighed: one weighing is for both, and the kept message finds nothing left to weigh.
    await o.kern.db.transaction((tx) => signaleerTerugval(o.kern, tx, g.casusId, { bron: 'burger', ernst: 1 }));
    await o.voltooi(wegen, fenna, weging('geen-terugval'));
    await expect(o.voltooi(wegen, fenna, weging('geen-terugval'))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await tot(async () => (await o.kern.db('element_instantie').where({ element_id: 'terugval-herkennen', process_instance_key: wegen.process_instance_key, status: 'afgerond' })).length === 2);
    expect(await openTaken(g)).toEqual([]);
    expect(await o.kern.db('terugvalsignaal').where({ nazorg_id: g.nazorgId }).distinct('status')).toEqual([{ status: 'gewogen-geen' }]);
    await o.vooruit(31 * dag);
    const moment = await o.taak(g.casusId, 'nazorgmoment-uitvoeren');
    await o.voltooi(moment, fenna, contact(g, 'zorg'));
    await o.voltooi(await o.taak(g.casusId, 'terugval-wegen', [wegen.id]), fenna, weging('geen-terugval', { ernst: '1' }));
    expect((await o.taak(g.casusId, 'afsluiting-voorstellen')).element_id).toBe('afsluiting-voorstellen');
    const { casusId: zonderNazorg } = await o.nieuweCasus();
    expect(await o.kern.db.transaction((tx) => signaleerTerugval(o.kern, tx, zonderNazorg, { bron: 'partner', ernst: 1 }))).toBeNull();
  });

  test('domein §7.12: a missed moment gets a new date and a signal; two missed → procesregisseur', async () => {
    const g = await start(o);
    await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen'), fenna, vastgesteld([3]));
    await o.vooruit(4 * dag);
    const moment = await o.taak(g.casusId, 'nazorgmoment-uitvoeren');
    await o.vooruit(7 * dag + 60_000);
    await tot(() => o.kern.db('nazorgmoment').where({ nazorg_id: g.nazorgId, poging: 2 }).first());
    await tot(() => o.kern.db('signaal').where({ casus_id: g.casusId, soort: 'stagnatie' }).first());
    expect(await momenten(g)).toEqual([{ nummer: 1, poging: 1, status: 'gemist', uitkomst: null }, { nummer: 1, poging: 2, status: 'gepland', uitkomst: null }]);
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-herinnerd', process_instance_key: moment.process_instance_key }).first());
    expect(await openTaken(g)).toEqual(['nazorgmoment-uitvoeren']);
    await o.vooruit(7 * dag + 60_000);
    const gemist = await o.taak(g.casusId, 'gemist-opvolgen');
    expect((await o.lees(gemist, noor)).secties[0]?.regels.map((r) => r.waarde)).toEqual(['Gemist', 'Gemist', 'Gepland']);
    await o.voltooi(gemist, noor, { uitkomst: 'ander-contact', oorzaak: 'niet-bereikbaar', afspraak: 'Een collega van het wijkteam gaat langs.' });
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-gemist', process_instance_key: moment.process_instance_key }).first());
    expect(await o.kern.db('nazorg_gemist').where({ nazorg_id: g.nazorgId }).select('keuze', 'oorzaak')).toEqual([{ keuze: 'ander-contact', oorzaak: 'niet-bereikbaar' }]);
    await o.voltooi(moment, fenna, contact(g, 'stabiel'));
    expect((await momenten(g)).at(-1)).toEqual({ nummer: 1, poging: 3, status: 'uitgevoerd', uitkomst: 'stabiel' });
    await o.taak(g.casusId, 'afsluiting-voorstellen');
  });

  test('processen §8 case 19: closing is refused with the list while one opdracht or klacht is open; afterwards every organisation has its own retention date', async () => {
    const g = await start(o);
    const verzoekId = await openVerzoek(o, g.casusId, g.ouder);
    const taak = await totVoorstel(g);
    const gegevens = await o.lees(taak, fenna);
    expect(gegevens.nietMogelijk).toEqual({ afsluiten: 'Eerst afronden: Er staat nog 1 verzoek om informatie open.', overdragen: 'Eerst afronden: Er staat nog 1 verzoek om informatie open.' });
    expect(gegevens.scherm).toMatchObject({ soort: 'afsluiten', punten: [{ code: 'verzoek-open' }] });
    await expect(o.voltooi(taak, fenna, voorstel('afsluiten', { isGezinIngelicht: false }))).rejects.toMatchObject({
      code: 'ongeldige-overgang', status: 409, extra: { open: [{ code: 'gezin-niet-ingelicht' }, { code: 'verzoek-open' }], fouten: [{ melding: 'Het gezin weet nog niet dat de casus stopt.' }, { melding: 'Er staat nog 1 verzoek om informatie open.' }] },
    });
    expect(await o.kern.db('afsluiting').where({ nazorg_id: g.nazorgId })).toEqual([]);
    await o.kern.db('verstrekkingsverzoek').where({ id: verzoekId }).update({ status: 'geweigerd' });
    const actieId = await openActie(o, g.casusId);
    const { actienummer } = await o.kern.db('actie').where({ id: actieId }).first() as { actienummer: string };
    await expect(o.voltooi(taak, fenna, voorstel())).rejects.toMatchObject({ status: 409, extra: { open: [{ code: 'actie-open', zin: `Actie ${actienummer} is nog niet afgerond (concept).` }] } });
    await o.kern.db('actie').where({ id: actieId }).update({ status: 'ingetrokken' });
    expect((await o.lees(taak, fenna)).nietMogelijk).toEqual({});
    const [klacht] = await o.kern.db('burgerverzoek').insert({ verzoeknummer: 'B-7K3M-9QPD-87', casus_id: g.casusId, persoon_id: g.ouder, soort: 'klacht', organisatie_id: noor.organisatieId, omschrijving: 'Er werd niet teruggebeld.', ontvangen_op: o.kern.clock.now() }).returning('id') as { id: string }[];
    await expect(o.voltooi(taak, fenna, voorstel())).rejects.toMatchObject({ status: 409, extra: { open: [{ code: 'klacht-open', zin: 'Klacht B-7K3M-9QPD-87 is nog niet afgehandeld.' }] } });
    await o.kern.db('burgerverzoek').where({ id: klacht?.id }).update({ status: 'ingetrokken' });
    await expect(o.voltooi(taak, fenna, voorstel('afsluiten', { reden: undefined }))).rejects.toThrow(/reden|sluiten/);
    await o.voltooi(taak, fenna, voorstel('afsluiten', { portaalTot: overDagen(o, 90) }));
    await expect(o.voltooi(taak, fenna, voorstel())).rejects.toMatchObject({ code: 'ongeldige-overgang' });

    const tweede = await o.taak(g.casusId, 'afsluiting-akkoord');
    await expect(o.voltooi(tweede, { ...wiebe, medewerkerId: fenna.medewerkerId }, akkoord())).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(tweede, { ...wiebe, medewerkerId: fenna.medewerkerId }, akkoord())).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooi(tweede, wiebe, { ...akkoord(), isZonderNamen: false })).rejects.toThrow(/leerpunten/);
    expect((await o.lees(tweede, wiebe)).secties[0]?.regels.find((r) => r.label === 'Controlelijst')?.waarde).toBe('Alles is gedaan');
    await o.voltooi(tweede, wiebe, akkoord('terug'));
    // A second akkoord on what was sent back closes nothing.
    await expect(o.voltooiDirect(tweede, wiebe, akkoord())).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const opnieuw = await o.taak(g.casusId, 'afsluiting-voorstellen', [taak.id]);
    expect((await o.lees(opnieuw, fenna)).secties[0]?.regels[0]?.waarde).toContain('Stuurde het voorstel terug');
    await o.voltooi(opnieuw, fenna, voorstel('afsluiten', { portaalTot: overDagen(o, 90) }));
    const nogEens = await o.taak(g.casusId, 'afsluiting-akkoord', [tweede.id]);
    const laat = await openVerzoek(o, g.casusId, g.ouder);
    await expect(o.voltooi(nogEens, wiebe, akkoord())).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { open: [{ code: 'verzoek-open' }] } });
    await o.kern.db('verstrekkingsverzoek').where({ id: laat }).update({ status: 'verlopen' });
    await o.voltooi(nogEens, wiebe, akkoord());
    expect(await g.klaar()).toEqual({ uitkomst: 'afgesloten' });

    const jaar = (j: number): string => { const d = new Date(o.kern.clock.now()); return `${d.getUTCFullYear() + j}`; };
    const dossiers = await o.kern.db('archiefdossier as d').join('organisatie as o', 'o.id', 'd.organisatie_id').where('d.casus_id', g.casusId).orderBy('o.soort').select('o.soort', 'd.regel_code', 'd.regel_versie', 'd.vlaggen', 'd.status', o.kern.db.raw("to_char(d.vernietigen_vanaf, 'YYYY') as jaar"));
    expect(dossiers).toEqual([
      { soort: 'GEM', regel_code: 'B4', regel_versie: '2026.1', vlaggen: ['niet-geverifieerd'], status: 'actief', jaar: jaar(15) }, { soort: 'GGZ', regel_code: 'B3', regel_versie: '2026.1', vlaggen: [], status: 'actief', jaar: jaar(20) },
      { soort: 'GI', regel_code: 'B2', regel_versie: '2026.1', vlaggen: [], status: 'actief', jaar: jaar(20) }, { soort: 'POL', regel_code: null, regel_versie: '2026.1', vlaggen: ['geen-regel'], status: 'actief', jaar: jaar(20) },
      { soort: 'VT', regel_code: 'B1', regel_versie: '2026.1', vlaggen: ['conflict', 'niet-geverifieerd'], status: 'actief', jaar: jaar(20) },
    ]);
    expect(await o.kern.db('casus').where({ id: g.casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'doelen-behaald' });
    expect(await o.kern.db('casus_team').where({ casus_id: g.casusId }).whereNull('tot').select('rol')).toEqual([{ rol: 'regie' }]);
    expect(await o.kern.db('afsluiting').where({ casus_id: g.casusId, status: 'gesloten' }).first('akkoord_regisseur', 'akkoord_proces')).toEqual({ akkoord_regisseur: fenna.medewerkerId, akkoord_proces: wiebe.medewerkerId });
    const berichten = await o.kern.db('bericht').where({ casus_id: g.casusId }).select('aan_persoon_id', 'onderwerp');
    expect(berichten).toEqual([{ aan_persoon_id: g.ouder, onderwerp: 'Wij stoppen met de samenwerking' }]);
    expect(await o.kern.db('feedbackvraag').where({ nazorg_id: g.nazorgId }).select('persoon_id', 'status')).toEqual([{ persoon_id: g.ouder, status: 'gevraagd' }]);
    const punten = await o.kern.db('leerpunt').whereIn('code', ['goed', 'beter', 'rondes', 'organisaties']).orderBy('code').select('code', 'tekst', 'aantal', 'casus_pseudoniem') as { code: string; casus_pseudoniem: string }[];
    expect(punten).toMatchObject([{ code: 'beter', tekst: 'Eerder bellen.' }, { code: 'goed', tekst: 'Vroeg samen om tafel.' }, { code: 'organisaties', aantal: 5 }, { code: 'rondes', aantal: 0 }]);
    expect(JSON.stringify(await o.kern.db('leerpunt').select('*'))).not.toContain(g.casusId);
  });

  test('domein §7.12: a rule that changes later leaves existing dossiers under the version they were made with', async () => {
    await o.kern.db('bewaarregel').insert({ code: 'B4', variant: '15-jaar', omschrijving: 'Dossier van de gemeente', organisatiesoorten: ['GEM'], object: 'casus', duur: 10, eenheid: 'jaar', start: 'einde-ondersteuning', is_wettelijk: true, bron: 'toets', geverifieerd: true, versie: '2026.2', vanaf: '2026-06-01' });
    const voor = await o.kern.db('archiefdossier').where({ regel_code: 'B4' }).select('regel_versie');
    const g = await start(o);
    const [verlopen, geldig] = [await verstrektTot(o, g.casusId, g.ouder, overDagen(o, -1)), await verstrektTot(o, g.casusId, g.ouder, overDagen(o, 30))];
    await o.voltooi(await totVoorstel(g), fenna, voorstel());
    await o.voltooi(await o.taak(g.casusId, 'afsluiting-akkoord'), daan, akkoord());
    await g.klaar();
    // R12.6: what a holder gave only until yesterday is gone, the rest stays under the dossier of its receiver.
    expect(await o.kern.db('verstrekt_gegeven').whereIn('id', [verlopen, geldig]).select('id')).toEqual([{ id: geldig }]);
    expect(await o.kern.db('archiefdossier').where({ casus_id: g.casusId, regel_code: 'B4' }).select('regel_versie')).toEqual([{ regel_versie: '2026.2' }]);
    expect(await o.kern.db('archiefdossier').where({ regel_code: 'B4' }).whereNot({ casus_id: g.casusId }).select('regel_versie')).toEqual(voor);
  });

  test('processen §2.12 step 5: verlengen goes back to the moments, which come after those that were held', async () => {
    const g = await start(o);
    const eerste = await o.taak(g.casusId, 'nazorg-vaststellen');
    await o.voltooi(eerste, fenna, vastgesteld([2]));
    await o.vooruit(3 * dag);
    await o.voltooi(await o.taak(g.casusId, 'nazorgmoment-uitvoeren'), fenna, contact(g, 'stabiel'));
    const sluiten = await o.taak(g.casusId, 'afsluiting-voorstellen');
    await o.voltooi(sluiten, fenna, { uitkomst: 'verlengen', motivatie: lang });
    await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen', [eerste.id]), fenna, vastgesteld([2, 4]));
    expect(await o.kern.db('nazorg').where({ id: g.nazorgId }).first('status')).toEqual({ status: 'verlengd' });
    expect((await momenten(g)).map((m) => (m as { nummer: number }).nummer)).toEqual([1, 2, 3]);
    await o.vooruit(3 * dag);
    const tweede = await tot(async () => (await o.kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': g.casusId, 't.element_id': 'nazorgmoment-uitvoeren' }).whereIn('t.status', ['nieuw', 'op-naam']).first('t.*')) as Taak | undefined);
    expect(await o.voltooi(tweede, fenna, contact(g, 'stabiel'))).toMatchObject({ momentNummer: 2, heeftVolgendMoment: true });
  });

  test('processen §2.12 step 1: direct withdraws open opdrachten first, knows no verlengen, and overdragen ends as overgedragen', async () => {
    const g0 = await o.nieuweCasus();
    expect(g0.casusId).toBeDefined();
    const { casusId } = g0;
    const verzoekId = await openVerzoek(o, casusId, g0.personen[0] ?? '');
    const actieId = await openActie(o, casusId);
    await o.kern.db('casus').where({ id: casusId }).update({ status: 'in-onderzoek' });
    const { klaar } = o.bel('nazorg-afsluiten', casusId, { nazorgId: '6f1c1c1e-7c3b-4d0a-9b57-0000000016a0', afsluitWijzeCode: 'direct', doelCode: 'nazorg-bieden', termijnCode: 'afsluiten', rolUitvoerder: 'casusregisseur', rolBeslisser: 'casusregisseur', rolTweede: 'gedragswetenschapper' });
    const taak = await o.taak(casusId, 'afsluiting-voorstellen');
    expect(await o.kern.db('verstrekkingsverzoek').where({ id: verzoekId }).first('status')).toEqual({ status: 'ingetrokken' });
    expect(await o.kern.db('actie').where({ id: actieId }).first('status')).toEqual({ status: 'ingetrokken' });
    expect(await o.kern.db('bekendheidsuitvraag').where({ casus_id: casusId }).first('status')).toEqual({ status: 'gesloten' });
    expect((await o.kern.db('casus').where({ id: casusId }).first() as { status: string }).status).toBe('in-onderzoek');
    const gegevens = await o.lees(taak, fenna);
    expect(Object.keys(gegevens.nietMogelijk ?? {})).toEqual(['verlengen']);
    await expect(o.voltooi(taak, fenna, { uitkomst: 'verlengen', motivatie: lang })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const naar = stijn.organisatieId;
    expect(gegevens.opties?.['overdrachtOrganisatieId']?.map((x) => x.waarde)).toContain(naar);
    await expect(o.voltooi(taak, fenna, voorstel('overdragen'))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/overdrachtOrganisatieId' }] } });
    await expect(o.voltooi(taak, fenna, voorstel('overdragen', { overdrachtOrganisatieId: fenna.organisatieId }))).rejects.toMatchObject({ extra: { fouten: [{ code: 'ongeldige-keuze' }] } });
    // She took this casus over before, from the plan: her yes counts and she is not asked again.
    await o.kern.db.transaction((tx) => wijsTeamToe(o.kern, tx, casusId, { organisatieId: naar, medewerkerId: null, rol: 'overname', via: 'overdracht' }));
    await o.voltooi(taak, fenna, voorstel('overdragen', { overdrachtOrganisatieId: naar }));
    await o.voltooi(await o.taak(casusId, 'afsluiting-akkoord'), wiebe, akkoord());
    expect(await klaar()).toEqual({ uitkomst: 'overgedragen' });
    expect(await o.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'overgedragen' });
    expect(await o.kern.db('afsluit_overdracht').where({ casus_id: casusId }).select('status', 'antwoord_door')).toEqual([{ status: 'geaccepteerd', antwoord_door: null }]);
  });

  test('R12.5 (overdragen): the other organisation is asked: a refusal with its reason and silence go back to who proposed, a yes goes to the second person; nobody answers for her, and nothing of the casus shows before', async () => {
    const { casusId, klaar } = await start(o, { afsluitWijzeCode: 'direct', termijnCode: 'afsluiten' });
    const aanbod = async (wie: Medewerker): Promise<{ id: string }[]> => ((await roep('/api/v1/afsluit-overdrachten', wie)).body as { items: { id: string }[] }).items;
    const antwoord = (wie: Medewerker, id: string | undefined, body: Record<string, unknown>): Promise<Antwoord> => roep('/api/v1/afsluit-overdrachten/:id/antwoorden', wie, id, body);
    const stelVoor = async (behalve: readonly string[] = []): Promise<Taak> => {
      const taak = await o.taak(casusId, 'afsluiting-voorstellen', behalve);
      await o.voltooi(taak, fenna, voorstel('overdragen', { overdrachtOrganisatieId: stijn.organisatieId }));
      return taak;
    };
    const gevraagd = (): Promise<{ id: string }> => tot(async () => (await aanbod(stijn))[0] ?? null);
    const team = () => o.kern.db('casus_team').where({ casus_id: casusId, organisatie_id: stijn.organisatieId }).count('organisatie_id as n').first();
    expect(await aanbod(stijn)).toEqual([]);
    const eerste = await stelVoor();
    const een = await gevraagd();
    expect(Object.keys(een).toSorted()).toEqual(['aangebodenOp', 'id']);
    expect(await aanbod(noor)).toEqual([]);
    expect(await team()).toEqual({ n: '0' });
    // Not for who is not asked, not by the one who proposed, and not to the second person before she said yes.
    await expect(antwoord(noor, een.id, { uitkomst: 'geaccepteerd', reden: null })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(antwoord(fenna, een.id, { uitkomst: 'geaccepteerd', reden: null })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await tot(async () => (await o.kern.db('taak').where({ process_instance_key: eerste.process_instance_key }).whereIn('status', ['nieuw', 'op-naam'])).length === 0);
    const { nazorg_id: nazorgId } = await o.kern.db('afsluit_overdracht').where({ id: een.id }).first('nazorg_id') as { nazorg_id: string };
    const keur = o.kern.db.transaction((tx) => keurAfsluiting(o.kern, tx, { nazorgId, uitkomst: 'akkoord', motivatie: lang, isZonderNamen: true, door: wiebe.medewerkerId }));
    await expect(keur).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { open: [{ code: 'overdracht-niet-geaccepteerd' }] } });
    await antwoord(stijn, een.id, { uitkomst: 'geweigerd', reden: 'Dit gezin woont niet meer in onze regio.' });
    await expect(antwoord(stijn, een.id, { uitkomst: 'geaccepteerd', reden: null })).rejects.toMatchObject({ code: 'al-beantwoord' });

    const tweede = await o.taak(casusId, 'afsluiting-voorstellen', [eerste.id]);
    expect((await o.lees(tweede, fenna)).secties[0]?.regels).toContainEqual({ label: 'Andere organisatie', waarde: expect.stringContaining('Dit gezin woont niet meer in onze regio.') as unknown });
    expect(await team()).toEqual({ n: '0' });
    await stelVoor([eerste.id]);
    const twee = await gevraagd();
    await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-overdracht', process_instance_key: tweede.process_instance_key }).first());
    await o.vooruit(7 * dag);
    const derde = await o.taak(casusId, 'afsluiting-voorstellen', [eerste.id, tweede.id]);
    expect((await o.lees(derde, fenna)).secties[0]?.regels).toContainEqual({ label: 'Andere organisatie', waarde: expect.stringContaining('gaf geen antwoord') as unknown });
    await expect(antwoord(stijn, twee.id, { uitkomst: 'geaccepteerd', reden: null })).rejects.toMatchObject({ code: 'al-beantwoord' });
    expect(await aanbod(stijn)).toEqual([]);

    await stelVoor([eerste.id, tweede.id]);
    await antwoord(stijn, (await gevraagd()).id, { uitkomst: 'geaccepteerd', reden: null });
    expect(await team()).toEqual({ n: '1' });
    await o.voltooi(await o.taak(casusId, 'afsluiting-akkoord'), wiebe, akkoord());
    expect(await klaar()).toEqual({ uitkomst: 'overgedragen' });
    expect(await o.kern.db('afsluit_overdracht').where({ casus_id: casusId }).orderBy('aangeboden_op').pluck('status')).toEqual(['geweigerd', 'verlopen', 'geaccepteerd']);
    expect(await o.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'overgedragen' });

    // The casus ends otherwise while she is asked: the question ends with it.
    const ander = await start(o, { afsluitWijzeCode: 'direct', termijnCode: 'afsluiten' });
    const taak = await o.taak(ander.casusId, 'afsluiting-voorstellen');
    await o.voltooi(taak, fenna, voorstel('overdragen', { overdrachtOrganisatieId: stijn.organisatieId }));
    const laatste = await gevraagd();
    await o.kern.db.transaction((tx) => openNazorg(o.kern, tx, { nazorgId: randomUUID(), casusId: ander.casusId, processInstanceKey: taak.process_instance_key, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, afsluitWijzeCode: 'direct' }));
    expect(await aanbod(stijn)).toEqual([]);
    await expect(antwoord(stijn, laatste.id, { uitkomst: 'geaccepteerd', reden: null })).rejects.toMatchObject({ code: 'al-beantwoord' });
  });

  test('R12.5 (overdragen): an answer of which the message comes after the timer still counts: the process follows the row, with a yes to the second person and with a no back to who proposed', async () => {
    const { casusId, klaar } = await start(o, { afsluitWijzeCode: 'direct', termijnCode: 'afsluiten' });
    const eerste = await o.taak(casusId, 'afsluiting-voorstellen');
    // Her answer stands; the engine hears of it by the timer only.
    const antwoordZonderBericht = async (uitkomst: 'geaccepteerd' | 'geweigerd', reden: string | null): Promise<void> => {
      const { id: overdrachtId } = await tot(() => o.kern.db('afsluit_overdracht').where({ casus_id: casusId, status: 'aangeboden' }).first('id') as Promise<{ id: string } | undefined>);
      const timer = await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-overdracht', process_instance_key: eerste.process_instance_key }).where('gaat_af_op', '>', o.kern.clock.now()).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
      await o.kern.db.transaction(async (tx) => {
        await beantwoordOverdracht(o.kern, tx, { overdrachtId, organisatieId: stijn.organisatieId, medewerkerId: stijn.medewerkerId, uitkomst, reden });
        await tx('outbox').where({ volgorde_sleutel: casusId, status: 'wacht', soort: 'bericht' }).update({ status: 'overgeslagen' });
      });
      // Three werkdagen may be more than a week where feestdagen meet.
      await o.vooruit(timer.gaat_af_op.getTime() - o.kern.clock.now().getTime() + 60_000);
    };
    await o.voltooi(eerste, fenna, voorstel('overdragen', { overdrachtOrganisatieId: stijn.organisatieId }));
    await antwoordZonderBericht('geweigerd', 'Dit gezin woont niet meer in onze regio.');
    await o.voltooi(await o.taak(casusId, 'afsluiting-voorstellen', [eerste.id]), fenna, voorstel('overdragen', { overdrachtOrganisatieId: stijn.organisatieId }));
    await antwoordZonderBericht('geaccepteerd', null);
    await o.voltooi(await o.taak(casusId, 'afsluiting-akkoord'), wiebe, akkoord());
    expect(await klaar()).toEqual({ uitkomst: 'overgedragen' });
    expect(await o.kern.db('afsluit_overdracht').where({ casus_id: casusId }).orderBy('aangeboden_op').pluck('status')).toEqual(['geweigerd', 'geaccepteerd']);
  });

  test('processen §1.5: the term passes → a signal and a coordinator task beside the running work, its reason is kept', async () => {
    const g = await start(o, { afsluitWijzeCode: 'direct', termijnCode: 'afsluiten' });
    const taak = await o.taak(g.casusId, 'afsluiting-voorstellen');
    await o.vooruit(25 * dag);
    const eerder = await o.taak(g.casusId, 'termijn-verlopen');
    expect((await o.lees(eerder, noor)).nietMogelijk).toHaveProperty('verlengen');
    // Where the convenant of a region allows one extension, the guard asks again at its end.
    await o.kern.db('termijnregel').where({ code: 'afsluiten' }).update({ verlengbaar_met: 20, max_verlengingen: 1 });
    expect((await o.lees(eerder, noor)).nietMogelijk).toEqual({});
    await o.voltooi(eerder, noor, { uitkomst: 'verlengen', redenCode: 'wacht-op-gezin', reden: 'Het gezin is nog twee weken weg.', isGezinGeinformeerd: true });
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'tijd-verlengd', process_instance_key: taak.process_instance_key, status: 'actief' }).first());
    await o.vooruit(35 * dag);
    const verlopen = await o.taak(g.casusId, 'termijn-verlopen', [eerder.id]);
    expect((await o.lees(verlopen, noor)).nietMogelijk).toHaveProperty('verlengen');
    await o.voltooi(verlopen, noor, { uitkomst: 'doorgaan', redenCode: 'te-druk', reden: 'Wij wachten op het laatste gesprek met de ouders.', isGezinGeinformeerd: false });
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-termijn', process_instance_key: taak.process_instance_key }).first());
    await tot(() => o.kern.db('signaal').where({ casus_id: g.casusId, soort: 'termijn' }).first());
    expect(await o.kern.db('nazorg_termijn_keuze').where({ casus_id: g.casusId }).orderBy('op').select('keuze', 'reden_code', 'is_gezin_geinformeerd')).toEqual([{ keuze: 'verlengen', reden_code: 'wacht-op-gezin', is_gezin_geinformeerd: true }, { keuze: 'doorgaan', reden_code: 'te-druk', is_gezin_geinformeerd: false }]);
    await o.voltooi(taak, fenna, voorstel());
    await o.voltooi(await o.taak(g.casusId, 'afsluiting-akkoord'), wiebe, akkoord());
    expect(await g.klaar()).toEqual({ uitkomst: 'afgesloten' });
  });

  test('processen §2.16: the table advises by verband, rounds, urgency and children; every case has a row', async () => {
    const ritme = async (over: Record<string, unknown>): Promise<string | null> => {
      const g = await start(o, over);
      await o.taak(g.casusId, 'nazorg-vaststellen');
      return (await o.kern.db('nazorg').where({ id: g.nazorgId }).first('advies_regel') as { advies_regel: string }).advies_regel;
    };
    expect(await Promise.all([ritme({ rondeNummer: 2 }), ritme({ urgentieCode: 'p1' }), ritme({ urgentieCode: 'p2' })])).toEqual(['nr-1', 'nr-2', 'nr-3']);
    const dmn = async (variabelen: Record<string, unknown>): Promise<unknown> => {
      const uit = await o.client.roep('EvaluateDecision', { decisionId: 'nazorg-afsluiten.nazorgritme', variables: JSON.stringify({ urgentieCode: 'p4', aantalRondes: 1, isMinderjarigBetrokken: false, ...variabelen }) }) as { decisionOutput: string };
      return (JSON.parse(uit.decisionOutput) as { adviesRegelCode: string }).adviesRegelCode;
    };
    expect([await dmn({ verbandCode: 'niet-acuut' }), await dmn({ verbandCode: 'zorg-en-veiligheid' }), await dmn({ verbandCode: 'nieuw-verband' }), await dmn({ verbandCode: 'mensenhandel' })]).toEqual(['nr-4', 'nr-5', 'nr-6', 'nr-3']);
  });

  test('R0.3, R12.6: the page of the casus shows what the reader may see; a partner signals; after closing only the regie still reads', async () => {
    const pad = '/api/v1/casussen/:id/nazorg';
    const g = await start(o);
    await o.voltooi(await o.taak(g.casusId, 'nazorg-vaststellen'), fenna, vastgesteld([2]));
    const mara = await o.als('mara', 'deelnemer');
    await expect(roep('/api/v1/casussen/:id/terugvalsignalen', await o.als('sietske', 'procesregisseur'), g.casusId, { id: randomUUID(), ernst: 1 })).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect((await roep('/api/v1/casussen/:id/terugvalsignalen', mara, g.casusId, { id: randomUUID(), ernst: 1 })).status).toBe(201);
    await o.voltooi(await o.taak(g.casusId, 'terugval-wegen'), fenna, weging('geen-terugval'));
    expect((await roep(pad, fenna, g.casusId)).body).toMatchObject({ afsluiting: null, nazorg: { status: 'loopt', momenten: [{ nummer: 1, status: 'gepland' }], signalen: [{ bron: 'partner', status: 'gewogen-geen', weging: 'Wij spraken de moeder en de school erover.' }] } });
    expect((await roep(pad, mara, g.casusId)).body).toMatchObject({ nazorg: { momenten: [], signalen: [] } });
    await expect(roep(pad, await o.als('sietske'), g.casusId)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep(pad, fenna, fenna.medewerkerId)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.vooruit(3 * dag);
    await o.voltooi(await o.taak(g.casusId, 'nazorgmoment-uitvoeren'), fenna, contact(g, 'stabiel'));
    await o.voltooi(await o.taak(g.casusId, 'afsluiting-voorstellen'), fenna, voorstel('afsluiten', { reden: 'verhuisd' }));
    await o.voltooi(await o.taak(g.casusId, 'afsluiting-akkoord'), wiebe, akkoord());
    await g.klaar();
    const gesloten = (await roep(pad, noor, g.casusId)).body as { afsluiting: { reden: string; dossiers: unknown[] } };
    expect([gesloten.afsluiting.reden, gesloten.afsluiting.dossiers.length]).toEqual(['verhuisd', 5]);
    await expect(roep(pad, mara, g.casusId)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('/api/v1/casussen/:id/terugvalsignalen', noor, g.casusId, { id: randomUUID(), ernst: 1 })).rejects.toMatchObject({ code: 'ongeldige-overgang' });

    const burger = (persoonId: string): Aanvrager => ({ soort: 'burger', accountId: fenna.medewerkerId, persoonId, acr: fenna.acr, sessieId: 'toets' });
    const { items } = (await roep('/api/v1/mijn/feedbackvragen', burger(g.ouder), undefined)).body as { items: { id: string }[] };
    const antwoord = { gehoord: 4, geholpen: 5, opmerking: null };
    await expect(roep('/api/v1/mijn/feedbackvragen/:id/antwoorden', burger(fenna.medewerkerId), items[0]?.id, antwoord)).rejects.toMatchObject({ code: 'niet-gevonden' });
    const toegang = (status: string) => o.kern.db('portaaltoegang').insert({ persoon_id: g.ouder, casus_id: g.casusId, hoedanigheid: 'zelf', status }).onConflict(['persoon_id', 'casus_id', 'hoedanigheid']).merge(['status']);
    await toegang('vervallen');
    expect((await roep('/api/v1/mijn/feedbackvragen', burger(g.ouder), undefined)).body).toEqual({ items: [] });
    await expect(roep('/api/v1/mijn/feedbackvragen/:id/antwoorden', burger(g.ouder), items[0]?.id, antwoord)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await toegang('actief');
    expect((await roep('/api/v1/mijn/feedbackvragen/:id/antwoorden', burger(g.ouder), items[0]?.id, antwoord)).status).toBe(204);
    await expect(roep('/api/v1/mijn/feedbackvragen/:id/antwoorden', burger(g.ouder), items[0]?.id, antwoord)).rejects.toMatchObject({ code: 'al-beantwoord' });
  });

  test('processen §0 point 8: no score, word or name reaches the engine', async () => {
    const rijen = await o.kern.db('element_context').select('variabelen') as { variabelen: Record<string, unknown> }[];
    const namen = new Set(rijen.flatMap((r) => Object.keys(r.variabelen)));
    expect([...namen].filter((n) => /veiligheid|goed|steun|motivatie|weging$|naam|reden|persoon/i.test(n))).toEqual([]);
    expect(namen).toContain('contactmomenten');
    expect(await o.incidenten()).toEqual([]);
  });
});
