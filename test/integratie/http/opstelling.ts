import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { leesInstellingen, maakConfig } from '../../../src/config.ts';
import { maakBus } from '../../../src/platform/bus/maak.ts';
import { makeClock } from '../../../src/platform/clock/clock.ts';
import { migreer } from '../../../src/platform/db/migreer.ts';
import * as http020 from '../../../src/platform/db/migraties/020-http.ts';
import { startAanbieder } from '../../../src/platform/embedded/oidc/aanbieder.ts';
import { hashWachtwoord } from '../../../src/platform/embedded/oidc/wachtwoord.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { maakApp } from '../../../src/platform/http/app.ts';
import type { Appkeuze } from '../../../src/platform/http/app.ts';
import { databaseOnderdeel } from '../../../src/platform/http/gezondheid.ts';
import { maakPostgresLimietopslag } from '../../../src/platform/http/limietopslag.ts';
import type { Route } from '../../../src/platform/http/route.ts';
import { startServer } from '../../../src/platform/http/server.ts';
import { maakPostgresSessieopslag } from '../../../src/platform/http/sessieopslag.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Inloggebeurtenis } from '../../../src/platform/identity/inloggen.ts';
import type { GevondenMedewerker, Roltoekenning } from '../../../src/platform/identity/zoekers.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { maakMetrics } from '../../../src/platform/telemetry/metrics.ts';
import { testDatabase } from '../../hulp/postgres.ts';
import { Bezoeker } from './bezoeker.ts';

export const wachtwoord = 'kers-appel-peer';
export const bsnClaim = 'urn:nl-eid-gdi:1.0:id:BSN';
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const rol = (n: number, toegangsrol: Roltoekenning['toegangsrol'], functierollen: Roltoekenning['functierollen'] = []): Roltoekenning =>
  ({ id: uuid(100 + n), toegangsrol, functierollen, verbandCode: null, regioCode: 'MRL', label: `Rol ${n}` });
const medewerker = (n: number, naam: string, roltoekenningen: Roltoekenning[], status: GevondenMedewerker['status'] = 'actief'): GevondenMedewerker => ({
  medewerkerId: uuid(n), naam, status, organisatieId: uuid(50), organisatieOin: '00000099000000001000', organisatiesoort: 'VT', organisatieNaam: 'Veilig Thuis Merelland', roltoekenningen,
});

/** People of domein §8: one role, two roles, none, blocked, another role. Tests change them to play what happens in the inrichting. */
export const maakMensen = (): Map<string, GevondenMedewerker> => new Map([
  ['sub-noor', medewerker(1, 'Noor Vlierhout', [rol(1, 'procesregisseur', ['meldpuntmedewerker', 'triagist', 'coordinator'])])],
  ['sub-loes', medewerker(2, 'Loes Akkerwinde', [rol(2, 'casusregisseur'), rol(3, 'deelnemer')])],
  ['sub-pim', medewerker(3, 'Pim Duizendblad', [rol(4, 'deelnemer')], 'geblokkeerd')],
  ['sub-kees', medewerker(4, 'Kees Steenuil', [])],
  ['sub-bo', medewerker(5, 'Bo Beheer', [rol(5, 'beheerder')])],
]);

export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;

/** What is running now, newest last; also what a failed test left behind. */
let lopend: (() => Promise<unknown>)[] = [];
/** Stops everything every `maakOpstelling` started, whatever became of the tests; for afterAll. */
export const stopAlles = async (): Promise<void> => {
  const stoppers = lopend.toReversed();
  lopend = [];
  for (const stop of stoppers) await stop();
};

/** The real app on a free port with a real PostgreSQL and the local identity provider. */
export const maakOpstelling = async (routes: readonly Route[], anders: Partial<Appkeuze> = {}, tweedeStap = ['mfa']) => {
  const map = mkdtempSync(join(tmpdir(), 'samenspel-http-'));
  lopend.push(async () => { rmSync(map, { recursive: true, force: true }); });
  const database = await testDatabase({ migrated: false });
  lopend.push(database.stop);
  await migreer(database.db, [http020]);
  const regels: string[] = [];
  const log = maakLogger({ niveau: 'debug', uitvoer: new Writable({ write: (c, _e, klaar) => { regels.push(String(c)); klaar(); } }) });
  const metrics = maakMetrics();
  const bus = await maakBus({ databaseUrl: database.url, log, metrics });
  lopend.push(() => bus.close());
  const config = maakConfig(leesInstellingen({ OMGEVING: 'test' }), { sessieGeheim: 's'.repeat(40), bsn: '', bsnIndex: '', pseudoniem: '' });
  const kern: Kern = { config, db: database.db, clock: makeClock(), log, bus, metrics };
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  const sessieklok = makeClock();
  const mensen = maakMensen();
  const logins: Inloggebeurtenis[] = [];
  /** Persons of citizens by blind index; a test adds one when his casus comes. */
  const personen = new Map<string, string>();
  const burgersGevraagd: { sub: string; bsn: string | undefined }[] = [];
  const startOidc = async (port: number) => startAanbieder({
    host: '127.0.0.1', port, dataMap: map, appUrl: basisUrl, bsnClaim,
    clients: { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } },
    medewerkers: await Promise.all([...mensen.keys(), 'sub-onbekend'].map(async (sub) => ({ login: sub.slice(4), sub, wachtwoordHash: await hashWachtwoord(wachtwoord) }))),
    burgers: [{ sub: 'burger-1', label: 'Inwoner 1', bsn: '999500016' }],
    partners: [{ oin: '00000099000000003000', geheim: 'geheim-politie' }, { oin: '00000099000000009000', geheim: 'geheim-onbekend' }],
  });
  let aanbieder = await startOidc(0);
  lopend.push(() => aanbieder.stop());
  const gebouwd = maakApp({
    kern, routes, basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(database.db, log), geheim: config.sessieGeheim, klok: sessieklok },
    limieten: { opslag: maakPostgresLimietopslag(database.db), waarden: { inloggen: 1_000, openbaar: 1_000, schrijven: 1_000, partner: 1_000 } },
    inloggen: {
      deuren: {
        medewerker: { issuer: aanbieder.issuer, clientId: 'werkplek', clientSecret: 'geheim-werkplek', minimaal: substantieel, tweedeStap },
        burger: { issuer: aanbieder.issuer, clientId: 'burger', clientSecret: 'geheim-burger', minimaal: substantieel, scope: 'bsn', bsnClaim },
      },
      bijInloggen: async (g) => { logins.push(g); },
    },
    partners: { issuer: aanbieder.issuer },
    medewerkers: { vindMedewerker: async (sub) => mensen.get(sub) },
    burgers: { vindBurger: async (k) => { burgersGevraagd.push(k); return { accountId: uuid(70), zoeksleutel: 'blinde-index' }; }, vindPersoon: async (b) => personen.get(b.zoeksleutel ?? '') ?? null },
    partnerzoeker: { vindPartner: async (oin) => (oin === '00000099000000003000' ? { organisatieId: uuid(60), organisatieOin: oin, organisatiesoort: 'POL' } : undefined) },
    onderdelen: [databaseOnderdeel(database.db)],
    ...anders,
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  lopend.push(() => server.stop(1_000));
  const nieuw = (): Bezoeker => new Bezoeker(basisUrl);
  return {
    ...gebouwd, server, basisUrl, kern, database, sessieklok, mensen, logins, regels, burgersGevraagd, personen, nieuw, map,
    issuer: () => aanbieder.issuer,
    herstartAanbieder: async () => { const port = Number(new URL(aanbieder.issuer).port); await aanbieder.stop(); aanbieder = await startOidc(port); },
    /** Logs in through the provider's own pages; ends where the browser ends. */
    login: async (naam: string, terug = '/werk', bezoeker = nieuw(), niveau = '') => {
      const { adres } = await bezoeker.volg(`/inloggen?wie=medewerker&terug=${encodeURIComponent(terug)}${niveau}`);
      const codepagina = await bezoeker.formulier(`${adres}/wachtwoord`, { login: naam, wachtwoord });
      const code = /<code>(\d{6})<\/code>/.exec(await codepagina.antwoord.text())?.[1] ?? 'geen code';
      const eind = await bezoeker.formulier(`${adres}/code`, { code });
      if (eind.antwoord.status !== 401 && eind.antwoord.status !== 403) await bezoeker.sessie();
      return { bezoeker, ...eind };
    },
  };
};
