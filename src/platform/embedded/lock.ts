import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './processes.ts';

/** Locks of this process itself: a file with our own number that is not among them was left by an earlier process with the same number. */
const held = new Set<string>();

/**
 * One copy per data folder. Takes the lock or throws in Dutch with the number of the running process.
 * A lock whose process is gone (kill -9, power cut) is taken over. Returns the way to let go.
 */
export function takeLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'samenspel.pid');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      held.add(file);
      return () => { held.delete(file); try { if (readFileSync(file, 'utf8') === String(process.pid)) rmSync(file); } catch { /* gone already */ } };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      // A container gives each start the same process number: then the stale number is our own.
      const running = pid === process.pid ? held.has(file) : isAlive(pid, 'node');
      if (running) throw new Error(`Samenspel draait al met deze gegevensmap (proces ${pid}). Stop dat eerst, of kies een andere map met DATA_DIR en een andere PORT.`, { cause: error });
      rmSync(file, { force: true });
    }
  }
  throw new Error('De gegevensmap is niet te vergrendelen. Probeer het opnieuw.');
}
