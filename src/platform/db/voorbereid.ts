import type { Duplex } from 'node:stream';
import type { Client, QueryConfig } from 'pg';
import { verouderdPlan } from './weg.ts';

/** From how many uses on a statement is kept prepared, and how many at most: each costs some 20 kB in every connection that uses it. */
const vanaf = 10;
const hoogste = 400;
/** Texts with lists of any length are endless; beyond this the counting starts again. */
const grootsteTelling = 5_000;

type Query = (vraag: unknown, ...rest: unknown[]) => unknown;

/** An answer as pg gives it to a statement without rows. */
const leegAntwoord = (command: string): unknown => ({ command, rowCount: null, oid: null, rows: [], fields: [] });
const begint = /^BEGIN;$/, eindigt = /^(?:COMMIT|ROLLBACK);?$/;

/**
 * Gives the statements that come often a name, so that PostgreSQL parses and plans them once per connection and not every time; for a small
 * statement that is most of its work. Give the result to `afterCreate` of the pool. Statements without parameters keep the simple protocol.
 * A plan that no longer fits (a migration changed a table) fails once, in the class that may be tried again; after it that connection prepares anew.
 *
 * `BEGIN` waits for the first statement of its transaction and travels with it in one packet: one round trip less per transaction, and none for a
 * transaction that turns out to ask nothing. Needs a connection with `pipeline: true`.
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
    let wachtMetBegin = false;
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
    const metBegin: Query = (vraag, ...rest) => {
      const tekst = typeof vraag === 'string' ? vraag : (vraag as Partial<QueryConfig> | null)?.text ?? '';
      const klaar = rest.at(-1);
      const antwoord = (command: string): void => { queueMicrotask(() => { (klaar as (f: null, u: unknown) => void)(null, leegAntwoord(command)); }); };
      if (begint.test(tekst) && typeof klaar === 'function') { wachtMetBegin = true; antwoord('BEGIN'); return undefined; }
      if (!wachtMetBegin) return metNaam(vraag, ...rest);
      wachtMetBegin = false;
      // Nothing was asked in it, so there is nothing to end.
      if (eindigt.test(tekst) && typeof klaar === 'function') { antwoord(tekst.replace(';', '')); return undefined; }
      const { stream } = (verbinding as unknown as { connection: { stream: Duplex } }).connection;
      stream.cork();
      try {
        // A statement outside its transaction would stay: then this connection has to go, and with it whatever it still does.
        query('BEGIN;', (fout: unknown) => { if (fout !== null && fout !== undefined) stream.destroy(fout as Error); });
        return metNaam(vraag, ...rest);
      } finally { stream.uncork(); }
    };
    Object.assign(verbinding, { query: metBegin });
  };
};
