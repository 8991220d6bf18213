import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afsluitpunten } from '../../../src/bouwstenen/overleggen-casus/index.ts';
import type { Dossier } from '../../../src/bouwstenen/overleggen-casus/dossier.ts';
import { logPseudoniem } from '../../../src/logboek/index.ts';
import { zetInOutbox } from '../../../src/platform/engine/outbox.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { uur, dag, maakHulp } from './hulp.ts';
import { maakOpstelling, tot, type Opstelling } from './opstelling.ts';
import { datumVan, eindeVanDag, plusDagen, weekdag } from '../../../src/domein/kalender.ts';

let o: Opstelling;
const wie = {} as Record<'noor' | 'daan' | 'wiebe' | 'mara' | 'joost' | 'loes' | 'omar' | 'eline' | 'gijs', Medewerker>;
beforeAll(async () => {
  o = await maakOpstelling();
  for (const naam of ['noor', 'daan', 'wiebe'] as const) wie[naam] = await o.als(naam, 'procesregisseur');
  for (const naam of ['mara', 'joost', 'loes', 'omar', 'eline', 'gijs'] as const) wie[naam] = await o.als(naam, 'deelnemer');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });
const { nu, voorbij, begin, status, wordt, uitnodiging, uitnodigtaak, beeld, aanwezig, regel, koers, langer, opnieuwGevraagd } = maakHulp(() => o);

describe('overleggen-casus: motorkap', () => {
  const dossier = (overlegId: string, lezer: Medewerker) => o.route('get', '/api/v1/casusoverleggen/:id/dossier', lezer, { params: { id: overlegId } });
  const schuifAan = (overlegId: string, code: string, door: Medewerker) => o.route('post', '/api/v1/casusoverleggen/:id/deelnames', door, { params: { id: overlegId }, body: { code } });
  /** Saturday 23:10 in Amsterdam, the first to come. */
  const zaterdag = (): Date => {
    for (let d = datumVan(new Date(nu() + uur)); ; d = plusDagen(d, 1)) {
      const op = new Date(eindeVanDag(d).getTime() - 50 * 60_000 + 1000);
      if (weekdag(d) === 6 && op.getTime() > nu()) return op;
    }
  };

  test('processen §8 case 12: quorum of 2 within 15 minutes ends inviting; the dossier is open only for who is there; motorkap-toetsen is due the next werkdag', async () => {
    await voorbij(zaterdag());
    const s = await begin('motorkap', { urgentieCode: 'p1' });
    const { POL, GGZ, GEM, VT } = o.organisaties;
    const starten = await o.taak(s.casusId, 'motorkap-starten');
    await expect(o.voltooi(starten, wie.noor, { uitkomst: 'uitnodigen', reden: 'Er is nu gevaar.', organisaties: [POL] })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/personen' }, { veld: '/organisaties' }] } });
    o.sms.zetStoring({ soort: 'uit' });
    const vraag = { uitkomst: 'uitnodigen', reden: 'Er is nu gevaar in huis.', personen: s.personen, organisaties: [POL, GGZ, GEM] };
    await o.voltooi(starten, wie.noor, vraag);
    await expect(o.voltooiDirect(starten, wie.noor, vraag)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await tot(async () => (await uitnodiging(s.overlegId, GEM)).status === 'verstuurd');
    const pol = await uitnodigtaak(s.casusId, POL);
    // Who has no system of his own gets a text message as well, with nothing in it that says what it is about; a gateway that fails is tried again.
    const nummers = async (namen: readonly string[]): Promise<string[]> => (await o.kern.db('medewerker').whereIn('sub', [...namen]).orderBy('telefoon_zakelijk').pluck('telefoon_zakelijk')) as string[];
    await tot(async () => (o.sms.tellers()['/berichten'] ?? 0) > 0);
    o.sms.zetStoring({ soort: 'geen' });
    const gevraagden = await nummers(['mara', 'joost', 'loes', 'omar']);
    expect(gevraagden).toHaveLength(4);
    await tot(async () => gevraagden.every((nummer) => o.sms.ontvangen().some((b) => b.aan === nummer)));
    expect(o.sms.ontvangen().map((b) => b.aan)).not.toContain((await nummers(['daan']))[0]);
    expect(new Set(o.sms.ontvangen().map((b) => b.tekst))).toEqual(new Set(['U bent gevraagd voor een spoedoverleg. Log in bij Samenspel.']));
    expect(JSON.stringify(await o.kern.db('outbox').where({ soort: 'sms' }).pluck('opdracht'))).not.toContain('+31');
    expect((await o.lees(pol, wie.mara)).secties[0]?.regels[0]).toEqual({ label: 'Vraag', waarde: 'U bent gevraagd voor een spoedoverleg.' });
    await expect(dossier(s.overlegId, wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.vooruit(4 * 60_000);
    await o.voltooi(pol, wie.mara, { uitkomst: 'aanwezig' });
    await o.voltooi(await uitnodigtaak(s.casusId, GGZ), wie.omar, { uitkomst: 'aanwezig' });
    const voeren = await o.taak(s.casusId, 'overleg-voeren');
    expect(await status(s.overlegId)).toBe('gestart');
    // The third party was still being asked: that ended, but it may still come.
    await tot(async () => (await o.kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': s.casusId, 't.element_id': 'uitnodiging-beantwoorden' }).whereIn('t.status', ['nieuw', 'op-naam'])).length === 0);
    expect((await uitnodiging(s.overlegId, GEM)).status).toBe('geen-reactie');
    expect((await beeld(s.overlegId, wie.daan)).deelnemers.find((d) => d.organisatieId === POL)?.bevestigdNaMinuten).toBe(4);

    // Only who is in the room reads, and only who, where and how safe (AL06).
    const code = (await beeld(s.overlegId, wie.noor)).deelneemcode ?? '';
    expect((await beeld(s.overlegId, wie.mara)).deelneemcode).toBeNull();
    await expect(dossier(s.overlegId, wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(schuifAan(s.overlegId, code === '000000' ? '000001' : '000000', wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await schuifAan(s.overlegId, code, wie.mara);
    expect((await dossier(s.overlegId, wie.mara)).body).toMatchObject({ reden: 'Er is nu gevaar in huis.', personen: [{ id: s.personen[0] }] });
    await expect(dossier(s.overlegId, wie.omar)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(dossier(s.overlegId, wie.loes)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(dossier(s.overlegId, wie.gijs)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await o.kern.db('auditlog').where({ object_id: s.overlegId, noodgeval: true, uitkomst: 0 }).whereNotNull('organisatie_id').pluck('organisatie_id')).toContain(POL);
    await aanwezig(s.overlegId, (await uitnodiging(s.overlegId, POL)).id, false, wie.mara);
    await expect(dossier(s.overlegId, wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect((await o.kern.db('casus_team').where({ casus_id: s.casusId }).pluck('organisatie_id'))).toEqual([VT]);

    // Adjourned: no waiting, the table sits again at once. A besluit needs two partners.
    await o.voltooi(voeren, wie.daan, koers('verdaagd'));
    const weer = await o.taak(s.casusId, 'overleg-voeren', [voeren.id]);
    await aanwezig(s.overlegId, (await uitnodiging(s.overlegId, VT)).id, true, wie.daan);
    await schuifAan(s.overlegId, code, wie.mara);
    const besluit = { soort: 'besluit', besluitSoort: 'opschalen', tekst: 'Vanavond gaat het kind naar oma.' };
    await expect(regel(s.overlegId, wie.daan, besluit)).rejects.toMatchObject({ code: 'quorum-ontbreekt', extra: { ontbreekt: ['twee partners'] } });
    await schuifAan(s.overlegId, code, wie.omar);
    await regel(s.overlegId, wie.daan, besluit);
    await o.voltooi(weer, wie.daan, koers('nieuwe-ronde'));
    expect(await s.klaar()).toMatchObject({ uitkomst: 'nieuwe-ronde', overlegId: s.overlegId });
    await expect(dossier(s.overlegId, wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });

    // The paperwork comes by itself, for somebody who was not there, on the next werkdag (T16).
    const toetsen = await o.taak(s.casusId, 'motorkap-toetsen');
    const eind = (await o.kern.db('termijn').where({ element_instance_key: toetsen.element_instance_key }).first('uiterlijk_op') as { uiterlijk_op: Date }).uiterlijk_op;
    const lokaal = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', weekday: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(eind);
    const volgendeDag = Math.round((eind.getTime() - nu()) / dag);
    expect(lokaal).toContain('23:59:59');
    if (volgendeDag <= 3) expect(lokaal).toMatch(/^maandag/);
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, s.casusId))).toMatchObject([{ code: 'motorkap-niet-getoetst' }]);
    const oordeel = { uitkomst: 'deels', isGrondslagJuist: true, isInzageJuist: false, gezinGeinformeerd: 'later', motivatie: 'De ggz las meer dan nodig was voor die avond.' };
    await expect(o.voltooi(toetsen, wie.daan, oordeel)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(toetsen, wie.noor, oordeel)).rejects.toMatchObject({ code: 'vier-ogen' });
    expect((await o.lees(toetsen, wie.wiebe)).secties[2]?.regels).toEqual(expect.arrayContaining([expect.objectContaining({ label: 'Politie Basisteam Merelland' })]));
    await expect(o.voltooi(toetsen, wie.wiebe, { ...oordeel, uitkomst: 'rechtmatig' })).rejects.toThrow(/isInzageJuist/);
    // Overdue: the coordinator is asked, the review stays open.
    await voorbij(eind);
    const verlopen = await o.taak(s.casusId, 'termijn-verlopen');
    const keuze = { redenCode: 'te-druk', reden: 'De collega kijkt het vandaag nog na.', isGezinGeinformeerd: false };
    await langer('motorkap-toetsen', 2, async () => { await o.voltooi(verlopen, wie.noor, { ...keuze, uitkomst: 'verlengen' }); });
    await o.voltooi(await opnieuwGevraagd(verlopen), wie.noor, { ...keuze, uitkomst: 'overnemen' });
    await tot(() => o.kern.db('signaal').where({ casus_id: s.casusId, soort: 'termijn' }).first());
    // FGs: only those of organisations of this verband in this region may be told (R8.6).
    const bij = async (naam: string): Promise<string> => (await o.kern.db('organisatie').where({ naam }).first('id') as { id: string }).id;
    const fgs: [string, string, Record<string, unknown>?, string?][] = [
      ['politie', await bij('Politie Basisteam Merelland')], ['ggz', await bij('GGZ Breedwater'), { verband_code: 'veilig-thuis', regio_code: 'merelland' }],
      ['andere-regio', await bij('Politie Basisteam Duinbroek')], ['ander-verband', await bij('Comensha (demo)')], ['rol-ander-verband', GEM, { verband_code: 'niet-acuut' }], ['rol-andere-regio', GEM, { regio_code: 'duinbroek' }],
      ['rol-voorbij', GEM, { tot_datum: '2026-01-31' }], ['geblokkeerd', GEM, {}, 'geblokkeerd'], ['nog-niet-actief', await bij('Gemeente Lijsterveen')],
    ];
    for (const [i, [sub, organisatieId, rol = {}, stand = 'actief']] of fgs.entries()) {
      const [m] = await o.kern.db('medewerker').insert({ sub: `fg-${sub}`, naam: `FG ${sub}`, functie: 'FG', organisatie_id: organisatieId, telefoon_zakelijk: `+3160001000${i}`, status: stand }).returning('id') as { id: string }[];
      await o.kern.db('roltoekenning').insert({ medewerker_id: m?.id, toegangsrol: 'fg', van_datum: '2026-01-01', ...rol });
    }
    await o.voltooi(toetsen, wie.wiebe, oordeel);
    await wordt(s.overlegId, 'getoetst');
    await expect(o.voltooiDirect(toetsen, wie.wiebe, { ...oordeel, uitkomst: 'rechtmatig', isInzageJuist: true })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const v = await o.kern.db('overleg_verantwoording').where({ overleg_id: s.overlegId }).first() as { id: string; fg_gemeld_op: Date | null; getoetst_door: string; process_instance_key: string };
    expect([v.fg_gemeld_op !== null, v.getoetst_door]).toEqual([true, wie.wiebe.medewerkerId]);
    // R8.6: not wholly lawful, so the FG is told: of the bureau of the region, the police there and the ggz, of nobody else.
    const gemeld = await o.kern.db('outbox').where({ soort: 'sms' }).whereRaw("opdracht->>'tekst' = 'fg-verantwoording'").select(o.kern.db.raw("opdracht->>'medewerkerId' as id")) as { id: string }[];
    expect((await o.kern.db('medewerker').whereIn('id', gemeld.map((g) => g.id)).pluck('sub') as string[]).toSorted()).toEqual(['fg-ggz', 'fg-politie', 'sem']);
    const [fg] = await nummers(['sem']);
    await tot(async () => o.sms.ontvangen().some((b) => b.aan === fg));
    expect(o.sms.ontvangen().filter((b) => b.aan === fg).map((b) => b.tekst)).toEqual(['Er is een nieuwe verantwoording voor de functionaris gegevensbescherming. Log in bij Samenspel.']);
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, s.casusId))).toEqual([]);

    // processen §0: a second start for the same verantwoording ends by itself.
    const proces = () => o.kern.db('element_instantie').where({ element_id: 'eind-verantwoording', process_instance_key: v.process_instance_key }).first();
    await tot(proces);
    await o.kern.db.transaction((tx) => zetInOutbox(tx, o.kern, { volgordeSleutel: s.casusId, opdracht: { soort: 'proces-starten', procesId: 'overleggen-casus.verantwoording', sleutel: v.id, variabelen: { verantwoordingId: v.id, casusId: s.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p1', doelCode: 'casusoverleg-voeren', termijnCode: 'motorkap-toetsen' } } }));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-dubbel' }).first());
  }, 150_000);

  test('R8.6 (AL06): the dossier is about the persons it was called for and nobody else in the casus; each of them has a line in the log, the others none', async () => {
    const { casusId, personen } = await o.nieuweCasus([{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'kind', geboortedatum: '2018-05-06', naam: 'Grutto' }]);
    const [moeder, kind] = personen as [string, string], { POL } = o.organisaties, op = o.kern.clock.now();
    const [triage] = await o.kern.db('triage').insert({ casus_id: casusId, process_instance_key: 610_000, verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_bij_start: 'p1', leidend_instrument: 'risicotaxatie' }).returning('id') as { id: string }[];
    await o.kern.db('factor').insert({ triage_id: triage?.id, richting: 'risico', leefgebied: 'veiligheid', tekst: 'Grutto heeft het gezien.', bron: 'politie', gewicht: 3 });
    const [{ id: overlegId }] = await o.kern.db('overleg').insert({ overlegnummer: 'O-GEKOZEN', casus_id: casusId, process_instance_key: 610_001, verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_code: 'p1', soort: 'motorkap', vorm: 'telefoon', doel_code: 'casusoverleg-voeren', status: 'gestart', quorum_nummer: 2, gestart_op: op, betrokkenen: [moeder], aangemaakt_op: op, gewijzigd_op: op }).returning('id') as [{ id: string }];
    const [u] = await o.kern.db('uitnodiging').insert({ overleg_id: overlegId, ronde: 1, organisatie_id: POL, agendapunten: [1], reden: 'Acute situatie', grondslagen: ['G14'], status: 'geaccepteerd', aangemaakt_op: op, gewijzigd_op: op }).returning('id') as { id: string }[];
    await o.kern.db('aanwezigheid').insert({ uitnodiging_id: u?.id, medewerker_id: wie.mara.medewerkerId, gemeld_door: wie.mara.medewerkerId, van: op, aangemaakt_op: op, gewijzigd_op: op });
    const gelogd = () => o.kern.db('verwerkingenlog as v').join('auditlog as a', 'a.span_id', 'v.span_id').where({ 'a.object_id': overlegId, 'a.noodgeval': true }).orderBy('v.betrokkene_pseudoniem').pluck('v.betrokkene_pseudoniem') as Promise<string[]>;

    const een = (await dossier(overlegId, wie.mara)).body as Dossier;
    expect([een.personen.map((p) => p.id), een.veiligheid, een.isVeiligheidVanMeer]).toEqual([[moeder], [], true]);
    expect(JSON.stringify(een)).not.toContain('Grutto');
    expect(await gelogd()).toEqual([logPseudoniem(o.kern, moeder)]);

    await o.kern.db('overleg').where({ id: overlegId }).update({ betrokkenen: [moeder, kind] });
    const allen = (await dossier(overlegId, wie.mara)).body as Dossier;
    expect([allen.personen.map((p) => p.id).toSorted(), allen.veiligheid, allen.isVeiligheidVanMeer]).toEqual([personen.toSorted(), [{ richting: 'risico', tekst: 'Grutto heeft het gezien.' }], false]);
    expect(await gelogd()).toEqual([logPseudoniem(o.kern, moeder), logPseudoniem(o.kern, moeder), logPseudoniem(o.kern, kind)].toSorted());

    // Somebody unknown: nobody of the casus, and nothing of its safety.
    await o.kern.db('overleg').where({ id: overlegId }).update({ betrokkenen: [] });
    const geen = (await dossier(overlegId, wie.mara)).body as Dossier;
    expect([geen.personen, geen.veiligheid, geen.isVeiligheidVanMeer]).toEqual([[], [], false]);
  }, 60_000);

  test('R5.4: who asks for a motorkapoverleg from the casus gives the safety signal to the root, with a ground only', async () => {
    const { casusId } = await o.nieuweCasus();
    const vraag = (door: Medewerker) => o.route('post', '/api/v1/motorkapoverleggen', door, { body: { id: randomUUID(), casusId } });
    await expect(vraag(wie.mara)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await vraag(wie.daan);
    expect(await o.kern.db('signaal').where({ casus_id: casusId }).pluck('soort')).toEqual(['veiligheid']);
    expect((await o.kern.db('outbox').where({ volgorde_sleutel: casusId, soort: 'bericht' }).first('opdracht') as { opdracht: unknown }).opdracht).toMatchObject({ naam: 'proces.acuut-gesignaleerd', sleutel: casusId });
    expect((await o.route('get', '/api/v1/casusoverleggen', wie.daan, { query: { casusId } })).body).toEqual({ items: [] });
    await expect(o.route('get', '/api/v1/casusoverleggen', wie.mara, { query: { casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
  }, 60_000);
});
