// Keeps an embedded part (broker, database) running under a running app: when it dies it is started again on the same ports and data, so that a demo
// does not stay dead. Outside the demo these parts are somebody else's and are not watched.
import type { Logger } from 'pino';
import { isAlive, wait } from './processes.ts';

export type Deel = { readonly pid: number; readonly stop: () => Promise<void>; readonly kill: () => void };
export type Bewaking<T extends Deel> = {
  readonly naam: string;
  /** What its command line shows, so that a reused number is not taken for it. */
  readonly merk: string;
  readonly eerste: T;
  /** Starts it again where it was: same data, same ports. */
  readonly herstart: () => Promise<T>;
  /** What the others need once it is back (the engine forgets its moved clock). */
  readonly na?: () => Promise<void>;
  readonly report: (tekst: string) => void;
  readonly log: Logger;
  /** Ms between looks, and before the first try; the wait doubles with each try. */
  readonly ritme?: { readonly kijk: number; readonly eersteWacht: number };
};

/** Tries before it is left alone; a part that has run for `rust` ms since then has all its tries again. */
const hoogstePogingen = 5;
const rust = 10 * 60_000;

export type Stand = 'gereed' | 'start-opnieuw' | 'opgegeven';
/** The part as the caller had it; `pid`, `stop` and `kill` are always about the one that runs now. `stand` is for the readiness check. */
export const bewaak = <T extends Deel>(b: Bewaking<T>): T & { readonly stand: () => Stand; /** Stops it and starts it again where it was, on purpose. */ readonly opnieuw: () => Promise<void> } => {
  const { kijk, eersteWacht } = b.ritme ?? { kijk: 250, eersteWacht: 500 };
  const leven: { nu: T; stand: Stand; gestopt: boolean; gepland: boolean } = { nu: b.eerste, stand: 'gereed', gestopt: false, gepland: false };
  let pogingen = 0;
  let draaitSinds = Date.now();

  const herstart = async (): Promise<void> => {
    leven.stand = 'start-opnieuw';
    if (Date.now() - draaitSinds > rust) pogingen = 0;
    while (!leven.gestopt && pogingen < hoogstePogingen) {
      pogingen += 1;
      b.log.error({ deel: b.naam, poging: pogingen, van: hoogstePogingen }, 'bewaker: onderdeel is gestopt zonder opdracht; het wordt opnieuw gestart');
      b.report(`Let op: ${b.naam} is onverwacht gestopt. Opnieuw starten, poging ${pogingen} van ${hoogstePogingen}.`);
      await wait(eersteWacht * 2 ** (pogingen - 1));
      if (leven.gestopt) return;
      try {
        leven.nu = await b.herstart();
        draaitSinds = Date.now();
        await b.na?.();
        leven.stand = 'gereed';
        b.log.warn({ deel: b.naam, poging: pogingen }, 'bewaker: onderdeel draait weer');
        b.report(`${b.naam} draait weer. Er is niets verloren.`);
        return;
      } catch (fout) { b.log.error({ deel: b.naam, oorzaak: (fout as Error).message }, 'bewaker: opnieuw starten lukte niet'); }
    }
    if (leven.gestopt) return;
    leven.stand = 'opgegeven';
    b.log.fatal({ deel: b.naam }, 'bewaker: onderdeel blijft stoppen en wordt niet meer gestart');
    b.report(`${b.naam} blijft stoppen. Samenspel is niet gereed. Stop het en begin opnieuw met \`npm start\`; kijk in het logboek van ${b.naam} wat er misging.`);
  };
  const lopend = (async (): Promise<void> => {
    while (!leven.gestopt && leven.stand !== 'opgegeven') {
      if (leven.gepland || isAlive(leven.nu.pid, b.merk)) await wait(kijk);
      else await herstart();
    }
  })();
  return {
    ...b.eerste, get pid() { return leven.nu.pid; }, kill: () => { leven.nu.kill(); }, stand: () => leven.stand,
    opnieuw: async () => {
      leven.gepland = true;
      try { await leven.nu.stop(); leven.nu = await b.herstart(); await b.na?.(); } finally { leven.gepland = false; }
    },
    stop: async () => { leven.gestopt = true; await lopend; await leven.nu.stop(); },
  };
};
