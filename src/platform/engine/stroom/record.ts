import { leesEngineJson } from '../sleutels.ts';
import type { Exporternaam } from './exporter-instellingen.ts';

/** One record of the engine's stream; keys are text. */
export type EngineRecord = {
  readonly partitionId: number;
  /** Order within the partition; small enough for a number for a long time, compared as bigint in the database. */
  readonly position: number;
  readonly key: string;
  /** Engine time in ms. */
  readonly timestamp: number;
  readonly valueType: string;
  readonly intent: string;
  readonly value: Readonly<Record<string, unknown>>;
};
export type Bulk = { readonly exporter: Exporternaam; readonly records: EngineRecord[] };

/** Thrown for a body that is not a bulk of ours; answered with 400 so that the engine keeps it and somebody sees it. */
export class OnleesbareBulk extends Error {}

/** Reads the body of `POST /_bulk`: pairs of an action line and a record line (ndjson). A bulk belongs to one exporter. */
export const leesBulk = (tekst: string): Bulk => {
  const regels = tekst.split('\n').filter((r) => r !== '');
  if (regels.length === 0 || regels.length % 2 !== 0) throw new OnleesbareBulk('onvolledige bulk');
  const index = (JSON.parse(regels[0] ?? '{}') as { index?: { _index?: string } }).index?._index ?? '';
  const exporter = /^samenspel-(taken|stroom)_/.exec(index)?.[1] as Exporternaam | undefined;
  if (exporter === undefined) throw new OnleesbareBulk('onbekende exporter');
  const records = regels.filter((_r, i) => i % 2 === 1).map((r) => {
    const rec = leesEngineJson(r) as EngineRecord & { key: unknown; position: unknown };
    return { ...rec, key: String(rec.key), position: Number(rec.position) } as EngineRecord;
  });
  return { exporter, records };
};
