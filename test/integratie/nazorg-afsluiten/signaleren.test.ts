import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { laadDiensten } from '../../../src/bouwstenen/inzien-diensten/index.ts';
import { routes } from '../../../src/bouwstenen/nazorg-afsluiten/api.ts';
import { zoekDuplicatenVan } from '../../../src/bouwstenen/uitwisselen-melding/index.ts';
import { indexVan, verberg } from '../../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { checkBespreken } from '../../../src/bouwstenen/werken-aan-preventie/taken/check-bespreken.ts';
import { openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../../src/casus/index.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager } from '../../../src/platform/identity/aanvrager.ts';
import { startBrpSimulator, type BrpSimulator } from '../../../src/simulatoren/brp/index.ts';
import { startBvvSimulator } from '../../../src/simulatoren/bvv/index.ts';
import { maakDemoPersonen } from '../../../src/simulatoren/personen/index.ts';
import { voerJobUit } from '../../../src/platform/engine/job-uitvoeren.ts';
import type { TaakContext } from '../../../src/taken/taakafhandeling.ts';
import { brpRaadplegen } from '../../../workers/vaststellen-identiteit/brp-raadplegen.ts';
import { maakOpstelling, traceparent, type Opstelling } from '../casus/opstelling.ts';

let o: Opstelling, kern: Kern, brp: BrpSimulator, bvv: Awaited<ReturnType<typeof startBvvSimulator>>;
const demo = maakDemoPersonen('2026-11-23'), kind = demo.find((p) => p.nr === 'P09');
beforeAll(async () => {
  o = await maakOpstelling();
  [brp, bvv] = await Promise.all([startBrpSimulator({ personen: demo, klok: o.kern.clock }), startBvvSimulator({ personen: demo })]);
  kern = { ...o.kern, config: { ...o.kern.config, brpUrl: brp.adres, bvvUrl: bvv.adres } };
});
afterAll(async () => { await Promise.all([brp.stop(), bvv.stop()]); await o.stop(); });

type Plaats = { verbandCode: string; regioCode: string };
const hier: Plaats = { verbandCode: 'veilig-thuis', regioCode: 'merelland' };
const open = async (plaats: Plaats = hier, meldingId: string | null = null): Promise<string> => {
  const casusId = randomUUID();
  await kern.db.transaction((tx) => openCasus(kern, tx, { casusId, ...plaats, meldingId, meldingOntvangenOp: null, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null }));
  return casusId;
};
/** A casus in aftercare with this person in it. */
const inNazorg = async (persoonId: string, plaats: Plaats = hier): Promise<string> => {
  const casusId = await open(plaats);
  await kern.db.transaction(async (tx) => {
    await voegBetrokkeneToe(kern, tx, casusId, persoonId, 'kind');
    await tx('casus').where({ id: casusId }).update({ status: 'nazorg' });
    await tx('nazorg').insert({ casus_id: casusId, process_instance_key: '2251799813685160', verband_code: plaats.verbandCode, regio_code: plaats.regioCode, ronde: 1, wijze: 'nazorg', gestart_op: kern.clock.now() });
  });
  return casusId;
};
const persoon = async (bsn?: string): Promise<string> => {
  const id = randomUUID();
  await kern.db('persoon').insert({ id, bron: 'BRP', geslachtsnaam: 'Ćosić', naam_zoek: 'cosic', geboortedatum_precisie: 'onbekend', geslacht: 'O', verblijf: 'onbekend', ...(bsn === undefined ? {} : { bsn_versleuteld: verberg(kern, bsn, 'persoon.bsn', id), bsn_index: indexVan(kern, bsn) }) });
  return id;
};
const signalen = (casusId: string): Promise<unknown[]> => kern.db('terugvalsignaal').where({ casus_id: casusId }).orderBy('op').select('bron', 'ernst', 'status') as unknown as Promise<unknown[]>;
const wekkers = async (casusId: string): Promise<number> => (await kern.db('outbox').where({ volgorde_sleutel: casusId }).whereRaw("opdracht->>'naam' = 'nazorg-afsluiten.terugval-gesignaleerd'")).length;
let nummer = 0;
/** A melding on the child, its name spelled otherwise; with or without the BSN in it. */
const melding = async (casusId: string, metBsn: boolean): Promise<string> => {
  const vt = await kern.db('organisatie').where({ oin: '00000099000000001000' }).first('id') as { id: string }, [rij] = await kern.db('melding').insert({
    meldingnummer: `M-7K3M-9QPD-${String(10 + (nummer += 1))}`, soort: 'VT', kanaal: 'telefoon', status: 'ontvangen', verband_code: 'veilig-thuis', regio_code: 'merelland', casus_id: casusId, acuut_gevaar: 'nee', verzender_organisatie_id: vt.id, vragenlijst_versie: '1.0.0', ontvanger_id: vt.id, verzonden_op: '2026-11-20T10:00:00Z', ontvangen_op: '2026-11-20T10:00:00Z',
  }).returning('id') as { id: string }[];
  const id = randomUUID(), bsn = kind?.bsn ?? '';
  await kern.db('melding_betrokkene').insert({ id, melding_id: rij?.id, volgorde: 1, rol: 'kind', voornamen: kind?.voornamen, geslachtsnaam: 'Tsjositsj', geboortedatum: kind?.geboorte.soort === 'volledig' ? kind.geboorte.datum : null, ...(metBsn ? { bsn_versleuteld: verberg(kern, bsn, 'melding_betrokkene.bsn', id), bsn_index: indexVan(kern, bsn) } : {}) });
  return rij?.id ?? '';
};
let sleutel = 2_251_799_815_000_000;
const raadpleeg = (casusId: string): Promise<unknown> => voerJobUit(kern, brpRaadplegen, { key: String((sleutel += 1)), type: brpRaadplegen.declaratie.type, processInstanceKey: '2251799813500000', elementInstanceKey: String(sleutel), elementId: 'stap', bpmnProcessId: 'vaststellen-identiteit', customHeaders: '{}', variables: JSON.stringify({ casusId, ...hier, doelCode: 'identiteit-vaststellen' }), retries: 5 } as never);

describe('R12.2: what is recognised as relapse', () => {
  test('domein §7.12 (i): a new melding on the same child under another spelling but with the same BSN is a signal within 2 s, once; nothing restarts', async () => {
    const kindId = await persoon(kind?.bsn), nazorg = await inNazorg(kindId), elders = await inNazorg(kindId, { verbandCode: 'veilig-thuis', regioCode: 'duinbroek' }), ander = await inNazorg(kindId, { verbandCode: 'niet-acuut', regioCode: 'merelland' });
    const casusId = randomUUID(), meldingId = await melding(casusId, true);
    const begin = performance.now();
    await kern.db.transaction((tx) => zoekDuplicatenVan(kern, tx, meldingId));
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(await signalen(nazorg)).toEqual([{ bron: 'melding', ernst: 2, status: 'open' }]);
    await kern.db.transaction((tx) => openCasus(kern, tx, { casusId, ...hier, meldingId, meldingOntvangenOp: null, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null }));
    await raadpleeg(casusId);
    expect(await signalen(nazorg)).toHaveLength(1);
    expect(await wekkers(nazorg)).toBe(1);
    expect((await kern.db('casus').where({ id: nazorg }).first('status', 'cyclus'))).toEqual({ status: 'nazorg', cyclus: 0 });
    for (const c of [elders, ander]) expect(await signalen(c)).toEqual([]);
  });

  test('R12.2: a melding without a BSN: the signal comes as soon as the person is identified, also when nobody adds the melding to the casus', async () => {
    const kindId = (await kern.db('persoon').where({ bsn_index: indexVan(kern, kind?.bsn ?? '') }).first('id') as { id: string }).id, nazorg = await inNazorg(kindId);
    const casusId = randomUUID(), meldingId = await melding(casusId, false);
    await kern.db.transaction((tx) => zoekDuplicatenVan(kern, tx, meldingId));
    expect(await signalen(nazorg)).toEqual([]);
    await kern.db.transaction((tx) => openCasus(kern, tx, { casusId, ...hier, meldingId, meldingOntvangenOp: null, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null }));
    // The person gave the BSN when he was asked; the source knows him by it, however the melding spelled him.
    const { neemOpInCasus } = await import('../../../src/bouwstenen/vaststellen-identiteit/opnemen.ts');
    const { id: betrokkeneId } = await kern.db('melding_betrokkene').where({ melding_id: meldingId }).first('id') as { id: string };
    const begin = performance.now();
    for (let i = 0; i < 2; i += 1) await kern.db.transaction((tx) => neemOpInCasus(kern, tx, casusId, { meldingBetrokkeneId: betrokkeneId, rol: 'kind' }, kindId));
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(await signalen(nazorg)).toEqual([{ bron: 'melding', ernst: 2, status: 'open' }]);
    expect(await wekkers(nazorg)).toBe(1);
    // Somebody added to the network by hand is no new melding.
    const los = await inNazorg(await persoon());
    const { persoon_id: losId } = await kern.db('casus_betrokkene').where({ casus_id: los }).first('persoon_id') as { persoon_id: string };
    await kern.db.transaction((tx) => neemOpInCasus(kern, tx, casusId, { meldingBetrokkeneId: null, rol: 'kind' }, losId));
    expect(await signalen(los)).toEqual([]);
  });

  test('R12.2: the citizen says it goes less well: only in his own casus, only in aftercare, weighed by a human; logged', async () => {
    const ik = await persoon(), nazorg = await inNazorg(ik), vreemd = await inNazorg(await persoon()), loopt = await open();
    await kern.db.transaction((tx) => voegBetrokkeneToe(kern, tx, loopt, ik, 'ouder'));
    for (const casusId of [nazorg, loopt]) await kern.db('portaaltoegang').insert({ persoon_id: ik, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    const burger: Aanvrager = { soort: 'burger', accountId: randomUUID(), persoonId: ik, acr: substantieel, sessieId: 'toets' };
    const route = routes.find((r) => r.methode === 'post' && r.pad === '/api/v1/mijn/casussen/:id/terugvalsignalen');
    const zeg = (id: string, isDringend: boolean) => route?.verwerk({ kern, params: { id }, query: {}, body: route.body?.parse({ id: randomUUID(), isDringend }), aanvrager: burger, doel: undefined, rijversie: undefined, traceparent, header: () => undefined } as never);
    await expect(zeg(vreemd, true)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(zeg(randomUUID(), true)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(zeg(loopt, true)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(() => route?.body?.parse({ id: randomUUID(), isDringend: true, ernst: 3 })).toThrow();
    expect(await zeg(nazorg, false)).toMatchObject({ status: 201 });
    await zeg(nazorg, true);
    expect(await signalen(nazorg)).toEqual([{ bron: 'burger', ernst: 2, status: 'open' }, { bron: 'burger', ernst: 3, status: 'open' }]);
    expect(await wekkers(nazorg)).toBe(2);
    expect(await signalen(vreemd)).toEqual([]);
    expect((await kern.db('auditlog').where({ object_id: nazorg, actie: 'C' }).orWhere({ object_id: nazorg, actie: 'U' })).length).toBeGreaterThan(0);
    // Held back from him: his casus is not there (R7.2).
    await kern.db('achterhouding').insert({ casus_id: nazorg, persoon_id: ik, objecttype: 'casus', object_id: nazorg, reden: 'veiligheid-kind', status: 'actief', motivatie: 'Er is gevaar.', besluit_door: randomUUID(), besluit_op: kern.clock.now() });
    await expect(zeg(nazorg, true)).rejects.toMatchObject({ code: 'niet-gevonden' });
  });

  test('R12.2: a preventiecheck lower twice in a row is a signal for the casus in aftercare of who takes part; once lower is none', async () => {
    const ik = await persoon(), nazorg = await inNazorg(ik), loes = await o.als('loes', 'deelnemer'), casusId = await open(), [preventieId, adviesId] = [randomUUID(), randomUUID()];
    await kern.db.transaction(async (tx) => {
      await laadDiensten(kern, tx);
      const { id: dienst } = await tx('dienst').first('id') as { id: string };
      await wijsTeamToe(kern, tx, casusId, { organisatieId: loes.organisatieId, medewerkerId: null, rol: 'preventie', via: 'uitnodiging' });
      await tx('preventie').insert({ id: preventieId, casus_id: casusId, process_instance_key: '2251799813685161', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, uitvoerder_id: loes.organisatieId, geopend_op: kern.clock.now() });
      await tx('preventieadvies').insert({ id: adviesId, preventie_id: preventieId, uitkomst: 'aanbieden', leefgebieden: ['financien'], dienst_id: dienst, uitleg: 'Hulp bij geld.', aantal_dagen: 7, motivatie: 'Dit past bij het gezin.', door: loes.medewerkerId, op: kern.clock.now() });
      await tx('preventietraject').insert({ preventie_id: preventieId, advies_id: adviesId, persoon_id: ik, dienst_id: dienst, herkomst: 'casus', status: 'gestart', aangeboden_op: kern.clock.now(), gestart_op: kern.clock.now() });
    });
    const bespreek = (score: number): Promise<unknown> => kern.db.transaction((tx) => checkBespreken.voltooi({ kern, tx, now: kern.clock.now(), taakId: randomUUID(), formId: checkBespreken.formId, elementId: 'check-bespreken', casusId, ...hier, processInstanceKey: '1', elementInstanceKey: '2', variabelen: { preventieId }, medewerker: loes, traceparent } as TaakContext, checkBespreken.antwoorden.parse({ uitkomst: 'doorgaan', score, past: 'deels', besproken: 'Wij bespraken hoe het gaat met het gezin.' }) as never));
    await bespreek(5);
    await bespreek(4);
    expect(await signalen(nazorg)).toEqual([]);
    await bespreek(3);
    expect(await signalen(nazorg)).toEqual([{ bron: 'preventiecheck', ernst: 2, status: 'open' }]);
    await bespreek(4);
    expect(await signalen(nazorg)).toHaveLength(1);
  });
});
