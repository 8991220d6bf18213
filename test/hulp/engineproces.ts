// Starting a process at the engine as a caller would that does not give up when the engine is busy for a moment.
import { EngineFout, type EngineClient } from '../../src/platform/engine/index.ts';

/** Backpressure means that nothing was written, so it is asked again; every other refusal is the caller's. */
const ookBijDruk = async <T>(vraag: () => Promise<T>): Promise<T> => {
  for (let poging = 1; ; poging += 1) {
    try { return await vraag(); } catch (fout) {
      if (!(fout instanceof EngineFout && fout.soort === 'druk') || poging === 100) throw fout;
      await new Promise((klaar) => { setTimeout(klaar, 100); });
    }
  }
};

/** Starts the newest version. */
export const startProces = <T = { processInstanceKey: string }>(client: EngineClient, bpmnProcessId: string, variables: Readonly<Record<string, unknown>>): Promise<T> =>
  ookBijDruk(() => client.roep<T>('CreateProcessInstance', { bpmnProcessId, version: -1, variables: JSON.stringify(variables) }));

/** Sends the message on which a process begins. */
export const startMetBericht = (client: EngineClient, procesId: string, correlationKey: string, variables: Readonly<Record<string, unknown>>): Promise<{ processInstanceKey: string }> =>
  ookBijDruk(async () => await client.rest('POST', '/v2/messages/correlation', { name: `start.${procesId}`, correlationKey, variables }) as { processInstanceKey: string });
