// Pulls plugs: kill -9 of the app, the broker and the database at random moments, and all of them back before the next.
import type { Proces } from '../../hulp/proces.ts';
import { tot } from '../../hulp/stapel.ts';
import type { Toeval } from './toeval.ts';

export type Onderdeel = 'app' | 'broker' | 'database';
export type Rampen = {
  /** How often each part was killed. */
  readonly geteld: Readonly<Record<Onderdeel, number>>;
  /** Tells that somebody did something; after a random number of these the next plug is pulled. */
  readonly gedaan: () => void;
  /** No more; waits until everything stands again. Throws when the app could not be started again. */
  readonly stop: () => Promise<void>;
};

const enkel: readonly (readonly Onderdeel[])[] = [['app'], ['broker'], ['database']];
const samen: readonly (readonly Onderdeel[])[] = [['app', 'broker'], ['app', 'database'], ['broker', 'database'], ['app', 'broker', 'database']];

/**
 * Starts pulling plugs, each time after `om[0]` to `om[1]` tasks and up to half a second later, in the middle of what then goes on. Every four times each part
 * dies once by itself and once a few together. The app is started again by us, the broker and the database by the app that watches them.
 */
export const startRampen = (p: Proces, toeval: Toeval, om: readonly [number, number], meld: (tekst: string) => void): Rampen => {
  const geteld = { app: 0, broker: 0, database: 0 };
  const leven = { gestopt: false };
  let taken = 0;
  let zak: (readonly Onderdeel[])[] = [];
  const dood: Readonly<Record<Onderdeel, () => Promise<void>>> = { app: () => p.doodApp(), broker: () => p.doodBroker(), database: () => p.doodPostgres() };
  const pauze = (ms: number): Promise<void> => new Promise((verder) => { setTimeout(verder, ms); });
  const lopend = (async () => {
    for (;;) {
      const bij = taken + toeval.getal(om[0], om[1]);
      while (!leven.gestopt && taken < bij) await pauze(20);
      if (leven.gestopt) return;
      await pauze(toeval.getal(0, 500));
      if (zak.length === 0) zak = toeval.geschud([...enkel, samen[toeval.getal(0, samen.length)] ?? []]);
      const nu = zak.pop() ?? [];
      meld(`kill -9: ${nu.join(', ')}`);
      await Promise.all(nu.map((deel) => dood[deel]()));
      for (const deel of nu) geteld[deel] += 1;
      if (nu.includes('app')) { await pauze(toeval.getal(0, 500)); await p.start(); }
      else await tot('alles staat weer', p.gereed, 120_000);
      meld('alles staat weer');
    }
  })();
  lopend.catch(() => { leven.gestopt = true; });                            // thrown by `stop`
  return { geteld, gedaan: () => { taken += 1; }, stop: async () => { leven.gestopt = true; await lopend; } };
};
