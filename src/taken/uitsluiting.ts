import type { Knex } from 'knex';
import type { Tx } from '../platform/kern.ts';

/** From now on the tasks of this process do not exist for these people: not in a list, not by their id, not to claim (R7.9). Twice changes nothing. */
export const sluitUitVanTaken = async (tx: Tx, processInstanceKey: string, medewerkerIds: readonly string[]): Promise<void> => {
  if (medewerkerIds.length > 0) await tx('taak_uitsluiting').insert(medewerkerIds.map((id) => ({ process_instance_key: processInstanceKey, medewerker_id: id }))).onConflict().ignore();
};
/** Who has or had a task of this casus on his name. */
export const behandelaarsVan = async (db: Knex, casusId: string): Promise<string[]> => {
  const rijen = await db('taak').where({ casus_id: casusId }).select('toegewezen_aan', 'afgerond_door') as { toegewezen_aan: string | null; afgerond_door: string | null }[];
  return [...new Set(rijen.flatMap((r) => [r.toegewezen_aan, r.afgerond_door]).filter((id) => id !== null))];
};
