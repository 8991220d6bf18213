import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escaleer } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { routes } from '../../../src/casus/api.ts';
import { aanvaardRegie, beeindigRegie, legSignaalVast, openCasus, stelRegisseurVoor, trekSignaalIn, voegBetrokkeneToe, wijsTeamToe, zetCasusStaat } from '../../../src/casus/index.ts';
import { maakActie } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import type { Antwoord, Verzoek } from '../../../src/platform/http/route.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { worker as signaleren } from '../../../workers/proces/signaleren.ts';
import { maakOpstelling, traceparent, type Opstelling } from './opstelling.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(async () => { await (o as Opstelling | undefined)?.stop(); });

const open = async (regioCode = 'merelland'): Promise<string> => {
  const casusId = randomUUID();
  await o.db.transaction((tx) => openCasus(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode, meldingId: randomUUID(), meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
  return casusId;
};
const roep = async (methode: string, pad: string, aanvrager: Medewerker, over: { params?: unknown; query?: unknown; body?: unknown; doel?: string } = {}): Promise<Antwoord> => {
  const route = routes.find((r) => r.methode === methode && r.pad === pad);
  if (route === undefined) throw new Error(pad);
  return route.verwerk({ kern: o.kern, params: over.params ?? {}, query: route.query === undefined ? {} : route.query.parse(over.query ?? {}), body: route.body === undefined ? undefined : route.body.parse(over.body), aanvrager, doel: over.doel, rijversie: undefined, traceparent, header: () => undefined } as Verzoek<unknown, unknown, unknown> as never);
};
type Item = { id: string; zin: string; voor: string; status: string; soort: string; gezienDoor: string | null; gezienOp: string | null; afgehandeldDoor: string | null; toelichting: string | null; casus: { id: string; nummer: string } | null };
type Lijst = { items: Item[]; volgende: string | null };
const mijn = async (m: Medewerker, query: Record<string, unknown> = {}): Promise<Lijst> => (await roep('get', '/api/v1/signalen', m, { query: { aantal: 100, ...query } })).body as Lijst;
const van = async (m: Medewerker, casusId: string): Promise<Item[]> => {
  const ids = new Set((await o.db('signaal').where({ casus_id: casusId }).select('id') as { id: string }[]).map((s) => s.id));
  return (await mijn(m)).items.filter((s) => ids.has(s.id));
};
const organisatie = async (nr: number): Promise<string> => (await o.db('organisatie').where({ oin: demoOin(nr) }).first('id') as { id: string }).id;

describe('processen §1.4: a signal is stored and notified', () => {
  test('processen §1.4: each kind reaches the role it is for, inside verband and region; nobody else reads it; a second time is one signal', async () => {
    const casusId = await open();
    const [noor, daan, sietske, stijn, fenna, mara] = await Promise.all([o.als('noor'), o.als('daan'), o.als('sietske'), o.als('stijn'), o.als('fenna'), o.als('mara')]);
    for (const soort of ['veiligheid', 'termijn', 'stagnatie']) for (let i = 0; i < 2; i += 1) await o.voer(signaleren, { casusId }, { headers: { 'samenspel:signaal': soort }, elementInstanceKey: `22517998139${soort.length}0` });
    const soorten = async (m: Medewerker): Promise<string[]> => (await van(m, casusId)).map((s) => `${s.soort} ${s.voor}`).toSorted();
    expect(await soorten(noor)).toEqual(['stagnatie procesregisseur', 'termijn coordinator', 'veiligheid procesregisseur']);
    expect(await soorten(daan)).toEqual(['stagnatie procesregisseur', 'veiligheid procesregisseur']);
    for (const ander of [sietske, stijn, fenna, mara]) expect([ander.naam, await soorten(ander)]).toEqual([ander.naam, []]);
    const { casusnummer } = await o.db('casus').where({ id: casusId }).first('casusnummer') as { casusnummer: string };
    expect((await van(noor, casusId))[0]?.casus).toEqual({ id: casusId, nummer: casusnummer });
    // Live: the pages hear that something of this casus changed once it is stored.
    const gehoord: unknown[] = [];
    const stop = o.kern.bus.subscribe('signaal', (b) => { gehoord.push(b); });
    await o.voer(signaleren, { casusId }, { headers: { 'samenspel:signaal': 'stagnatie' }, elementInstanceKey: '2251799813991' });
    const { id } = await o.db('signaal').where({ casus_id: casusId }).orderBy('aangemaakt_op', 'desc').first('id') as { id: string };
    await expect.poll(() => gehoord).toEqual([{ signaalId: id, voor: 'procesregisseur', verband: 'veilig-thuis', regio: 'merelland' }]);
    stop();
  });

  test('processen §1.4: gezien and afgehandeld with who and when; not by whom it is not for, not twice, not without a word; the case page shows it', async () => {
    const casusId = await open();
    const [noor, sietske, daan] = await Promise.all([o.als('noor'), o.als('sietske'), o.als('daan')]);
    const id = await o.db.transaction((tx) => legSignaalVast(o.kern, tx, { casusId, soort: 'stagnatie', op: o.kern.clock.now(), bron: `toets:${casusId}` }));
    const zet = (m: Medewerker, body: unknown): Promise<Antwoord> => roep('post', '/api/v1/signalen/:id/afhandelingen', m, { params: { id }, body });
    await expect(zet(sietske, { stand: 'gezien' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(zet(noor, { stand: 'afgehandeld' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await expect(zet(noor, { stand: 'afgehandeld', toelichting: 'kort' })).rejects.toThrow();
    await zet(noor, { stand: 'gezien' });
    await expect(zet(daan, { stand: 'gezien' })).rejects.toMatchObject({ code: 'ongeldige-overgang', extra: { toegestaan: ['afgehandeld'] } });
    expect((await van(daan, casusId))[0]).toMatchObject({ status: 'gezien', gezienDoor: 'Noor Vlierhout', gezienOp: expect.any(String) as string });
    await zet(daan, { stand: 'afgehandeld', toelichting: 'Ik heb de regisseur gebeld.' });
    await expect(zet(noor, { stand: 'afgehandeld', toelichting: 'Ik heb de regisseur gebeld.' })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await van(noor, casusId)).toEqual([]);
    expect((await mijn(noor, { stand: 'afgehandeld' })).items.find((s) => s.id === id)).toMatchObject({ afgehandeldDoor: 'Daan Esdoorn', toelichting: 'Ik heb de regisseur gebeld.' });
    const blad = (m: Medewerker): Promise<Antwoord> => roep('get', '/api/v1/casussen/:id/signalen', m, { params: { id: casusId }, doel: 'triage-uitvoeren' });
    expect(((await blad(noor)).body as Lijst).items.map((s) => [s.status, s.afgehandeldDoor])).toEqual([['afgehandeld', 'Daan Esdoorn']]);
    await expect(blad(sietske)).rejects.toMatchObject({ code: 'niet-gevonden' });
  });

  test('processen §1.4: pages by keyset: none twice, none missed; closing the casus leaves nothing open; a cause that went away closes its own signal', async () => {
    const casusId = await open(), noor = await o.als('noor');
    for (let i = 0; i < 5; i += 1) await o.db.transaction((tx) => legSignaalVast(o.kern, tx, { casusId, soort: 'stagnatie', op: new Date('2026-11-30T09:00:00Z'), bron: `toets:${casusId}:${i}` }));
    const gezien: string[] = [];
    let cursor: string | null = null;
    do {
      const blad: Lijst = await mijn(noor, { aantal: 2, ...(cursor === null ? {} : { cursor }) });
      gezien.push(...blad.items.map((s) => s.id));
      cursor = blad.volgende;
    } while (cursor !== null);
    const mijnIds = (await o.db('signaal').where({ casus_id: casusId }).select('id') as { id: string }[]).map((s) => s.id);
    expect(new Set(gezien).size).toBe(gezien.length);
    expect(mijnIds.every((id) => gezien.includes(id))).toBe(true);
    await expect(mijn(noor, { cursor: 'onzin' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.db.transaction((tx) => trekSignaalIn(o.kern, tx, `toets:${casusId}:0`, 'Het loopt weer.'));
    expect(await van(noor, casusId)).toHaveLength(4);
    await o.db.transaction((tx) => zetCasusStaat(o.kern, tx, casusId, 'gesloten', { bron: 'toets', sluitreden: 'onterecht' }));
    expect(await van(noor, casusId)).toEqual([]);
  });
});

describe('the ladder of R11.3 reaches people', () => {
  const actieBij = async (nr: number): Promise<{ casusId: string; actieId: string }> => {
    const casusId = await open(), persoonId = randomUUID(), organisatieId = await organisatie(nr);
    const actieId = await o.db.transaction(async (tx) => {
      await tx('persoon').insert({ id: persoonId, bron: 'opgave', geslachtsnaam: 'Wulp', naam_zoek: 'wulp', geboortedatum_precisie: 'onbekend', geslacht: 'O', verblijf: 'onbekend' });
      await voegBetrokkeneToe(o.kern, tx, casusId, persoonId, 'centraal');
      await wijsTeamToe(o.kern, tx, casusId, { organisatieId, medewerkerId: null, rol: 'deelnemer', via: 'uitnodiging' });
      return maakActie(o.kern, tx, { casusId, planId: null, doelId: null, afspraakId: null, organisatieId, omschrijving: 'Rijd deze week langs.', soortCode: 'overig', prioriteit: 'P3', uiterlijkOp: new Date('2026-12-20T09:00:00Z'), informatie: [], conditie: 'direct' });
    });
    await o.db('actie').where({ id: actieId }).update({ status: 'geaccepteerd', is_aangesloten: false });
    return { casusId, actieId };
  };
  let sleutel = 2_251_799_814_000_000;
  const trap = (actieId: string, n: 1 | 2 | 3 | 4, ladder: 'uitvoeren' | 'beoordelen' = 'uitvoeren'): Promise<void> => o.db.transaction((tx) => escaleer(o.kern, tx, { actieId, ladder, trap: n, elementInstanceKey: String((sleutel += 1)), processInstanceKey: '2251799813500000', elementId: `${ladder}-${n}` }));
  const regels = async (casusId: string): Promise<string> => (await o.db('casus_tijdlijn').where({ casus_id: casusId, soort: 'actie' }).orderBy('volgnummer').select('zin') as { zin: string }[]).map((r) => r.zin.replace(/A-[\w-]+/, 'A')).join(' | ');

  test('R11.3 trap 2: the leidinggevende of the uitvoerder gets it, without a system of its own too, in his list and not that of a colleague', async () => {
    const { casusId, actieId } = await actieBij(3), [mara, joost, ilse, noor] = await Promise.all([o.als('mara'), o.als('joost', 'deelnemer'), o.als('ilse'), o.als('noor')]);
    await trap(actieId, 1);
    for (const m of [mara, joost, noor]) expect(await van(m, casusId)).toEqual([]);
    await trap(actieId, 2);
    expect((await van(mara, casusId)).map((s) => [s.voor, s.soort])).toEqual([['leidinggevende', 'stagnatie']]);
    for (const m of [joost, ilse, noor]) expect([m.naam, await van(m, casusId)]).toEqual([m.naam, []]);
    expect(await regels(casusId)).toMatch(/is over tijd; de leidinggevende heeft een seintje\.$/);
  });

  test('R11.3 trap 2: where no leidinggevende is known the coordinator of that organisation gets it, else the procesregisseur, and the text says so', async () => {
    const { casusId, actieId } = await actieBij(7), [loes, noor, sietske] = await Promise.all([o.als('loes', 'deelnemer'), o.als('noor'), o.als('sietske')]);
    await trap(actieId, 2);
    expect((await van(noor, casusId)).map((s) => s.voor)).toEqual(['procesregisseur']);
    for (const m of [loes, sietske]) expect(await van(m, casusId)).toEqual([]);
    expect(await regels(casusId)).toMatch(/is over tijd; er is geen leidinggevende bekend: de procesregisseur heeft een seintje\.$/);
    const ander = await actieBij(7);
    await o.db('roltoekenning').where({ medewerker_id: loes.medewerkerId, toegangsrol: 'deelnemer' }).update({ functierollen: ['coordinator'] });
    await trap(ander.actieId, 2);
    expect((await van(await o.als('loes', 'deelnemer'), ander.casusId)).map((s) => s.voor)).toEqual(['coordinator']);
    expect(await van(noor, ander.casusId)).toEqual([]);
    expect(await regels(ander.casusId)).toMatch(/er is geen leidinggevende bekend: de coördinator heeft een seintje\.$/);
    // A leidinggevende who may not log in is no leidinggevende.
    await o.db('medewerker').where({ sub: 'mara' }).update({ status: 'geblokkeerd' });
    const dicht = await actieBij(3);
    await trap(dicht.actieId, 2);
    expect((await van(noor, dicht.casusId)).map((s) => s.voor)).toEqual(['procesregisseur']);
    await o.db('medewerker').where({ sub: 'mara' }).update({ status: 'actief' });
  });

  test('R11.3, R11.6 trap 3 and 4: the casusregisseur of this casus, then the procesregisseur; an assessment that stays out reaches the procesregisseur', async () => {
    const { casusId, actieId } = await actieBij(3), [fenna, noor] = await Promise.all([o.als('fenna'), o.als('noor')]);
    await o.db.transaction(async (tx) => { await stelRegisseurVoor(o.kern, tx, { casusId, medewerkerId: fenna.medewerkerId, door: null, reden: null }); await aanvaardRegie(o.kern, tx, casusId, fenna.medewerkerId); });
    await trap(actieId, 3);
    expect((await van(fenna, casusId)).map((s) => s.voor)).toEqual(['casusregisseur']);
    expect(await van(noor, casusId)).toEqual([]);
    await trap(actieId, 4);
    expect((await van(noor, casusId)).map((s) => s.voor)).toEqual(['procesregisseur']);
    // Without a casusregisseur any more his signal falls to the procesregisseur (R9.6).
    await o.db.transaction((tx) => beeindigRegie(o.kern, tx, casusId));
    expect(await van(fenna, casusId)).toEqual([]);
    expect((await van(noor, casusId)).map((s) => s.voor).toSorted()).toEqual(['casusregisseur', 'procesregisseur']);
    const ander = await actieBij(3);
    await o.db('actie').where({ id: ander.actieId }).update({ status: 'gereed-gemeld' });
    await trap(ander.actieId, 4, 'beoordelen');
    expect((await van(noor, ander.casusId)).map((s) => s.voor)).toEqual(['procesregisseur']);
    expect(await regels(ander.casusId)).toMatch(/wacht te lang op een beoordeling; de procesregisseur heeft een seintje\.$/);
  });
});
