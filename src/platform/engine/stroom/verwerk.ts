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

/** What a task record can change. The engine also sends a record before each of these (CREATING, ASSIGNING, …), one bulk each: those cost no transaction. */
const taakIntents: ReadonlySet<string> = new Set(['CREATED', 'MIGRATED', 'UPDATED', 'ASSIGNED', 'COMPLETED', 'CANCELED']);
const doetErtoe = (r: EngineRecord): boolean => r.valueType !== 'USER_TASK' || taakIntents.has(r.intent);

/** In this order: a definition before its instances, an instance before the case it belongs to. */
const projecties: readonly Projectie[] = [projecteerDefinities, projecteerElementen, projecteerBerichten, projecteerTimers, projecteerIncidenten, projecteerTaken];

/**
 * Stores one bulk: per (exporter, partition) only what lies after the stored position, in one transaction with the new position.
 * The row lock on the position makes two receivers take turns; a repeated bulk (after kill -9 most of it) changes nothing. `verder` are the
 * projections of other rooms; they come after our own, in the same transaction.
 */
export const verwerkBulk = async (kern: Kern, bulk: Bulk, verder: readonly Projectie[] = []): Promise<void> => {
  if (!bulk.records.some(doetErtoe)) return;
  const nu = kern.clock.now();
  const meldingen = await kern.db.transaction(async (tx) => {
    const alle: Busmelding[] = [];
    for (const [partitie, records] of [...Map.groupBy(bulk.records, (r) => r.partitionId)].toSorted(([a], [b]) => a - b)) {
      const nieuw = await neemNieuwe(kern, tx, bulk.exporter, partitie, records, nu);
      const laatste = nieuw.at(-1);
      if (laatste === undefined) continue;
      for (const projecteer of [...projecties, ...verder]) alle.push(...await projecteer(tx, nieuw));
      kern.metrics.stroomAchterstand.set({ exporter: bulk.exporter, partitie: String(partitie) }, Math.max(0, (nu.getTime() - laatste.timestamp) / 1000));
      for (const r of nieuw) kern.metrics.stroomRecords.inc({ exporter: bulk.exporter, soort: r.valueType.toLowerCase() });
    }
    return alle;
  });
  // After the commit and beside the answer: the engine need not wait for the news, and the truth is in the rows.
  const uniek = new Map(meldingen.map((m) => [`${m.kanaal} ${JSON.stringify(m.bericht)}`, m]));
  for (const m of uniek.values()) void kern.bus.publish(m.kanaal, m.bericht).catch(() => {});
};

/** Positions that have a row, per database: the row is made once, not at every bulk. */
const bekend = new WeakMap<object, Set<string>>();

/** The position moves to the last record of the bulk, and the one before it comes back: the row lock makes two receivers take turns. */
const schuif = `
  update stroom_positie p set positie = greatest(p.positie, ?::bigint), gewijzigd_op = ? from (select positie from stroom_positie where exporter = ? and partitie = ? for update) eerder
  where p.exporter = ? and p.partitie = ? returning eerder.positie`;

const neemNieuwe = async (kern: Kern, tx: Tx, exporter: string, partitie: number, records: readonly EngineRecord[], nu: Date): Promise<EngineRecord[]> => {
  const laatste = records.reduce((hoogste, r) => Math.max(hoogste, r.position), -1);
  const plek = async (): Promise<{ positie: string } | undefined> => ((await tx.raw(schuif, [String(laatste), nu, exporter, partitie, exporter, partitie])) as { rows: { positie: string }[] }).rows[0];
  const rijen = bekend.get(kern.db) ?? new Set<string>();
  bekend.set(kern.db, rijen);
  let rij = rijen.has(`${exporter} ${partitie}`) ? await plek() : undefined;
  if (rij === undefined) {
    await tx('stroom_positie').insert({ exporter, partitie, positie: '-1' }).onConflict(['exporter', 'partitie']).ignore();
    rij = await plek();
    rijen.add(`${exporter} ${partitie}`);
  }
  const heeft = Number(rij?.positie ?? -1);
  const nieuw = records.filter((r) => r.position > heeft).toSorted((a, b) => a.position - b.position);
  return nieuw.filter((r, i) => i === 0 || r.position !== nieuw[i - 1]?.position);
};
