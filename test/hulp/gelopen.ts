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

/** For stacks that live as long as their project: write down after each file. */
export const noteerLevende = (): void => { afterAll(async () => { for (const vraag of levend) await noteer(vraag); }); };
