import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStroom, uitrollenPakket } from '../../../src/platform/engine/index.ts';
import { herstelKlok, verplaatsKlok } from '../../../src/platform/clock/verplaatsen.ts';
import { maakOpstelling, proefpakket, tot } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); await uitrollenPakket(o.kern, o.client, proefpakket()); }, 120_000);
afterAll(async () => { await o.stop(); });

const begin = async (): Promise<{ casusId: string; sleutel: string }> => {
  const casusId = randomUUID();
  const a = await startMetBericht(o.client, 'proef', casusId, { casusId });
  return { casusId, sleutel: String(a.processInstanceKey) };
};
/** Finishes every open job of the type by hand and says for which elements. */
const doeJobs = async (type: string, variabelen: Record<string, unknown> = {}): Promise<void> => {
  for (const j of await o.client.haalJobs({ type, worker: 'proef', timeout: '10000', maxJobsToActivate: 200, fetchVariable: ['geenInvoer'] })) {
    await o.client.roep('CompleteJob', { jobKey: j.key, variables: JSON.stringify(variabelen) }).catch(() => {});
  }
};
const naarTaken = async (aantal: number): Promise<{ id: string; taak_sleutel: string; process_instance_key: string; status: string }[]> => tot(async () => {
  await doeJobs('proef.werk', { rolUitvoerder: 'triagist', termijnEind: '2026-12-01T22:59:59Z' });
  await doeJobs('proef.luisteren');
  const rijen = await o.kern.db('taak').where({ status: 'nieuw' }) as { id: string; taak_sleutel: string; process_instance_key: string; status: string }[];
  return rijen.length >= aantal ? rijen : undefined;
});

/** A bulk as the exporter sends it. */
const bulk = (exporter: string, records: Record<string, unknown>[]): string => records.map((r) => `{"index":{"_index":"samenspel-${exporter}_x_8.6.0_2026-11-23","_id":"1"}}\n${JSON.stringify(r)}\n`).join('');
const stuur = async (url: string, body: string, kop: Record<string, string> = {}): Promise<number> => (await fetch(`${url}/_bulk`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson', ...kop }, body })).status;
const elementRecord = (positie: number, intent: string, sleutel: string, partitie = 7): Record<string, unknown> => ({
  partitionId: partitie, position: positie, key: `#${sleutel}#`, timestamp: 1_795_471_251_000 + positie, valueType: 'PROCESS_INSTANCE', intent, recordType: 'EVENT',
  value: { bpmnElementType: 'USER_TASK', elementId: 'doen', processInstanceKey: '#15762598695796737#', flowScopeKey: -1, parentProcessInstanceKey: -1, parentElementInstanceKey: -1, version: 1, processDefinitionKey: 1, bpmnProcessId: 'x' },
});
/** Keys as JSON numbers beyond 2^53, as partition 7 writes them. */
const metGetallen = (tekst: string): string => tekst.replaceAll(/"#(\d+)#"/g, '$1');

test('motor §1: sleutels boven 2^53 komen heel aan en een herhaalde bulk verandert niets', async () => {
  const s = await startStroom(o.kern);
  try {
    const een = metGetallen(bulk('stroom', [elementRecord(10, 'ELEMENT_ACTIVATED', '15762598695796739'), elementRecord(11, 'ELEMENT_COMPLETED', '15762598695796739')]));
    expect(await stuur(s.url, een)).toBe(200);
    const rij = await o.kern.db('element_instantie').where({ sleutel: '15762598695796739' }).first() as Record<string, unknown>;
    expect(rij).toMatchObject({ sleutel: '15762598695796739', process_instance_key: '15762598695796737', status: 'afgerond' });
    // when: the same again, and an older record with other content
    expect(await stuur(s.url, een)).toBe(200);
    expect(await stuur(s.url, metGetallen(bulk('stroom', [elementRecord(9, 'ELEMENT_TERMINATED', '15762598695796739')])))).toBe(200);
    expect(await o.kern.db('element_instantie').where({ sleutel: '15762598695796739' }).first()).toEqual(rij);
    // the other exporter and another partition keep their own position
    expect(await stuur(s.url, metGetallen(bulk('stroom', [elementRecord(5, 'ELEMENT_ACTIVATED', '15762598695796741', 8)])))).toBe(200);
    expect(await o.kern.db('element_instantie').where({ sleutel: '15762598695796741' })).toHaveLength(1);
  } finally { await s.stop(); }
});

test('motor §1: geen 200 zonder COMMIT: een bulk die mislukt, laat niets achter en komt heel terug', async () => {
  const s = await startStroom(o.kern);
  try {
    const stuk = metGetallen(bulk('stroom', [elementRecord(20, 'ELEMENT_ACTIVATED', '15762598695796800'), { ...elementRecord(21, 'ELEMENT_ACTIVATED', '15762598695796801'), timestamp: 'geen tijd' }]));
    expect(await stuur(s.url, stuk)).toBe(503);
    expect(await o.kern.db('element_instantie').where({ sleutel: '15762598695796800' })).toEqual([]);
    expect(await stuur(s.url, 'geen bulk')).toBe(400);
    expect(await stuur(s.url, metGetallen(bulk('stroom', [elementRecord(20, 'ELEMENT_ACTIVATED', '15762598695796800')])))).toBe(200);
    expect(await o.kern.db('element_instantie').where({ sleutel: '15762598695796800' })).toHaveLength(1);
  } finally { await s.stop(); }
});

test('motor §1: met een geheim komt alleen de engine erin', async () => {
  const s = await startStroom(o.kern, { geheim: 'proefgeheim' });
  try {
    const b = metGetallen(bulk('stroom', [elementRecord(30, 'ELEMENT_ACTIVATED', '15762598695796900')]));
    expect(await stuur(s.url, b)).toBe(401);
    expect(await stuur(s.url, b, { authorization: `Basic ${btoa('samenspel:fout')}` })).toBe(401);
    expect(await stuur(s.url, b, { authorization: `Basic ${btoa('samenspel:proefgeheim')}` })).toBe(200);
  } finally { await s.stop(); }
});

test('motor §1: na MIGRATED blijven element en versie van de migratie staan', async () => {
  const s = await startStroom(o.kern);
  const taakRecord = (positie: number, intent: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
    partitionId: 7, position: positie, key: '#15762598695797000#', timestamp: 1_795_471_251_000, valueType: 'USER_TASK', intent, recordType: 'EVENT',
    value: { userTaskKey: '#15762598695797000#', elementInstanceKey: '#15762598695797001#', processInstanceKey: '#15762598695796737#', processDefinitionKey: 11, processDefinitionVersion: 1, bpmnProcessId: 'x', elementId: 'oud', assignee: '', candidateGroupsList: ['triagist'], dueDate: '2026-12-01T09:00:00Z[Etc/UTC]', priority: 50, formKey: -1, customHeaders: {}, ...over },
  });
  try {
    const nieuw = { elementId: 'nieuw', processDefinitionKey: 12, processDefinitionVersion: 2 };
    expect(await stuur(s.url, metGetallen(bulk('taken', [taakRecord(1, 'CREATED'), taakRecord(2, 'MIGRATED', nieuw), taakRecord(3, 'ASSIGNED', { assignee: 'm-1' }), taakRecord(4, 'UPDATED', { dueDate: '2026-12-05T09:00:00+00:00' })])))).toBe(200);
    expect(await o.kern.db('taak').where({ taak_sleutel: '15762598695797000' }).first()).toMatchObject({ element_id: 'nieuw', definitie_sleutel: '12', versie: 2, toegewezen_aan: 'm-1', status: 'op-naam', termijn_eind: new Date('2026-12-05T09:00:00Z') });
    expect(await stuur(s.url, metGetallen(bulk('taken', [taakRecord(5, 'COMPLETED'), taakRecord(6, 'ASSIGNED', { assignee: 'm-2' })])))).toBe(200);
    expect(await o.kern.db('taak').where({ taak_sleutel: '15762598695797000' }).first()).toMatchObject({ status: 'afgerond', toegewezen_aan: 'm-1' });
  } finally { await s.stop(); await o.kern.db('taak').where({ taak_sleutel: '15762598695797000' }).delete(); }
});

test('motor §1: na kill -9 van de engine is de projectie gelijk aan de engine', async () => {
  const eerst = await Promise.all(Array.from({ length: 30 }, () => begin()));
  await naarTaken(30);
  // given: some tasks finished and some cancelled just before the kill
  const taken = await o.kern.db('taak').where({ status: 'nieuw' }) as { taak_sleutel: string; process_instance_key: string }[];
  for (const t of taken.slice(0, 8)) await o.client.rest('POST', `/v2/user-tasks/${t.taak_sleutel}/completion`, {});
  for (const t of taken.slice(8, 12)) await o.client.roep('CancelProcessInstance', { processInstanceKey: t.process_instance_key });
  // when
  await o.doodEngine();
  const daarna = await tot(async () => begin().catch(() => undefined), 30_000);
  await naarTaken(19);
  // then: 18 of the first are open, exactly the ones the engine still knows. The records of the cancellations may come only now: until they
  // do, their tasks count as open.
  const stand = (): Promise<unknown> => o.kern.db('taak').whereIn('process_instance_key', eerst.map((e) => e.sleutel)).select('status').count('* as n').groupBy('status').orderBy('status');
  await expect.poll(stand, { timeout: 60_000 }).toEqual([{ status: 'afgerond', n: '8' }, { status: 'nieuw', n: '18' }, { status: 'vervallen', n: '4' }]);
  for (const t of taken.slice(12)) await o.client.rest('PATCH', `/v2/user-tasks/${t.taak_sleutel}`, { changeset: { priority: 60 } });
  for (const t of taken.slice(0, 12)) await expect(o.client.rest('PATCH', `/v2/user-tasks/${t.taak_sleutel}`, { changeset: { priority: 60 } })).rejects.toThrow('engine: bestaat-niet');
  // every process has its casus and its root
  const leesWortels = async (): Promise<{ sleutel: string; casus_id: string; wortel_sleutel: string; status: string }[]> => o.kern.db('proces_instantie').whereIn('sleutel', [...eerst, daarna].map((e) => e.sleutel));
  await expect.poll(async () => (await leesWortels()).filter((w) => w.status === 'afgebroken').length, { timeout: 60_000 }).toBe(4);
  const wortels = await leesWortels();
  expect(new Set(wortels.map((w) => w.casus_id))).toEqual(new Set([...eerst, daarna].map((e) => e.casusId)));
  expect(wortels.every((w) => w.wortel_sleutel === w.sleutel)).toBe(true);
  // one timer per open task
  await tot(async () => Number((await o.kern.db('engine_timer').count('* as n').first() as { n: string }).n) === 19);
}, 120_000);

test('huisregel 6: de klok gaat met de engine mee, timers gaan af, en na een herstart van de engine staat hij weer goed', async () => {
  const gemeld: unknown[] = [];
  const stop = o.kern.bus.subscribe('klok', (b) => gemeld.push(b['offset']));
  const { sleutel } = await begin();
  await naarTaken(1);
  await verplaatsKlok(o.kern, o.client, new Date(Date.now() + 31 * 86_400_000));
  await tot(async () => (await o.kern.db('element_voortgang').where({ process_instance_key: sleutel, element_id: 'eind-herinnerd' }).first('afgerond') as { afgerond: number } | undefined)?.afgerond === 1);
  expect(o.kern.clock.offset()).toBeGreaterThan(30.9 * 86_400_000);
  await tot(async () => gemeld.length > 0);
  stop();
  await o.doodEngine();
  await herstelKlok(o.kern, o.client);
  const { epochMilli } = await (await fetch(`${o.client.adres.management}/actuator/clock`)).json() as { epochMilli: number };
  expect(Math.abs(epochMilli - o.kern.clock.now().getTime())).toBeLessThan(2_000);
  // refused where it may not be
  const vast = { ...o.kern, config: { ...o.kern.config, klokVerplaatsbaar: false } };
  await expect(verplaatsKlok(vast, o.client, new Date())).rejects.toThrow('rol-onvoldoende');
}, 120_000);

test('huisregel 6: uur na uur vooruit; het platform gaat na elke sprong meteen verder, ook als de engine zichzelf nog een minuut ongezond noemt', async () => {
  for (const uren of [1, 6, 24, 1]) {
    const begonnen = performance.now();
    await verplaatsKlok(o.kern, o.client, new Date(o.kern.clock.now().getTime() + uren * 3_600_000));
    await begin();
    expect(performance.now() - begonnen, `${uren} h`).toBeLessThan(15_000);
  }
}, 120_000);
