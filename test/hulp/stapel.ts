// An isolated stack for tests: own PostgreSQL, engine, login, simulators and app on free ports, in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { inloggen, type Klant } from '../../src/demo/klant.ts';
import { leesInstellingen, maakConfig } from '../../src/config.ts';
import { geheimeNamen } from '../../src/demo/onderdelen.ts';
import { demoGeheimen } from '../../src/geheimen.ts';
import { verplaatsKlok } from '../../src/platform/clock/verplaatsen.ts';
import { freePort } from '../../src/platform/embedded/processes.ts';
import { buildWeb } from '../../src/platform/embedded/web.ts';
import { startSamenspel, type Samenspel } from '../../src/samenspel.ts';
import { gelopenSql, volgGelopen, type Gelopen } from './gelopen.ts';
import { bijEinde, gooiWeg } from './opruimen.ts';

export type Stapelkeuze = {
  /** Seconds in which an ordinary task can be undone; 0 (default) = its effect is there at once. */
  readonly ongedaanSeconden?: number;
  /**
   * ISO 8601 with offset; the clock then starts at this moment, or, when that has passed, at the same weekday and hour of the first week to come:
   * the engine's timers stand still when its clock goes back. Tests that look at dates give 2026-11-23T09:00:00+01:00, a Monday morning.
   */
  readonly klokStart?: string;
  /** Build and serve the pages (e2e). */
  readonly paginas?: boolean;
  /** Export process variables, so that the leak test can read them. */
  readonly variabelen?: boolean;
  /** Gets every bulk of the record stream, variables included, as it comes; by itself it keeps nothing. For a run that is too long to keep. */
  readonly luister?: (body: string) => void;
  /** More settings, as environment variables. */
  readonly env?: Readonly<Record<string, string>>;
};
export type Stapel = Samenspel & {
  readonly dataDir: string;
  readonly logins: Readonly<Record<string, { wachtwoord: string }>>;
  readonly logregels: readonly string[];
  /** Every bulk of the record stream as the engine sent it; only with `variabelen`. */
  readonly stroom: readonly string[];
  /** Logs in over HTTP as a demo medewerker; `rol` chooses the toegangsrol when there are several. Logged-in clients are kept. */
  readonly als: (login: string, rol?: string) => Promise<Klant>;
  /** Moves the time of the whole platform: to a moment, or by ms. */
  readonly zetKlok: (naar: Date | number) => Promise<void>;
};

const root = join(import.meta.dirname, '../..');

const week = 7 * 24 * 3_600_000;
/** The given moment, or the same weekday and hour of the first week that lies ahead. */
export const komende = (moment: string, nu = Date.now()): Date => {
  const tijd = new Date(moment).getTime();
  return new Date(tijd > nu ? tijd : tijd + Math.ceil((nu - tijd + 1) / week) * week);
};

type Gestart = { readonly stroom: readonly string[]; readonly logregels: readonly string[]; readonly variabelen: boolean };
const gestart: Gestart[] = [];
let altijdVariabelen = false;
/** From now on every stack exports its process variables and keeps its record stream; for the set-up of a project, so that no test file can forget it. */
export const bewaarElkeStroom = (): void => { altijdVariabelen = true; };
/** The stacks started since the last call, also when they have been stopped. */
export const neemGestarte = (): Gestart[] => gestart.splice(0);

/** Starts a stack; the caller stops it in afterAll. */
export async function startStapel(gevraagd: Stapelkeuze = {}): Promise<Stapel> {
  const keuze = altijdVariabelen ? { ...gevraagd, variabelen: true } : gevraagd;
  const dataDir = mkdtempSync(join(tmpdir(), 'samenspel-stapel-'));
  const klokStart = keuze.klokStart === undefined ? undefined : komende(keuze.klokStart);
  const env = {
    OMGEVING: 'test', PORT: String(await freePort()), OIDC_PORT: String(await freePort()), SIMULATOR_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info',
    ONGEDAAN_SECONDEN: String(keuze.ongedaanSeconden ?? 0), ...(klokStart === undefined ? {} : { KLOK_START: klokStart.toISOString() }), ...keuze.env,
  };
  const settings = leesInstellingen(env);
  const geheimen = demoGeheimen(dataDir, geheimeNamen(), klokStart ?? new Date());
  const config = maakConfig(settings, geheimen);
  const logregels: string[] = [];
  const stroom: string[] = [];
  gestart.push({ stroom, logregels, variabelen: keuze.variabelen === true });
  const logUitvoer = new Writable({ write: (chunk, _encoding, done) => { logregels.push(String(chunk)); done(); } });
  const dist = keuze.paginas === true ? await buildWeb(root, () => {}) : undefined;
  const samenspel = await startSamenspel({ config, geheimen, logUitvoer, dist, wegwerp: true, exporteerVariabelen: keuze.variabelen === true || keuze.luister !== undefined, luisterStroom: (body) => { if (keuze.variabelen === true) stroom.push(body); keuze.luister?.(body); } });
  const vergeet = bijEinde(() => { samenspel.engine?.kill(); if (samenspel.postgres) process.kill(samenspel.postgres.pid, 'SIGQUIT'); gooiWeg(dataDir); });
  const noteerGelopen = volgGelopen(async () => (await samenspel.kern.db.raw(gelopenSql) as { rows: Gelopen[] }).rows);
  const klanten = new Map<string, Promise<Klant>>();
  return {
    ...samenspel, dataDir, logregels, stroom,
    logins: Object.fromEntries(Object.entries(geheimen.wachtwoorden).map(([login, wachtwoord]) => [login, { wachtwoord }])),
    als: (login, rol) => {
      const key = `${login} ${rol ?? ''}`;
      const known = klanten.get(key) ?? inloggen(samenspel.url, login, { login, wachtwoord: geheimen.wachtwoorden[login] ?? '' }, rol === undefined ? {} : { rol });
      klanten.set(key, known);
      return known;
    },
    zetKlok: async (naar) => { await verplaatsKlok(samenspel.kern, samenspel.client, typeof naar === 'number' ? new Date(samenspel.kern.clock.now().getTime() + naar) : naar); },
    stop: async () => { await noteerGelopen(); await samenspel.stop(); vergeet(); rmSync(dataDir, { recursive: true, force: true }); },
  };
}

let gedeeld: Promise<Stapel> | undefined;
/**
 * One stack for all files of a project that only add cases of their own and never move the clock, kill a part or change reference data. It ends with
 * the test process.
 */
export const gedeeldeStapel = (): Promise<Stapel> => (gedeeld ??= startStapel());

/** Waits until `vraag` gives something other than undefined/false; throws after `ms` with `wat`. */
export async function tot<T>(wat: string, vraag: () => Promise<T | undefined | false>, ms = 75_000): Promise<T> {
  const eind = Date.now() + ms;
  for (;;) {
    const antwoord = await vraag();
    if (antwoord !== undefined && antwoord !== false) return antwoord;
    if (Date.now() > eind) throw new Error(`Na ${ms / 1000} s nog niet: ${wat}`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
}
