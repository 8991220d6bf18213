import type { Client, QueryConfig } from 'pg';
import { verouderdPlan } from './weg.ts';

/** From how many uses on a statement is kept prepared, and how many at most: each costs some 20 kB in every connection that uses it. */
const vanaf = 10;
const hoogste = 400;
/** Texts with lists of any length are endless; beyond this the counting starts again. */
const grootsteTelling = 5_000;

type Query = (vraag: unknown, ...rest: unknown[]) => unknown;

/**
 * Gives the statements that come often a name, so that PostgreSQL parses and plans them once per connection and not every time; for a small
 * statement that is most of its work. Give the result to `afterCreate` of the pool. Statements without parameters keep the simple protocol.
 * A plan that no longer fits (a migration changed a table) fails once, in the class that may be tried again; after it that connection prepares anew.
 */
export const bereidVoor = (): ((verbinding: Client) => void) => {
  const tellingen = new Map<string, number>();
  const namen = new Map<string, string>();
  const naamVan = (tekst: string): string | undefined => {
    const naam = namen.get(tekst);
    if (naam !== undefined || namen.size >= hoogste) return naam;
    const aantal = (tellingen.get(tekst) ?? 0) + 1;
    if (tellingen.size > grootsteTelling) tellingen.clear();
    tellingen.set(tekst, aantal);
    if (aantal < vanaf) return undefined;
    tellingen.delete(tekst);
    const nieuw = `s${namen.size + 1}`;
    namen.set(tekst, nieuw);
    return nieuw;
  };
  return (verbinding) => {
    let ronde = 0;
    const query = verbinding.query.bind(verbinding) as Query;
    const metNaam: Query = (vraag, ...rest) => {
      const { text, values, name } = vraag as Partial<QueryConfig>;
      const naam = typeof text === 'string' && name === undefined && (values?.length ?? 0) > 0 ? naamVan(text) : undefined;
      const [klaar] = rest;
      if (naam === undefined || typeof klaar !== 'function') return query(vraag, ...rest);
      return query({ ...vraag as QueryConfig, name: `${naam}.${ronde}` }, (fout: unknown, uitslag: unknown) => {
        if (verouderdPlan(fout)) ronde++;
        (klaar as (f: unknown, u: unknown) => void)(fout, uitslag);
      });
    };
    Object.assign(verbinding, { query: metNaam });
  };
};
