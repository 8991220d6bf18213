import type { Kern, Tx } from '../kern.ts';
import { kidVanTekst, ontsleutel, versleutel } from '../../domein/versleuteling.ts';
import { ringenVan } from './ring.ts';

/** What one batch did. `laatste`: the id to go on after, null when nothing is left behind it. */
export type Partij = { readonly laatste: string | null; readonly omgezet: number; readonly onleesbaar: number };
/** How many rows stand under which key; null as key: before keys had a name. */
export type Stand = readonly { readonly kid: string | null; readonly aantal: number }[];
/**
 * Something that is kept under a key and moves to the current one row by row. `partij` works in the transaction it gets, never waits for a row that
 * somebody else holds, and writes only where the row still says what it read.
 */
export type Omzetting = {
  /** `table.column`, shown to the beheerder. */
  readonly naam: string;
  readonly ring: 'bsn' | 'index';
  readonly partij: (kern: Kern, tx: Tx, na: string, aantal: number) => Promise<Partij>;
  readonly stand: (kern: Pick<Kern, 'db'>) => Promise<Stand>;
};

/** Indexes that nothing can move: counted only. */
export type Verwijzing = { readonly naam: string; readonly stand: (kern: Pick<Kern, 'db'>) => Promise<Stand> };

/** The names of the keys of a ring: the one that writes and the others. */
export const kids = (kern: Pick<Kern, 'config'>, ring: Omzetting['ring']): { readonly huidig: string; readonly eerder: readonly string[] } => {
  const { huidig, alle } = ringenVan(kern)[ring];
  return { huidig: huidig.kid, eerder: alle.slice(1).map((s) => s.kid) };
};

type Rij = { readonly id: string; readonly geheim: string } & Readonly<Record<string, unknown>>;
/** An encrypted column: `gebonden` is what the room binds its text to, `extra` the columns which that needs besides `id`. */
export type Versleuteldekolom = { readonly tabel: string; readonly kolom: string; readonly extra?: readonly string[]; readonly gebonden: (rij: Rij) => string };

/** Re-encrypts one column with the current key. The version of the row (ETag) stays: for its reader nothing changed. */
export const kolomOmzetting = (k: Versleuteldekolom): Omzetting => ({
  naam: `${k.tabel}.${k.kolom}`, ring: 'bsn',
  partij: async (kern, tx, na, aantal) => {
    const ring = ringenVan(kern).bsn;
    // Rows that others hold are for the next round: waiting on them while holding some would be half a deadlock.
    const rijen = await tx(k.tabel).where('id', '>', na).whereNotNull(k.kolom).whereNot(k.kolom, 'like', `v2.${ring.huidig.kid}.%`).orderBy('id').limit(aantal).forNoKeyUpdate().skipLocked()
      .select(['id', `${k.kolom} as geheim`, ...k.extra ?? []]) as Rij[];
    const nieuw = rijen.flatMap((r) => { const geheim = opnieuw(kern, r.geheim, k.gebonden(r)); return geheim === undefined ? [] : [{ id: r.id, oud: r.geheim, geheim }]; });
    const { rowCount } = nieuw.length === 0 ? { rowCount: 0 } : await tx.raw(`update ?? as t set ?? = v.nieuw from unnest(?::uuid[], ?::text[], ?::text[]) as v (id, oud, nieuw) where t.id = v.id and t.?? = v.oud`,
      [k.tabel, k.kolom, nieuw.map((n) => n.id), nieuw.map((n) => n.oud), nieuw.map((n) => n.geheim), k.kolom]) as { rowCount: number };
    return { laatste: rijen.length < aantal ? null : rijen.at(-1)?.id ?? null, omgezet: rowCount, onleesbaar: rijen.length - nieuw.length };
  },
  stand: async ({ db }) => {
    const { rows } = await db.raw(`select case when ?? like 'v2.%' then substr(??, 4, 8) end as kid, count(*)::int as aantal from ?? where ?? is not null group by 1 order by 1`, [k.kolom, k.kolom, k.tabel, k.kolom]) as { rows: Stand };
    return rows;
  },
});

/** How the rows of a table with an `index_kid` stand. */
export const indexStand = async ({ db }: Pick<Kern, 'db'>, tabel: string, waar: string): Promise<Stand> =>
  (await db(tabel).whereRaw(waar).groupBy('index_kid').orderBy('index_kid').select('index_kid as kid', db.raw('count(*)::int as aantal')) as unknown) as Stand;

/** The same text under the current key; undefined when it does not open: then it stays as it is, for a person to look at. */
const opnieuw = (kern: Kern, geheim: string, gebonden: string): string | undefined => {
  const ring = ringenVan(kern).bsn;
  if (kidVanTekst(geheim) === null) return undefined;
  try { return versleutel(ring.huidig.bytes, ontsleutel(ring, geheim, gebonden), gebonden); } catch { return undefined; }
};
