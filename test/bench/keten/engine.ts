import { join } from 'node:path';
import { wachtOpEngine, type EngineClient } from '../../../src/platform/engine/index.ts';
import type { EngineOptions } from '../../../src/platform/embedded/zeebe/engine.ts';

export const root = join(import.meta.dirname, '../../..');
/** The same for both sides: room and a full compiler, as a load test needs. */
export const engineInstellingen = (): EngineOptions => ({ cache: join(root, '.cache'), heapMb: 1024, full: true, movableClock: true });

/**
 * Answers of partners are released on a grid of five minutes (R3.2). The engine runs ten minutes ahead of who sets that moment, so it has always come:
 * waiting for the grid is no work, and it would drive the cases through the triage in packs.
 */
export const loopVooruit = async (client: EngineClient): Promise<void> => {
  const antwoord = await fetch(`${client.adres.management ?? ''}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: 600_000 }) });
  if (!antwoord.ok) throw new Error(`de klok van de engine laat zich niet zetten: ${antwoord.status}`);
  await wachtOpEngine(client);
};
