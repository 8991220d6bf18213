// Asks the engine itself, row by row, whether the projection tells the truth. Zeebe 8.6 has no search, but every command on a key that does not live answers "not found".
import type { EngineClient } from '../../../src/platform/engine/client.ts';
import type { Proces } from '../../hulp/proces.ts';

const kentNog = async (opdracht: () => Promise<unknown>): Promise<boolean> => {
  for (;;) {
    try { await opdracht(); return true; } catch (fout) {
      const { soort } = fout as { soort?: string };
      if (soort === 'bestaat-niet') return false;
      if (soort !== 'druk') throw fout;                                   // backpressure: ask again
    }
  }
};

const verdeeld = async <T>(lijst: readonly T[], werk: (item: T) => Promise<void>): Promise<void> => {
  const rij = [...lijst];
  await Promise.all(Array.from({ length: 8 }, async () => { for (let item = rij.shift(); item !== undefined; item = rij.shift()) await werk(item); }));
};

/**
 * Every difference between the projection and the engine, as text: for tasks (an update is accepted only while the task is open) and for
 * element and process instances (variables can be set only in a living one). Empty = the same.
 */
export const verschillen = async (p: Proces, client: EngineClient): Promise<string[]> => {
  const uit: string[] = [];
  const taken = await p.vraag<{ taak_sleutel: string; element_id: string; status: string; prioriteit: number }>('select taak_sleutel::text, element_id, status, prioriteit from taak');
  await verdeeld(taken, async (t) => {
    const leeft = await kentNog(() => client.rest('PATCH', `/v2/user-tasks/${t.taak_sleutel}`, { changeset: { priority: t.prioriteit } }));
    if (leeft !== ['nieuw', 'op-naam'].includes(t.status)) uit.push(`taak ${t.element_id} ${t.taak_sleutel}: projectie ${t.status}, engine ${leeft ? 'open' : 'weg'}`);
  });
  const delen = await p.vraag<{ sleutel: string; wat: string; status: string }>(`
    select sleutel::text, element_id as wat, status from element_instantie where status <> 'genomen'
    union all select sleutel::text, bpmn_process_id, status from proces_instantie`);
  await verdeeld(delen, async (d) => {
    const leeft = await kentNog(() => client.roep('SetVariables', { elementInstanceKey: d.sleutel, variables: '{}', local: true }));
    if (leeft !== (d.status === 'actief')) uit.push(`${d.wat} ${d.sleutel}: projectie ${d.status}, engine ${leeft ? 'actief' : 'weg'}`);
  });
  return uit;
};
