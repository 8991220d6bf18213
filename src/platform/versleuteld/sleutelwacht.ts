import { performance } from 'node:perf_hooks';
import type { Kern } from '../kern.ts';
import { startWacht } from '../wacht.ts';
import { kids, type Omzetting } from './omzetten.ts';

export type Rondeverslag = { readonly omgezet: number; readonly onleesbaar: number; /** Another instance is at it. */ readonly elders: boolean };
export type Rondekeuze = { readonly partij?: number; readonly stop?: () => boolean; /** Waits until there is room for background work. */ readonly ademruimte?: (kern: Kern, vorigeMs: number) => Promise<void> };

const slot = 7_215_321;
const begin = '00000000-0000-0000-0000-000000000000';
const wacht = (ms: number): Promise<void> => new Promise((klaar) => { setTimeout(klaar, ms); });

/** Works at most a fifth of the time, and not at all while somebody waits for a connection or the process is busy. */
const ademruimte = async (kern: Kern, vorigeMs: number): Promise<void> => {
  const { pool } = kern.db.client as { pool: { numPendingAcquires: () => number } };
  const eerst = performance.eventLoopUtilization();
  await wacht(Math.min(2_000, Math.max(20, vorigeMs * 4)));
  for (let n = 0; n < 60 && (pool.numPendingAcquires() > 0 || performance.eventLoopUtilization(eerst).utilization > 0.8); n++) await wacht(500);
};

/**
 * Brings everything that stands under an earlier key to the current one: batch by batch in the order of id, each batch a transaction of its own. Where it
 * is kept is the data itself (each row names its key), so a killed instance or another one goes on where this one was.
 */
export const doeSleutelronde = async (kern: Kern, omzettingen: readonly Omzetting[], keuze: Rondekeuze = {}): Promise<Rondeverslag> => {
  const aantal = keuze.partij ?? 100, adem = keuze.ademruimte ?? ademruimte;
  let omgezet = 0, onleesbaar = 0;
  for (const o of omzettingen) {
    for (let na: string | null = begin; na !== null && keuze.stop?.() !== true;) {
      const vanaf: string = na, t0 = performance.now();
      const p = await kern.db.transaction(async (tx) => {
        const { rows: [mag] } = await tx.raw('select pg_try_advisory_xact_lock(?) as ok', [slot]) as { rows: { ok: boolean }[] };
        return mag?.ok === true ? o.partij(kern, tx, vanaf, aantal) : undefined;
      });
      if (p === undefined) return { omgezet, onleesbaar, elders: true };
      omgezet += p.omgezet;
      onleesbaar += p.onleesbaar;
      if (p.omgezet > 0) kern.metrics.sleutelsOmgezet.inc({ kolom: o.naam }, p.omgezet);
      na = p.laatste;
      if (p.omgezet + p.onleesbaar > 0) await adem(kern, performance.now() - t0);
    }
  }
  return { omgezet, onleesbaar, elders: false };
};

/** How many rows of each are not under the current key. */
export const telOud = async (kern: Kern, omzettingen: readonly Omzetting[]): Promise<number> => {
  let totaal = 0;
  for (const o of omzettingen) {
    const oud = (await o.stand(kern)).filter((s) => s.kid !== kids(kern, o.ring).huidig).reduce((som, s) => som + s.aantal, 0);
    kern.metrics.sleutelsOud.set({ kolom: o.naam }, oud);
    totaal += oud;
  }
  return totaal;
};

/** The background work of an instance with role `workers`. A round that changed something is one log line: counts, never a text or a key. */
export const startSleutelwacht = (kern: Kern, omzettingen: readonly Omzetting[], elkeMs = 600_000): { stop: () => Promise<void> } => startWacht(kern, 'sleutelwacht', elkeMs, async (gestopt) => {
  const verslag = await doeSleutelronde(kern, omzettingen, { stop: gestopt });
  const oud = gestopt() || verslag.elders ? undefined : await telOud(kern, omzettingen);
  if (verslag.omgezet > 0) kern.log.info({ omgezet: verslag.omgezet, onleesbaar: verslag.onleesbaar, oud }, 'sleutelwacht: gegevens onder de huidige sleutel gebracht');
  if (verslag.onleesbaar > 0) kern.log.warn({ onleesbaar: verslag.onleesbaar }, 'sleutelwacht: gegevens die met geen sleutel opengaan; zie npm run sleutels');
});
