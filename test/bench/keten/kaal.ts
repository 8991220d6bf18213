// The bare side: the same BPMN on an engine with the same settings and exporters, workers that do nothing and answer constants, tasks completed and
// partner messages sent by a stub. No database.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { startEngine } from '../../../src/platform/embedded/zeebe/engine.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { exporterInstellingen, isTijdelijk, leesPakketten, maakEngineClient, type EngineClient } from '../../../src/platform/engine/index.ts';
import { leesEngineJson } from '../../../src/platform/engine/sleutels.ts';
import type { EngineJob } from '../../../src/platform/engine/client.ts';
import { engineInstellingen, loopVooruit, root } from './engine.ts';
import { metVerseSleutels, triagetaak, type Kant, type Opname } from './kant.ts';

const wacht = (ms: number): Promise<void> => new Promise((klaar) => { setTimeout(klaar, ms); });
/** Backpressure is normal under load; the platform's own worker and outbox try again too. */
const vol = async <T>(werk: () => Promise<T>): Promise<T> => {
  for (let poging = 0; ; poging++) try { return await werk(); } catch (fout) { if (!isTijdelijk(fout) || poging > 200) throw fout; await wacht(20 + Math.random() * 60); }
};

export const startKaal = async (map: string, opname: Opname): Promise<Kant> => {
  const poort = await freePort();
  const stand = { jobs: 0, gestopt: false };
  const casusVan = new Map<string, string>();
  const kant: { bijTriage: Kant['bijTriage'] } = { bijTriage: () => {} };

  // What takes the record stream in: it reads only which tasks were made.
  const ontvanger = createServer((vraag, antwoord) => {
    const delen: Buffer[] = [];
    vraag.on('data', (d: Buffer) => delen.push(d));
    vraag.on('end', () => {
      antwoord.writeHead(200, { 'content-type': 'application/json' }).end('{"errors":false,"items":[],"acknowledged":true}');
      const tekst = Buffer.concat(delen).toString('utf8');
      if (tekst.includes('"_index":"samenspel-taken') && tekst.includes('"intent":"CREATED"')) for (const regel of tekst.split('\n')) if (regel.includes('"intent":"CREATED"')) taak(leesEngineJson(regel) as { value: Record<string, unknown> });
    });
  });
  await new Promise<void>((klaar) => { ontvanger.listen(poort, '127.0.0.1', () => { klaar(); }); });
  const engine = await startEngine(map, { ...engineInstellingen(), properties: exporterInstellingen(`http://127.0.0.1:${poort}`) });
  const client = maakEngineClient(engine);
  for (const pakket of leesPakketten(root)) await client.roep('DeployResource', { resources: pakket.bestanden.map((b) => ({ name: b.pad, content: Buffer.from(b.inhoud) })) }, 60_000);
  await loopVooruit(client);

  const taak = ({ value: v }: { value: Record<string, unknown> }): void => {
    const element = String(v['elementId']), instantie = String(v['elementInstanceKey']);
    const casusId = casusVan.get(instantie);
    casusVan.delete(instantie);
    if (element === triagetaak) { if (casusId !== undefined) kant.bijTriage(casusId); return; }
    const variabelen = opname.taken.get(element);
    if (variabelen !== undefined) void vol(() => client.rest('POST', `/v2/user-tasks/${String(v['userTaskKey'])}/completion`, { variables: metVerseSleutels(variabelen, opname.sleutels) }));
  };
  const doe = async (job: EngineJob): Promise<void> => {
    const invoer = JSON.parse(job.variables) as { casusId?: string; opdrachtId?: string };
    if (job.elementId === triagetaak && invoer.casusId !== undefined) casusVan.set(job.elementInstanceKey, invoer.casusId);
    const uitvoer = opname.jobs.get(`${job.type} ${job.elementId}`);
    if (uitvoer === undefined) throw new Error(`geen opname van ${job.type} bij ${job.elementId}`);
    await vol(() => client.roep('CompleteJob', { jobKey: job.key, variables: JSON.stringify(uitvoer) }));
    stand.jobs++;
    if (job.type === 'bepalen-bekendheid.uitvraag-verzenden') {
      await vol(() => client.roep('PublishMessage', { name: opname.antwoord.naam, correlationKey: invoer.opdrachtId, timeToLive: String(opname.antwoord.ttl), messageId: randomUUID(), variables: JSON.stringify(opname.antwoord.variabelen) }));
    }
  };
  const types = [...new Set([...opname.jobs.keys()].map((k) => k.split(' ')[0] ?? ''))];
  const werkers = types.map((type) => werk(client, type, doe, () => stand.gestopt));

  return Object.assign(kant, {
    naam: 'kaal' as const, pids: { engine: engine.pid, postgres: undefined }, jobs: async () => stand.jobs,
    start: async () => {
      const casusId = randomUUID();
      await vol(() => client.rest('POST', '/v2/messages/correlation', { name: opname.start.naam, correlationKey: casusId, variables: { ...opname.start.variabelen, casusId } }));
      return casusId;
    },
    stop: async () => { stand.gestopt = true; for (const w of werkers) w(); client.close(); await engine.stop(); ontvanger.closeAllConnections(); ontvanger.close(); },
  });
};

/** A stream per type as the platform has, with a slow poll for what a stream missed. */
const werk = (client: EngineClient, type: string, doe: (job: EngineJob) => Promise<void>, gestopt: () => boolean): (() => void) => {
  const vraag = { type, worker: 'kaal', timeout: '30000', fetchVariable: ['casusId', 'opdrachtId'] };
  const bezig = new Set<string>();
  const neem = (job: EngineJob): void => {
    if (bezig.has(job.key)) return;
    bezig.add(job.key);
    doe(job).catch((fout: unknown) => { if (!gestopt()) console.error(`kaal: ${String(fout)}`); }).finally(() => { bezig.delete(job.key); });
  };
  const stroom = client.openJobstroom(vraag);
  stroom.on('data', neem);
  stroom.on('error', (fout) => { if (!gestopt()) console.error(`kaal: stroom van ${type} brak: ${String(fout)}`); });
  const klok = setInterval(() => { void client.haalJobs({ ...vraag, maxJobsToActivate: 32 }).then((jobs) => { for (const j of jobs) neem(j); }, () => {}); }, 5_000);
  return () => { clearInterval(klok); stroom.cancel(); };
};
