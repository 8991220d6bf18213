import type { Kern, Tx } from '../../kern.ts';
import type { Kanaal } from '../../bus/bus.ts';
import { projecteerBerichten } from './berichten.ts';
import { projecteerDefinities } from './definities.ts';
import { projecteerElementen } from './elementen.ts';
import { projecteerIncidenten } from './incidenten.ts';
import { projecteerTaken } from './taken.ts';
import { projecteerTimers } from './timers.ts';
import type { Bulk, EngineRecord } from './record.ts';

export type Busmelding = { readonly kanaal: Kanaal; readonly bericht: Record<string, string | number | boolean | null> };
/** Writes the rows of its own value types and says who should be told after the commit. */
export type Projectie = (tx: Tx, records: readonly EngineRecord[]) => Promise<readonly Busmelding[]>;

/** In this order: a definition before its instances, an instance before the case it belongs to. */
const projecties: readonly Projectie[] = [projecteerDefinities, projecteerElementen, projecteerBerichten, projecteerTimers, projecteerIncidenten, projecteerTaken];

/**
 * Stores one bulk: per (exporter, partition) only what lies after the stored position, in one transaction with the new position.
 * The row lock on the position makes two receivers take turns; a repeated bulk (after kill -9 most of it) changes nothing.
 */
export const verwerkBulk = async (kern: Kern, bulk: Bulk): Promise<void> => {
  const nu = kern.clock.now();
  const meldingen = await kern.db.transaction(async (tx) => {
    const alle: Busmelding[] = [];
    for (const [partitie, records] of [...Map.groupBy(bulk.records, (r) => r.partitionId)].toSorted(([a], [b]) => a - b)) {
      const nieuw = await neemNieuwe(tx, bulk.exporter, partitie, records);
      const laatste = nieuw.at(-1);
      if (laatste === undefined) continue;
      for (const projecteer of projecties) alle.push(...await projecteer(tx, nieuw));
      await tx('stroom_positie').where({ exporter: bulk.exporter, partitie }).update({ positie: String(laatste.position), gewijzigd_op: nu });
      kern.metrics.stroomAchterstand.set({ exporter: bulk.exporter, partitie: String(partitie) }, Math.max(0, (nu.getTime() - laatste.timestamp) / 1000));
      for (const r of nieuw) kern.metrics.stroomRecords.inc({ exporter: bulk.exporter, soort: r.valueType.toLowerCase() });
    }
    return alle;
  });
  const gezien = new Set<string>();
  for (const m of meldingen) {
    const sleutel = `${m.kanaal} ${JSON.stringify(m.bericht)}`;
    if (gezien.has(sleutel)) continue;
    gezien.add(sleutel);
    await kern.bus.publish(m.kanaal, m.bericht).catch(() => {});
  }
};

const neemNieuwe = async (tx: Tx, exporter: string, partitie: number, records: readonly EngineRecord[]): Promise<EngineRecord[]> => {
  await tx('stroom_positie').insert({ exporter, partitie, positie: '-1' }).onConflict(['exporter', 'partitie']).ignore();
  const rij = await tx('stroom_positie').where({ exporter, partitie }).forUpdate().first('positie') as { positie: string };
  const heeft = Number(rij.positie);
  const nieuw = records.filter((r) => r.position > heeft).toSorted((a, b) => a.position - b.position);
  return nieuw.filter((r, i) => i === 0 || r.position !== nieuw[i - 1]?.position);
};
