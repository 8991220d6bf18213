// Starting a process at the engine as a caller would that does not give up when the engine is busy for a moment.
import { EngineFout, type EngineClient } from '../../src/platform/engine/index.ts';

/** Starts the newest version. Backpressure means that nothing was written, so it is asked again; every other refusal is the caller's. */
export const startProces = async <T = { processInstanceKey: string }>(client: EngineClient, bpmnProcessId: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
  for (let poging = 1; ; poging += 1) {
    try { return await client.roep<T>('CreateProcessInstance', { bpmnProcessId, version: -1, variables: JSON.stringify(variables) }); } catch (fout) {
      if (!(fout instanceof EngineFout && fout.soort === 'druk') || poging === 100) throw fout;
      await new Promise((klaar) => { setTimeout(klaar, 100); });
    }
  }
};
