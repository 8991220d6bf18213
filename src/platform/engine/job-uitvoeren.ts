import { houdRegelversie, regelversie } from '../db/regels.ts';
import type { Kern, Tx } from '../kern.ts';
import { BpmnFout } from './declaratie.ts';
import type { JobContext, Worker } from './declaratie.ts';
import type { EngineJob } from './client.ts';
import { leesInvoer, leesUitvoer } from './contract-fout.ts';

/**
 * How many jobs of all types together may hold a database connection. Must stay well under the pool (24): a handler may need a second
 * connection while it holds one (the log of a refusal), and with every connection held by a job that waits for one, all would stand still.
 */
const hoogsteTegelijk = 10;
const wachtrij: (() => void)[] = [];
let binnen = 0;
const doorPoort = async <T>(werk: () => Promise<T>): Promise<T> => {
  if (binnen >= hoogsteTegelijk) await new Promise<void>((klaar) => { wachtrij.push(klaar); }); else binnen++;
  try { return await werk(); } finally { const volgende = wachtrij.shift(); if (volgende === undefined) binnen--; else volgende(); }
};

const begin = `insert into job_effect (element_instance_key, job_type, job_sleutel, aangemaakt_op) values (?, ?, ?, ?) on conflict do nothing returning ${regelversie} as versie`;
const einde = 'update job_effect set uitvoer = ? where element_instance_key = ? and job_type = ?';

/** The answer to the engine. */
export type Jobantwoord =
  | { readonly soort: 'klaar'; readonly uitvoer: Record<string, unknown>; readonly herhaald: boolean }
  | { readonly soort: 'bpmn-fout'; readonly code: string };

/**
 * Runs one job to its answer. `verwerk` and the effect row share a transaction, so a repeated job (lost answer, expired lock, kill -9)
 * finds the stored output and does nothing again. Two runs at once wait for each other on the effect row's key.
 * @throws ContractFout, or whatever the handler throws; nothing was stored then.
 */
export const voerJobUit = async (kern: Kern, worker: Worker, job: EngineJob): Promise<Jobantwoord> => {
  const { declaratie } = worker;
  // Only a job that asks other systems looks first; the others learn it from the effect row they write.
  const eerder = worker.ophalen === undefined ? undefined : await leesEffect(kern.db, job);
  if (eerder !== undefined) return { soort: 'klaar', uitvoer: eerder, herhaald: true };
  const invoer = leesInvoer(declaratie.in, JSON.parse(job.variables) as Record<string, unknown>);
  const basis: Omit<JobContext, 'tx'> = {
    kern, now: kern.clock.now(), jobKey: job.key, processInstanceKey: job.processInstanceKey, elementInstanceKey: job.elementInstanceKey, elementId: job.elementId,
    bpmnProcessId: job.bpmnProcessId, headers: JSON.parse(job.customHeaders || '{}') as Record<string, string>, pogingenOver: job.retries,
  };
  try {
    const opgehaald = worker.ophalen === undefined ? undefined : await worker.ophalen(invoer, basis);
    return await doorPoort(() => kern.db.transaction(async (tx): Promise<Jobantwoord> => {
      const { rows: [nieuw] } = await tx.raw(begin, [job.elementInstanceKey, job.type, job.key, basis.now]) as { rows: { versie: string }[] };
      if (nieuw === undefined) return { soort: 'klaar', uitvoer: await leesEffect(tx, job) ?? {}, herhaald: true };
      houdRegelversie(tx, nieuw.versie);
      const uitvoer = leesUitvoer(declaratie.uit, await worker.verwerk(invoer, { ...basis, tx }, opgehaald));
      // A row without output says the same as an empty one.
      if (Object.keys(uitvoer).length > 0) await tx.raw(einde, [JSON.stringify(uitvoer), job.elementInstanceKey, job.type]);
      return { soort: 'klaar', uitvoer, herhaald: false };
    }));
  } catch (fout) {
    if (fout instanceof BpmnFout && fout.code in declaratie.fouten) return { soort: 'bpmn-fout', code: fout.code };
    throw fout;
  }
};

const leesEffect = async (db: Kern['db'] | Tx, job: EngineJob): Promise<Record<string, unknown> | undefined> => {
  const rij = await db('job_effect').where({ element_instance_key: job.elementInstanceKey, job_type: job.type }).first('uitvoer') as { uitvoer: Record<string, unknown> | null } | undefined;
  return rij === undefined ? undefined : rij.uitvoer ?? {};
};
