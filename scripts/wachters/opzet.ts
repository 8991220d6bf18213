// Set-up of the tests on the copy with switches (instrumenteren.ts): WACHTERS_LOG gets a line per guard and test in which it refused, WACHTERS_UIT names the guards that are off.
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

const uit = new Set((process.env['WACHTERS_UIT'] ?? '').split('\n'));
const log = process.env['WACHTERS_LOG'] ?? '';
const gezien = new Set<string>();
const raak = (id: string): void => {
  const regel = `${id}\t${expect.getState().currentTestName ?? ''}\n`;
  if (!gezien.has(regel)) appendFileSync(log, regel);
  gezien.add(regel);
};
const gestopt = (id: string, fout: unknown): undefined => { raak(id); if (uit.has(id)) return undefined; throw fout; };

Object.assign(globalThis, { wachters: {
  weigert: (id: string): boolean => { raak(id); return !uit.has(id); },
  wacht: async (id: string, doe: () => Promise<unknown>): Promise<unknown> => { try { return await doe(); } catch (fout) { return gestopt(id, fout); } },
  roep: (id: string, doe: () => unknown): unknown => { try { return doe(); } catch (fout) { return gestopt(id, fout); } },
  filter: (id: string, mag: (...w: unknown[]) => unknown) => (...w: unknown[]): unknown => { const goed = mag(...w); if (!goed) raak(id); return goed || uit.has(id); },
  buiten: (id: string, wie: (...w: unknown[]) => Promise<unknown>) => async (...w: unknown[]): Promise<unknown> => { const iemand = await wie(...w); if (iemand !== null && iemand !== undefined) raak(id); return uit.has(id) ? undefined : iemand; },
} });
