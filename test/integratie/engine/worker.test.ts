import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { BpmnFout, declareer, maakWorker, startWorkers, uitrollenPakket, bewaarElementContext, zetInOutbox } from '../../../src/platform/engine/index.ts';
import type { JobContext, Worker } from '../../../src/platform/engine/index.ts';
import { voerJobUit } from '../../../src/platform/engine/job-uitvoeren.ts';
import { aantal, code, id, tijdstip } from '../../../src/domein/variabelen.ts';
import { maakOpstelling, proefpakket, tot } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';

let o: Opstelling;
const geheim = 'Geheimenaar';
const lopend: { stop: () => Promise<void> }[] = [];
beforeAll(async () => { o = await maakOpstelling(); await uitrollenPakket(o.kern, o.client, proefpakket()); }, 120_000);
afterAll(async () => { await o.stop(); });
afterEach(async () => { await Promise.all(lopend.splice(0).map((w) => w.stop())); });

type Verwerk = (invoer: { casusId: string }, ctx: JobContext) => Promise<Record<string, unknown>>;
const werk = (verwerk: Verwerk, wachttijd = 'PT0.1S'): Worker => maakWorker({
  declaratie: declareer({
    type: 'proef.werk', versie: 1, titel: 'Proef', uitleg: 'Proef', in: z.strictObject({ casusId: id, bronCode: code.optional() }), uit: z.strictObject({ rolUitvoerder: code, termijnEind: tijdstip, aantalGevonden: aantal.optional() }),
    aard: {}, fouten: { GRONDSLAG_ONTBREEKT: 'geen grondslag' }, doel: 'geen', idempotent: 'casusId', pogingen: 3, wachttijd,
  }),
  verwerk: verwerk as never,
});
const luisteren: Worker = maakWorker({
  declaratie: declareer({ type: 'proef.luisteren', versie: 1, titel: 'Luisteren', uitleg: 'Luisteren', in: z.looseObject({ casusId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'element', pogingen: 3, wachttijd: 'PT1S', alleVariabelen: true }),
  verwerk: async (invoer, ctx) => {
    await bewaarElementContext(ctx.tx, { elementInstanceKey: ctx.elementInstanceKey, processInstanceKey: ctx.processInstanceKey, casusId: invoer.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', termijnEind: null, variabelen: invoer });
    return {};
  },
});
const goed = { rolUitvoerder: 'triagist', termijnEind: '2026-12-01T22:59:59Z' };
const start = async (verwerk: Verwerk, keuze = {}, wachttijd?: string): Promise<void> => { lopend.push(await startWorkers(o.kern, o.client, [werk(verwerk, wachttijd), luisteren], { peiling: 500, ...keuze })); };
const begin = async (variabelen: Record<string, unknown> = {}): Promise<string> => {
  const casusId = randomUUID();
  await startMetBericht(o.client, 'proef', casusId, { casusId, ...variabelen });
  return casusId;
};
const proces = (casusId: string): Promise<{ sleutel: string; status: string }> => tot(async () => await o.kern.db('proces_instantie').where({ casus_id: casusId }).first() as { sleutel: string; status: string } | undefined);
const incident = async (casusId: string): Promise<Record<string, unknown>> => {
  const p = await proces(casusId);
  return tot(async () => await o.kern.db('incident').where({ process_instance_key: p.sleutel, status: 'open' }).first() as Record<string, unknown> | undefined);
};
const taak = async (casusId: string): Promise<Record<string, unknown>> => tot(async () => await o.kern.db('taak').where({ casus_id: casusId }).first() as Record<string, unknown> | undefined);

test('motor §2: van bericht via job en luisteraar naar taak, met alles wat de takenlijst nodig heeft', async () => {
  const koppen: unknown[] = [];
  await start(async (_i, ctx) => { koppen.push(ctx.headers); return goed; });
  const casusId = await begin();
  const rij = await taak(casusId);
  expect(rij).toMatchObject({ status: 'nieuw', groepen: ['triagist'], prioriteit: 80, element_id: 'doen', bpmn_process_id: 'proef', verband_code: 'veilig-thuis', koppen: { 'samenspel:scherm': 'proefscherm' }, termijn_eind: new Date('2026-12-01T22:59:59Z') });
  expect(koppen).toEqual([{ 'samenspel:signaal': 'termijn' }]);
  const context = await o.kern.db('element_context').where({ casus_id: casusId }).first() as { variabelen: object };
  expect(context.variabelen).toMatchObject({ casusId, rolUitvoerder: 'triagist' });
});

test('motor §2: jobs die er al lagen, en jobs na kill -9 van de engine, worden gedaan', async () => {
  const voor = await begin();
  await start(async () => goed);
  await taak(voor);
  await o.doodEngine();
  const na = await tot(async () => begin().catch(() => undefined), 30_000);
  await taak(na);
}, 90_000);

test('motor §2: een job die wacht op zijn volgende poging, komt ook na kill -9 van de engine terug', async () => {
  // given: more jobs than one that failed once and wait
  let mis = true;
  const gezien = new Set<string>();
  await start(async (i) => { gezien.add(i.casusId); if (mis) throw new Error('nog niet'); return goed; }, {}, 'PT4S');
  const casussen = [await begin(), await begin(), await begin()];
  await tot(async () => casussen.every((c) => gezien.has(c)));
  // when: the engine dies while they wait
  await o.doodEngine();
  mis = false;
  // then
  for (const c of casussen) await taak(c);
}, 120_000);

test('huisregel 8: een job die vaker komt, ook tegelijk, heeft één effect en steeds hetzelfde antwoord', async () => {
  // given: one job of the engine, delivered to three instances at once because its lock ended, and once more after a lost answer
  let keer = 0;
  const w = werk(async (i, ctx) => {
    keer++;
    await zetInOutbox(ctx.tx, o.kern, { volgordeSleutel: i.casusId, opdracht: { soort: 'bericht', naam: 'proef.gelukt', sleutel: i.casusId, variabelen: {}, ttl: 1000 } });
    await ctx.tx.raw('select pg_sleep(0.3)');
    return { ...goed, aantalGevonden: keer };
  });
  const casusId = await begin();
  const job = await tot(async () => (await o.client.haalJobs({ type: 'proef.werk', worker: 'proef', timeout: '60000', maxJobsToActivate: 50, fetchVariable: ['casusId'] })).find((j) => j.variables.includes(casusId)));
  // when
  const tegelijk = await Promise.all([1, 2, 3].map(() => voerJobUit(o.kern, w, job)));
  const later = await voerJobUit(o.kern, w, job);
  // then
  expect(keer).toBe(1);
  for (const antwoord of [...tegelijk, later]) expect(antwoord).toMatchObject({ soort: 'klaar', uitvoer: { ...goed, aantalGevonden: 1 } });
  expect(tegelijk.filter((a) => a.soort === 'klaar' && a.herhaald)).toHaveLength(2);
  expect(await o.kern.db('outbox').where({ volgorde_sleutel: casusId })).toHaveLength(1);
});

test('motor §2: een mislukte poging laat niets achter en wordt herhaald; na de laatste komt er een incident zonder waarden', async () => {
  const over: number[] = [];
  let mis = true;
  await start(async (i, ctx) => {
    over.push(ctx.pogingenOver);
    await zetInOutbox(ctx.tx, o.kern, { volgordeSleutel: i.casusId, opdracht: { soort: 'bericht', naam: 'proef.gelukt', sleutel: i.casusId, variabelen: {}, ttl: 1000 } });
    if (mis) throw new Error(`Jan ${geheim} bestaat al`);
    return goed;
  });
  const casusId = await begin();
  const rij = await incident(casusId);
  expect(over).toEqual([3, 2, 1]);
  expect(rij).toMatchObject({ soort: 'JOB_NO_RETRIES', element_id: 'werken', oorzaak: 'Error' });
  expect(await o.kern.db('outbox').where({ volgorde_sleutel: casusId })).toEqual([]);
  expect(o.logregels.join('')).not.toContain(geheim);
  expect(o.logregels.join('')).toContain('proef.werk');
  // mended: retries first, then the incident
  mis = false;
  await o.client.roep('UpdateJobRetries', { jobKey: rij['job_sleutel'], retries: 1 });
  await o.client.roep('ResolveIncident', { incidentKey: rij['sleutel'] });
  await taak(casusId);
  await tot(async () => (await o.kern.db('incident').where({ sleutel: rij['sleutel'] as string }).first('status') as { status: string }).status === 'opgelost');
});

test('motor §2: een database die weg is, kost een job geen poging: hij wordt gedaan zodra zij er weer is, zonder incident', async () => {
  const over: number[] = [];
  await start(async (_i, ctx) => {
    over.push(ctx.pogingenOver);
    if (over.length <= 4) throw Object.assign(new Error('terminating connection due to administrator command'), over.length % 2 === 0 ? { code: '57P01' } : { code: 'ECONNREFUSED' });
    return goed;
  });
  const casusId = await begin();
  await taak(casusId);
  expect(over).toEqual([3, 3, 3, 3, 3]);
  expect(await o.kern.db('incident').where({ process_instance_key: (await proces(casusId)).sleutel })).toEqual([]);
});

test('processen §8 case 30: uitvoer die niet gedeclareerd is, laat de job mislukken zonder één waarde in log, engine of effect', async () => {
  await start(async () => ({ ...goed, betrokkeneNaam: geheim, [`x ${geheim}`]: 1 }));
  const casusId = await begin();
  const rij = await incident(casusId);
  expect(rij['oorzaak']).toBe('uitvoer past niet bij de declaratie: niet gedeclareerd: betrokkeneNaam, (naam weggelaten)');
  expect(o.logregels.join('')).not.toContain(geheim);
  const p = await proces(casusId);
  expect(await o.kern.db('taak').where({ process_instance_key: p.sleutel })).toEqual([]);
});

test('processen §1.3: invoer die niet past geeft een incident zonder waarde; niet-gedeclareerde variabelen worden niet opgehaald', async () => {
  const gezien: unknown[] = [];
  await start(async (i) => { gezien.push(i); return goed; });
  const fout = await begin({ bronCode: `${geheim} met spaties` });
  const rij = await incident(fout);
  expect(rij['oorzaak']).toBe('invoer past niet bij de declaratie: bronCode: invalid_format');
  expect(o.logregels.join('')).not.toContain(geheim);
  // null counts as absent; the name is never fetched
  const casusId = await begin({ bronCode: null, naamBetrokkene: geheim });
  await taak(casusId);
  expect(gezien).toEqual([{ casusId }]);
});

test('processen §1.4: een gedeclareerde BPMN-fout gaat naar de rand; een niet-gedeclareerde is een incident', async () => {
  let welke: 'GRONDSLAG_ONTBREEKT' | 'PARTNER_ONBEKEND' = 'GRONDSLAG_ONTBREEKT';
  await start(async () => { throw new BpmnFout(welke, `over ${geheim}`); });
  const casusId = await begin();
  const p = await proces(casusId);
  await tot(async () => (await o.kern.db('proces_instantie').where({ sleutel: p.sleutel }).first('status') as { status: string }).status === 'afgerond');
  expect(await o.kern.db('element_voortgang').where({ process_instance_key: p.sleutel, element_id: 'eind-zonder-grondslag' }).first('afgerond')).toEqual({ afgerond: 1 });
  welke = 'PARTNER_ONBEKEND';
  expect((await incident(await begin()))['oorzaak']).toBe('BPMN-fout PARTNER_ONBEKEND staat niet in de declaratie');
  expect(o.logregels.join('')).not.toContain(geheim);
});

test('motor §2: stoppen maakt de jobs in handen af', async () => {
  let klaar = 0;
  let begonnen = 0;
  const w = await startWorkers(o.kern, o.client, [werk(async (_i, ctx) => { begonnen++; await ctx.tx.raw('select pg_sleep(0.4)'); klaar++; return goed; })], { peiling: 200 });
  const casussen = await Promise.all(Array.from({ length: 5 }, () => begin()));
  await tot(async () => begonnen === 5);
  await w.stop();
  expect(klaar).toBe(5);
  for (const c of casussen) {
    const p = await proces(c);
    await tot(async () => await o.kern.db('element_instantie').where({ process_instance_key: p.sleutel, element_id: 'werken', status: 'afgerond' }).first() as unknown);
  }
});

test('processen §1.6: een lopend job type dat niemand bedient, wordt bij de start luid gemeld', async () => {
  await startWorkers(o.kern, o.client, [werk(async () => goed)]).then((w) => w.stop());
  const regel = o.logregels.map((r) => JSON.parse(r) as Record<string, unknown>).filter((r) => String(r['msg']).includes('niemand bedient')).at(-1);
  expect(regel).toMatchObject({ jobType: 'proef.luisteren', level: 50 });
  expect(await o.kern.metrics.register.getSingleMetricAsString('samenspel_jobtype_zonder_worker')).toContain('{type="proef.luisteren"} 1');
});
