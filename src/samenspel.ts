// The composition: starts every part in its order, hands each what it needs, and stops them the other way round.
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { workers } from '../workers/register.ts';
import { routes } from './api.ts';
import { aflevermislukkingen, taken } from './bouwstenen/register.ts';
import { maakMelding, verzendMelding, type Inhoud } from './bouwstenen/uitwisselen-melding/index.ts';
import { vindBurger } from './bouwstenen/deelnemen-burger/index.ts';
import type { Config } from './config.ts';
import { inlogroute } from './demo/api.ts';
import { laadDemomeldingen } from './demo/meldingen.ts';
import { clientNamen, startDemoAanbieder, startSimulatoren, type Simulatoren } from './demo/onderdelen.ts';
import type { DemoGeheimen } from './geheimen.ts';
import { maakBus } from './platform/bus/maak.ts';
import { maakRedis } from './platform/bus/redis.ts';
import { makeClock } from './platform/clock/clock.ts';
import { herstelKlok, koppelKlok, verplaatsKlok, volgKlok } from './platform/clock/verplaatsen.ts';
import { maakDb } from './platform/db/db.ts';
import { migreer } from './platform/db/migreer.ts';
import { startEngine, type EmbeddedEngine } from './platform/embedded/zeebe/engine.ts';
import { startPostgres, type EmbeddedPostgres } from './platform/embedded/postgres.ts';
import { freePort } from './platform/embedded/processes.ts';
import { controleerEngine, exporterInstellingen, isGezond, maakEngineClient, startDispatcher, startStroom, startWorkers, uitrollen, verwerktOpdrachten, type EngineClient } from './platform/engine/index.ts';
import { maakApp } from './platform/http/app.ts';
import { beveilig } from './platform/http/beveiliging.ts';
import { databaseOnderdeel } from './platform/http/gezondheid.ts';
import { maakPostgresLimietopslag, maakRedisLimietopslag } from './platform/http/limietopslag.ts';
import { standaardLimieten } from './platform/http/limieten.ts';
import { meldPaginas } from './platform/http/paginas.ts';
import { catalogus } from './platform/http/problemen.ts';
import { startServer } from './platform/http/server.ts';
import { maakPostgresSessieopslag, maakRedisSessieopslag } from './platform/http/sessieopslag.ts';
import { substantieel } from './platform/identity/acr.ts';
import type { Kern } from './platform/kern.ts';
import { maakLogger } from './platform/telemetry/logger.ts';
import { maakMetrics } from './platform/telemetry/metrics.ts';
import { startTracing } from './platform/telemetry/tracing.ts';
import { controleerFormulieren, controleerTaken, registreerTaken, startAfronder, startBerichtwacht } from './taken/index.ts';
import { laadReferentiegegevens, vindMedewerker, vindPartner, zetEindpunt } from './toegang/index.ts';
import { maakPartnerHandler } from './uitwisseling/index.ts';

const root = join(import.meta.dirname, '..');

export type Startkeuze = {
  readonly config: Config;
  readonly geheimen: DemoGeheimen;
  readonly report?: (text: string) => void;
  /** Folder with the built pages; undefined = an API without pages (some tests). */
  readonly dist?: string | undefined;
  /** Where log lines go; default is standard output. */
  readonly logUitvoer?: NodeJS.WritableStream;
  /** Also export process variables (the leak test only). */
  readonly exporteerVariabelen?: boolean;
  /** Sees every bulk of the record stream as it came (the leak test only). */
  readonly luisterStroom?: ((body: string) => void) | undefined;
};
export type Samenspel = {
  readonly url: string;
  readonly kern: Kern;
  readonly client: EngineClient;
  readonly engine: EmbeddedEngine | undefined;
  readonly postgres: EmbeddedPostgres | undefined;
  readonly simulatoren: Simulatoren | undefined;
  readonly stop: () => Promise<void>;
};

/**
 * Starts one instance. The pages answer at once; everything else says "not ready" until the last part stands. When a part fails, what already ran is
 * stopped and the error is thrown.
 */
export async function startSamenspel(keuze: Startkeuze): Promise<Samenspel> {
  const stoppers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => { while (stoppers.length > 0) await stoppers.pop()?.().catch((error: unknown) => { keuze.report?.(`Stoppen: ${(error as Error).message}`); }); };
  try { return await start(keuze, stoppers, stop); } catch (error) { await stop(); throw error; }
}

async function start(keuze: Startkeuze, stoppers: (() => Promise<unknown>)[], stop: () => Promise<void>): Promise<Samenspel> {
  const { geheimen } = keuze;
  let { config } = keuze;
  const report = keuze.report ?? (() => {});
  const heeft = (rol: 'web' | 'workers' | 'stroom'): boolean => config.roles.includes(rol);
  const log = maakLogger({ niveau: config.logLevel, ...(keuze.logUitvoer === undefined ? {} : { uitvoer: keuze.logUitvoer as never }) });
  const metrics = maakMetrics(true);
  const clock = makeClock();
  stoppers.push(await startTracing(config.otelEndpoint));

  // 1. The web server: pages at once, the API as soon as it stands.
  let listener: RequestListener = wachtkamer(config, keuze.dist);
  let sluitStromen: () => void = () => {};
  const server = heeft('web') ? await startServer((req, res) => {
    // A movable clock: the pages must reckon with the platform's time, not with the browser's.
    if (config.klokVerplaatsbaar && req.url?.startsWith('/api/')) res.setHeader('X-Samenspel-Nu', clock.now().toISOString());
    listener(req, res);
  }, { host: config.host, port: config.port, sluitStromen: () => { sluitStromen(); } }) : undefined;
  if (server !== undefined) { stoppers.push(() => server.stop(10_000)); report(`Webpagina's op ${config.basisUrl}`); }

  // 2. Database and engine side by side: the engine needs only the address of the record stream.
  const stroomPort = config.stroom.port === 0 ? await freePort() : config.stroom.port;
  const stroomUrl = `http://${config.stroom.host}:${stroomPort}`;
  const engineStart = config.zeebe.grpc === undefined
    ? startEngine(join(config.dataDir, 'engine'), { cache: config.cacheDir, report, movableClock: config.klokVerplaatsbaar, heapMb: config.zeebe.heapMb, properties: exporterInstellingen(stroomUrl, keuze.exporteerVariabelen === true ? { extra: ['variable'] } : {}) })
    : Promise.resolve(undefined);
  const enginePart = engineStart.then((e) => ({ ok: e }), (error: unknown) => ({ error }));
  const postgres = config.databaseUrl === undefined ? await startPostgres(join(config.dataDir, 'postgres')) : undefined;
  if (postgres !== undefined) { stoppers.push(postgres.stop); report('PostgreSQL gereed'); }
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  const db = maakDb(databaseUrl);
  stoppers.push(() => db.destroy());
  await migreer(db);
  const bus = await maakBus({ databaseUrl, redisUrl: config.redisUrl, log, metrics });
  stoppers.push(() => bus.close());

  // 3. Parts of the demo.
  const aanbieder = config.oidc.issuer === undefined ? await startDemoAanbieder(config, geheimen) : undefined;
  if (aanbieder !== undefined) stoppers.push(aanbieder.stop);
  const issuer = config.oidc.issuer ?? aanbieder?.issuer ?? '';
  const simulatoren = config.simulatoren ? await startSimulatoren(config, geheimen, clock, () => issuer) : undefined;
  if (simulatoren !== undefined) { stoppers.push(simulatoren.stop); report('Nagebootste BRP, BVV en partners gereed'); }
  config = { ...config, databaseUrl, brpUrl: config.brpUrl ?? simulatoren?.brpUrl, bvvUrl: config.bvvUrl ?? simulatoren?.bvvUrl };
  const kern: Kern = { config, db, clock, log, bus, metrics };
  await db.transaction(async (tx) => { await laadReferentiegegevens(kern, tx); });
  for (const [oin, partner] of simulatoren?.partners ?? []) await zetEindpunt(db, oin, partner.url);

  // 4. The engine and what listens to it.
  if (heeft('stroom')) stoppers.push((await startStroom(kern, { host: config.stroom.host, port: stroomPort, luister: keuze.luisterStroom })).stop);
  const started = await enginePart;
  if ('error' in started) throw started.error;
  const engine = started.ok;
  if (engine !== undefined) { stoppers.push(engine.stop); report('Zeebe gereed'); }
  const client = maakEngineClient({ grpc: config.zeebe.grpc ?? engine?.grpc ?? '', rest: config.zeebe.rest ?? engine?.rest ?? '', management: config.zeebe.management ?? engine?.management, token: config.zeebe.token });
  stoppers.push(async () => { client.close(); });
  koppelKlok(kern, client);
  stoppers.push(async () => { stopVolgen(); });
  const stopVolgen = volgKlok(kern);
  await controleerEngine(kern, client);
  if (config.klokStart !== undefined && await db('klok').first() === undefined) await verplaatsKlok(kern, client, config.klokStart);
  else await herstelKlok(kern, client);
  controleerFormulieren(root);
  await uitrollen(kern, client, root);
  registreerTaken(taken);
  await controleerTaken(kern);
  if (heeft('workers')) {
    const uitgaand = geheimen.wachtwoorden[clientNamen.uitgaand];
    const partnerHandler = maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => (simulatoren === undefined ? undefined : uitgaand) });
    for (const part of [startDispatcher(kern, client, { 'partner-gebeurtenis': partnerHandler }), await startWorkers(kern, client, workers), startAfronder(kern), startBerichtwacht(kern)]) stoppers.push(part.stop);
  }

  if (config.demo && config.omgeving === 'ontwikkeling' && heeft('workers')) {
    await laadDemomeldingen(kern, async (tx, d) => {
      const { melding } = await maakMelding(kern, tx, { soort: 'VT', kanaal: 'keten', verzender: d.verzender, referentie: d.referentie, inhoud: structuredClone(d.inhoud) as Inhoud });
      await verzendMelding(kern, tx, melding.id);
    });
  }

  // 5. The API.
  if (server !== undefined) {
    const built = await bouwApp(keuze, kern, client, issuer);
    stoppers.push(built.sluit);
    sluitStromen = built.sluitStromen;
    listener = built.app;
  }
  return { url: config.basisUrl, kern, client, engine, postgres, simulatoren, stop };
}

/** What answers before the platform stands: the pages, "alive", and a clear "not ready". */
function wachtkamer(config: Config, dist: string | undefined): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.use(beveilig(config.basisUrl, []));
  app.get('/health/live', (_req, res) => { res.json({ levend: true }); });
  if (dist !== undefined) meldPaginas(app, dist);
  app.use((_req, res) => {
    const { status, titel } = catalogus['nog-niet-gereed'];
    res.status(status).setHeader('Retry-After', '2').type('application/problem+json').send(JSON.stringify({ type: '/problemen/nog-niet-gereed', title: titel, status, detail: 'Samenspel start nog op. Probeer het over een paar seconden opnieuw.' }));
  });
  return app;
}

async function bouwApp(keuze: Startkeuze, kern: Kern, client: EngineClient, issuer: string): Promise<{ app: RequestListener; sluitStromen: () => void; sluit: () => Promise<void> }> {
  const { config, db, log, clock } = kern;
  const { geheimen } = keuze;
  const redis = config.redisUrl === undefined ? undefined : maakRedis(config.redisUrl, log);
  const opslag = redis === undefined ? maakPostgresSessieopslag(db, log) : maakRedisSessieopslag(redis);
  const demo = config.demo ? { geheimen } : undefined;
  const opDezeMachine = ['127.0.0.1', 'localhost', '::1'].includes(config.host);
  const ruim = { inloggen: 10_000, openbaar: 10_000, schrijven: 100_000, partner: 100_000 };
  const { app, stromen } = maakApp({
    kern, routes: [...routes, inlogroute(demo, opDezeMachine && config.omgeving !== 'productie')], basisUrl: config.basisUrl, achterProxy: config.trustProxy,
    // Sessions live by the machine's time: moving the demo clock must not log people out.
    sessie: { opslag, geheim: config.sessieGeheim, klok: makeClock() },
    limieten: { opslag: redis === undefined ? maakPostgresLimietopslag(db) : maakRedisLimietopslag(redis), waarden: config.omgeving === 'test' ? ruim : standaardLimieten },
    inloggen: { deuren: {
      medewerker: { issuer, clientId: config.oidc.clientId, clientSecret: config.oidc.clientSecret ?? geheimen.wachtwoorden[clientNamen.medewerker] ?? '', minimaal: substantieel },
      burger: { issuer: config.oidc.burger.issuer ?? issuer, clientId: config.oidc.burger.clientId, clientSecret: config.oidc.burger.clientSecret ?? geheimen.wachtwoorden[clientNamen.burger] ?? '', minimaal: substantieel, scope: config.oidc.burger.scope, bsnClaim: config.oidc.bsnClaim },
    } },
    partners: { issuer: config.partners.issuer ?? issuer, oinClaim: config.partners.oinClaim },
    medewerkers: { vindMedewerker: (sub) => vindMedewerker(db, sub, clock.now()) },
    burgers: { vindBurger: (kenmerken) => vindBurger(kern, kenmerken) },
    partnerzoeker: { vindPartner: (oin) => vindPartner(db, oin) },
    onderdelen: [databaseOnderdeel(db), { naam: 'engine', controleer: async () => await isGezond(client) || (config.klokVerplaatsbaar && verwerktOpdrachten(client)) }],
    metingenToken: config.metricsToken, controleerAntwoorden: config.omgeving !== 'productie',
    ...(keuze.dist === undefined ? {} : { paginas: (a: express.Express) => { meldPaginas(a, keuze.dist ?? ''); } }),
  });
  return { app, sluitStromen: stromen.sluitAlles, sluit: async () => { await opslag.sluit(); redis?.disconnect(); } };
}
