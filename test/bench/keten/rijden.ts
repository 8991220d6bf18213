// Drives one side: closed loop (saturation) or open loop (a fixed rate), and measures what came out.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { telCpu } from '../cpu.ts';
import type { Kant } from './kant.ts';

export type Venster = {
  readonly zaken: number; readonly seconden: number; readonly jobs: number;
  readonly cpu: { readonly engine: number; readonly postgres: number; readonly app: number };
  /** Share of the time that the one thread of the app was busy. */
  readonly draad: number;
  /** CPU seconds of everything on this machine, ours included. */
  readonly machine: number;
};

const wacht = (ms: number): Promise<void> => new Promise((klaar) => { setTimeout(klaar, ms); });
/** Busy CPU seconds of the machine: user, nice, system, irq, softirq. */
const machine = (): number => {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/ +/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / 100;
};

/** Waits until no casus is on its way any more; throws when one never arrives. */
const loopLeeg = async (kant: Kant, open: ReadonlyMap<string, number>, ms: number): Promise<void> => {
  for (const eind = Date.now() + ms; open.size > 0;) {
    if (Date.now() > eind) throw new Error(`${kant.naam}: ${open.size} zaken kwamen niet tot de triage: ${[...open.keys()].slice(0, 3).join(', ')}`);
    await wacht(50);
  }
};

/** Keeps `inVlucht` cases on their way and counts what arrives during `venster` seconds, after `opwarm` seconds. */
export const verzadig = async (kant: Kant, o: { inVlucht: number; opwarm: number; venster: number }): Promise<Venster> => {
  const open = new Map<string, number>();
  const stand = { stop: false, klaar: 0 };
  const volgende = async (): Promise<void> => { if (!stand.stop) open.set(await kant.start(), performance.now()); };
  const fouten: unknown[] = [];
  kant.bijTriage = (casusId) => { if (!open.delete(casusId)) return; stand.klaar++; volgende().catch((fout: unknown) => { fouten.push(fout); }); };
  // One after the other: begun together they would go through the chain as one pack, and arrive as one.
  const tussen = (o.opwarm * 1000) / 2 / o.inVlucht;
  for (let n = 0; n < o.inVlucht; n++) { await volgende(); await wacht(tussen); }
  await wacht((o.opwarm * 1000) / 2);
  const begin = { klaar: stand.klaar, op: performance.now(), jobs: await kant.jobs(), machine: machine(), elu: performance.eventLoopUtilization() };
  const cpu = telCpu(kant.pids);
  await wacht(o.venster * 1000);
  const uit: Venster = {
    zaken: stand.klaar - begin.klaar, seconden: (performance.now() - begin.op) / 1000, jobs: await kant.jobs() - begin.jobs, cpu: cpu(), draad: performance.eventLoopUtilization(begin.elu).utilization, machine: machine() - begin.machine,
  };
  stand.stop = true;
  await loopLeeg(kant, open, 90_000);
  if (fouten.length > 0) throw fouten[0];
  return uit;
};

/** Brings in `perSeconde` cases whatever comes back, and gives for each the ms from its melding to its triage task. */
export const belast = async (kant: Kant, o: { perSeconde: number; opwarm: number; venster: number }): Promise<number[]> => {
  const open = new Map<string, number>();
  const duren: number[] = [];
  kant.bijTriage = (casusId) => { const sinds = open.get(casusId); if (sinds === undefined) return; open.delete(casusId); duren.push(performance.now() - sinds); };
  const t0 = performance.now();
  const lopend: Promise<void>[] = [];
  for (let n = 0; n < o.perSeconde * (o.opwarm + o.venster); n++) {
    const gepland = t0 + (n * 1000) / o.perSeconde;
    const over = gepland - performance.now();
    if (over > 0) await wacht(over);
    // Counted from the moment it should have come in: a stand-still of the platform may not hide itself.
    lopend.push(kant.start().then((casusId) => { if (n >= o.perSeconde * o.opwarm) open.set(casusId, gepland); }));
  }
  await Promise.all(lopend);
  await loopLeeg(kant, open, 90_000);
  return duren;
};
