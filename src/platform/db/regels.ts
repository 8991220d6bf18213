import type { Knex } from 'knex';

/** As a column of a question that is asked anyway: the version of the rules that holds in this statement. */
export const regelversie = '(select versie from regelversie)';

const perTransactie = new WeakMap<Knex, string>();
/** For a transaction that learned the version with its first statement and changes no rules itself: they hold for it as they were then. */
export const houdRegelversie = (tx: Knex, versie: string): void => { perTransactie.set(tx, versie); };

/** The version of the rules now; a question of its own where there is none to carry it. */
export const leesRegelversie = async (db: Knex): Promise<string> => {
  const gehouden = perTransactie.get(db);
  if (gehouden !== undefined) return gehouden;
  const { rows } = await db.raw('select versie from regelversie') as { rows: { versie: string }[] };
  return rows[0]?.versie ?? '';
};

/**
 * Rules (matrix, prohibitions, terms, holidays) kept in memory by their version. The database gives a new version with every change, also within
 * a transaction, and no two databases share one; so what is kept is never older than the version asked for. What `laad` gives is shared: nobody may change it.
 */
export const regelbron = <T>(laad: (db: Knex) => Promise<T>): ((db: Knex, versie: string) => Promise<T>) => {
  let bewaard: { readonly versie: string; readonly regels: T } | undefined;
  return async (db, versie) => {
    if (bewaard?.versie === versie) return bewaard.regels;
    const regels = await laad(db);
    bewaard = { versie, regels };
    return regels;
  };
};
