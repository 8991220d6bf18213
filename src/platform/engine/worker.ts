import { databaseWeg } from '../db/weg.ts';
import type { Kern } from '../kern.ts';
import type { EngineClient, EngineJob, Jobstroom } from './client.ts';
import { ContractFout, namenVan } from './contract-fout.ts';
import { BpmnFout, jobversie } from './declaratie.ts';
import type { Worker } from './declaratie.ts';
import { wachtVoorPoging } from './duur.ts';
import { EngineFout, isTijdelijk } from './engine-fout.ts';
import { voerJobUit } from './job-uitvoeren.ts';
import { waarschuwVoorOnbediend } from './onbediend.ts';
import { plekken, veiligeOorzaak } from './veilige-oorzaak.ts';

export type Workerkeuze = {
  /** Ms that a job is ours; after kill -9 it comes back after this time. */
  readonly slot?: number;
  /** Jobs of one type in hand before the stream is paused. */
  readonly hoogsteAantal?: number;
  /** Ms between the slow drain polls that catch what a stream missed. */
  readonly peiling?: number;
};

const wacht = (ms: number): Promise<void> => new Promise((klaar) => { setTimeout(klaar, ms); });

/**
 * Serves every job type of the list: an open stream per type, restored 500 ms after it breaks, beside a drain poll at the start and every
 * `peiling` ms (a stream gets only new jobs, and none while the broker restarts). `stop` finishes the jobs in hand.
 */
export const startWorkers = async (kern: Kern, client: EngineClient, workers: readonly Worker[], keuze: Workerkeuze = {}): Promise<{ stop: () => Promise<void> }> => {
  const dubbel = workers.map((w) => w.declaratie.type).filter((t, i, alle) => alle.indexOf(t) !== i);
  if (dubbel.length > 0) throw new Error(`Job type staat dubbel in workers/register.ts: ${dubbel.join(', ')}`);
  const scheef = workers.filter(({ declaratie: d }) => jobversie(d.type).versie !== d.versie).map((w) => w.declaratie.type);
  if (scheef.length > 0) throw new Error(`De versie van een job type hoort achter zijn naam te staan (<type>-2 is versie 2): ${scheef.join(', ')}`);
  await waarschuwVoorOnbediend(kern, workers.map((w) => w.declaratie.type));
  const types = workers.map((w) => startType(kern, client, w, { slot: 30_000, hoogsteAantal: 32, peiling: 15_000, ...keuze }));
  return { stop: async () => { await Promise.all(types.map((t) => t.stop())); } };
};

const startType = (kern: Kern, client: EngineClient, worker: Worker, keuze: Required<Workerkeuze>): { stop: () => Promise<void> } => {
  const { declaratie } = worker;
  const leven = { gestopt: false };
  let stroom: Jobstroom | undefined;
  let gepauzeerd = false;
  const bezig = new Map<string, Promise<void>>();
  // An empty list would fetch every variable, so a worker without input asks for one name that never exists.
  const namen = namenVan(declaratie.in);
  const vraag = {
    type: declaratie.type, worker: 'samenspel', timeout: String(keuze.slot),
    fetchVariable: declaratie.alleVariabelen === true ? [] : namen.length === 0 ? ['geenInvoer'] : namen,
  };
  const neem = (job: EngineJob): void => {
    if (bezig.has(job.key)) return;
    bezig.set(job.key, behandel(kern, client, worker, job, () => leven.gestopt).finally(() => {
      bezig.delete(job.key);
      if (gepauzeerd && bezig.size < keuze.hoogsteAantal / 2) { gepauzeerd = false; stroom?.resume(); }
    }));
    if (bezig.size >= keuze.hoogsteAantal && !gepauzeerd) { gepauzeerd = true; stroom?.pause(); }
  };
  const open = (): void => {
    if (leven.gestopt) return;
    gepauzeerd = false;
    const s = client.openJobstroom(vraag);
    stroom = s;
    let klaar = false;
    const opnieuw = (): void => {
      if (klaar || leven.gestopt) return;
      klaar = true;
      setTimeout(open, 500).unref();
    };
    s.on('data', neem);
    s.on('error', opnieuw);
    s.on('end', opnieuw);
  };
  const leegtrekken = async (): Promise<void> => {
    while (!leven.gestopt && bezig.size < keuze.hoogsteAantal) {
      const aantal = keuze.hoogsteAantal - bezig.size;
      const jobs = await client.haalJobs({ ...vraag, maxJobsToActivate: aantal });
      for (const j of jobs) neem(j);
      if (jobs.length < aantal) return;
    }
  };
  const peil = async (): Promise<void> => {
    while (!leven.gestopt) {
      await leegtrekken().catch((fout: unknown) => { if (!isTijdelijk(fout)) kern.log.warn({ jobType: declaratie.type, oorzaak: veiligeOorzaak(fout) }, 'worker: peiling mislukt'); });
      const eind = Date.now() + keuze.peiling * (0.8 + Math.random() * 0.4);
      while (!leven.gestopt && Date.now() < eind) await wacht(Math.min(250, eind - Date.now() + 1));
    }
  };
  open();
  const peiling = peil();
  return {
    stop: async () => {
      leven.gestopt = true;
      stroom?.cancel();
      await Promise.all([peiling, ...bezig.values()]);
    },
  };
};

/** One job from arrival to the engine's receipt of the answer. Never throws. */
const behandel = async (kern: Kern, client: EngineClient, worker: Worker, job: EngineJob, gestopt: () => boolean): Promise<void> => {
  const { type } = worker.declaratie;
  const klok = kern.metrics.jobDuur.startTimer({ type });
  const tel = (uitkomst: string): void => { klok(); kern.metrics.jobs.inc({ type, uitkomst }); };
  const meld = (methode: string, verzoek: Record<string, unknown>): Promise<void> => antwoord(client, methode, verzoek, gestopt).catch((fout: unknown) => {
    kern.log.error({ jobType: type, jobSleutel: job.key, oorzaak: veiligeOorzaak(fout) }, 'worker: antwoord aan de engine mislukt');
  });
  try {
    const uitslag = await voerJobUit(kern, worker, job);
    if (uitslag.soort === 'bpmn-fout') {
      tel('bpmn-fout');
      await meld('ThrowError', { jobKey: job.key, errorCode: uitslag.code, errorMessage: uitslag.code });
      return;
    }
    tel(uitslag.herhaald ? 'herhaald' : 'gelukt');
    await meld('CompleteJob', { jobKey: job.key, variables: JSON.stringify(uitslag.uitvoer) });
  } catch (fout) {
    const mis = mislukking(worker, job, fout);
    tel(mis.retries > 0 ? 'opnieuw' : 'incident');
    kern.log[mis.retries > 0 ? 'warn' : 'error']({ jobType: type, jobSleutel: job.key, processInstanceKey: job.processInstanceKey, elementId: job.elementId, over: mis.retries, oorzaak: mis.bericht, spoor: plekken(fout) }, 'worker: job mislukt');
    if (mis.retries === 0) { await meld('FailJob', { jobKey: job.key, retries: 0, errorMessage: mis.bericht }); return; }
    // The wait is the end of the job's lock, which the engine looks for every second. Its own back-off has lost jobs for good (camunda/camunda#16884).
    if (mis.retries !== job.retries) await meld('UpdateJobRetries', { jobKey: job.key, retries: mis.retries });
    await meld('UpdateJobTimeout', { jobKey: job.key, timeout: String(mis.wachtMs) });
  }
};

/** Ms after which a job is tried again that found no database. */
const wachtOpDatabase = 2_000;

/**
 * A breach of the contract is not mended by trying again: straight to an incident, so that somebody looks at it. A database that is away says nothing about the job:
 * it keeps its attempts, or every job of a minute's outage would wait for a person.
 */
const mislukking = (worker: Worker, job: EngineJob, fout: unknown): { retries: number; bericht: string; wachtMs: number } => {
  if (fout instanceof ContractFout) return { retries: 0, bericht: fout.bericht, wachtMs: 0 };
  if (fout instanceof BpmnFout) return { retries: 0, bericht: `BPMN-fout ${fout.code} staat niet in de declaratie`, wachtMs: 0 };
  if (databaseWeg(fout) !== undefined) return { retries: job.retries, bericht: veiligeOorzaak(fout), wachtMs: wachtOpDatabase };
  const eerder = Math.max(0, worker.declaratie.pogingen - job.retries);
  return { retries: Math.max(0, job.retries - 1), bericht: veiligeOorzaak(fout), wachtMs: wachtVoorPoging(worker.declaratie.wachttijd, eerder) };
};

/**
 * Brings the answer to the engine. Backpressure and a broken connection: again, with jittered waits up to 2 s. NOT_FOUND: the job is
 * already done or gone. While stopping we give up after a few tries; the job then comes back and finds its effect row.
 */
const antwoord = async (client: EngineClient, methode: string, verzoek: Record<string, unknown>, gestopt: () => boolean): Promise<void> => {
  for (let poging = 0; ; poging++) {
    try { await client.roep(methode, verzoek); return; } catch (fout) {
      if (fout instanceof EngineFout && (fout.soort === 'bestaat-niet' || fout.soort === 'staat')) return;
      if (!isTijdelijk(fout) || (gestopt() && poging >= 5)) throw fout;
      await wacht(Math.min(2_000, 50 * 2 ** Math.min(poging, 8)) * (0.5 + Math.random() / 2));
    }
  }
};
