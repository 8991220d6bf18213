import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopProcess } from './processes.ts';

/** Stops what a killed session left running in this data folder, so that it does not write into a folder that goes. */
export const stopOverblijfselen = async (dataDir: string): Promise<void> => {
  for (const file of ['engine/engine.pid', 'postgres/data/postmaster.pid']) {
    const path = join(dataDir, file);
    if (existsSync(path)) await stopProcess(Number(readFileSync(path, 'utf8').split('\n')[0]), dataDir, 20_000);
  }
};

/** Empties engine and database of a data folder; keys, passwords and the log stay. */
export const leegOnderdelen = async (dataDir: string): Promise<void> => {
  await stopOverblijfselen(dataDir);
  for (const map of ['engine', 'postgres']) rmSync(join(dataDir, map), { recursive: true, force: true });
};
