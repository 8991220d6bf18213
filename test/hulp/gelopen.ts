// Which steps and flows of the models really ran on an engine during `npm test`: each stack writes down what its record stream says, `scripts/modeldekking.ts` adds it up.
import { appendFileSync } from 'node:fs';
import { afterAll } from 'vitest';

export type Gelopen = { readonly proces: string; readonly element: string };
type Vraag = () => Promise<readonly Gelopen[]>;

/** What ran, one row per process and element (steps and flows). */
export const gelopenSql = "select distinct p.bpmn_process_id as proces, e.element_id as element from element_instantie e join proces_instantie p on p.sleutel = e.process_instance_key where p.bpmn_process_id is not null and e.status in ('afgerond', 'afgebroken', 'genomen')";

const levend = new Set<Vraag>();
const bestand = process.env['TEST_GELOPEN'];
const noteer = async (vraag: Vraag): Promise<void> => {
  if (bestand === undefined) return;
  // A database that a test killed has nothing to say.
  const rijen = await vraag().catch(() => []);
  if (rijen.length > 0) appendFileSync(bestand, rijen.map((r) => `${r.proces}/${r.element}\n`).join(''));
};

/** Follows a stack; the answer is to be called right before it stops. */
export const volgGelopen = (vraag: Vraag): (() => Promise<void>) => {
  levend.add(vraag);
  return async () => { levend.delete(vraag); await noteer(vraag); };
};

/** The position up to which the engine has worked, and up to which its record stream was stored; undefined when it does not answer. */
export const enginestand = async (management: string | undefined): Promise<{ verwerkt: number; gestuurd: number } | undefined> => {
  type Stand = Record<string, { processedPosition?: number; exportedPosition?: number }>;
  const stand = await fetch(`${management ?? ''}/actuator/partitions`).then(async (r) => (r.ok ? await r.json() as Stand : undefined)).catch(() => undefined);
  const [een] = Object.values(stand ?? {});
  return een === undefined ? undefined : { verwerkt: een.processedPosition ?? 0, gestuurd: een.exportedPosition ?? 0 };
};

/**
 * Waits until the record stream has all that the engine did up to now: what a test saw through another way (a job, a task) may still be on its way
 * to the database. Gives up after `ms`; what is missing then shows in the coverage.
 */
export const totStroomBij = async (management: string | undefined, ms = 20_000): Promise<void> => {
  const eind = Date.now() + ms, doel = (await enginestand(management))?.verwerkt;
  while (doel !== undefined && Date.now() < eind && ((await enginestand(management))?.gestuurd ?? doel) < doel) await new Promise((klaar) => { setTimeout(klaar, 50); });
};

/** For stacks that live as long as their project: write down after each file. */
export const noteerLevende = (): void => { afterAll(async () => { for (const vraag of levend) await noteer(vraag); }); };
