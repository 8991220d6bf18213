// The composition: starts every part in its order, hands each what it needs, and stops them the other way round.
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import express from 'express';
import { workers } from '../workers/register.ts';
import { routes } from './api.ts';
import { aflevermislukkingen, afbrekers, omzettingen, taken } from './bouwstenen/register.ts';
import { laadDiensten } from './bouwstenen/inzien-diensten/index.ts';
import { laadPreventieaanbod } from './bouwstenen/werken-aan-preventie/index.ts';
import { herzieToegangen, vangVerzoekOp, vindBurger, vindPersoon } from './bouwstenen/deelnemen-burger/index.ts';
import { startToezichtwacht } from './bouwstenen/monitoren-samenwerking/index.ts';
import { startStagnatiewacht } from './bouwstenen/regisseren-plan/index.ts';
import { sluitTermijnen } from './casus/index.ts';
import type { Config } from './config.ts';
import { inlogroute } from './demo/api.ts';
import { clientNamen, partnertokenVan, startDemoAanbieder, startSimulatoren, type Simulatoren } from './demo/onderdelen.ts';
import { begintVulling } from './demo/vulling/stand.ts';
import { vulDemo } from './demo/vulling/vullen.ts';
import type { DemoGeheimen } from './geheimen.ts';
import { schrijfSessiegebeurtenis } from './logboek/index.ts';
import { maakBus } from './platform/bus/maak.ts';
import { maakRedis } from './platform/bus/redis.ts';
import { makeClock } from './platform/clock/clock.ts';
import { herstelKlok, koppelKlok, verplaatsKlok, volgKlok } from './platform/clock/verplaatsen.ts';
import { maakDb } from './platform/db/db.ts';
import { migreer } from './platform/db/migreer.ts';
import { bewaak } from './platform/embedded/bewaker.ts';
import { startEngine, type EmbeddedEngine, type EngineOptions } from './platform/embedded/zeebe/engine.ts';
import { startPostgres, type EmbeddedPostgres } from './platform/embedded/postgres.ts';
import { freePort } from './platform/embedded/processes.ts';
import { controleerEngine, controleerWorkers, exporterInstellingen, isGezond, maakEngineClient, startDispatcher, startStroom, startWorkers, uitrollen, verwerktOpdrachten, type EngineClient } from './platform/engine/index.ts';
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
import { startSleutelwacht } from './platform/versleuteld/sleutelwacht.ts';
import { maakLogger } from './platform/telemetry/logger.ts';
import { maakMetrics } from './platform/telemetry/metrics.ts';
import { startTracing } from './platform/telemetry/tracing.ts';
import { controleerFormulieren, controleerTaken, registreerAfbrekers, registreerTaken, startAfronder, startBerichtwacht } from './taken/index.ts';
import { laadReferentiegegevens, vindMedewerker, vindPartner, zetEindpunt } from './toegang/index.ts';
import { maakPartnerHandler, maakSmsHandler } from './uitwisseling/index.ts';

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
  /** The data is thrown away afterwards: the broker is killed instead of asked to stop (tests). */
  readonly wegwerp?: boolean;
  /** Breaks off the filling of a new demo; the start then fails and the next one begins again. */
  readonly afbreken?: AbortSignal | undefined;
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
  const vulling = await begintVulling(config, report);
  const stroomPort = config.stroom.port === 0 ? await freePort() : config.stroom.port;
  const stroomUrl = `http://${config.stroom.host}:${stroomPort}`;
  const engineMap = resolve(config.dataDir, 'engine');
  const enginekeuze: EngineOptions = { cache: config.cacheDir, report, movableClock: config.klokVerplaatsbaar, heapMb: config.zeebe.heapMb, ...(keuze.wegwerp === true ? { patience: 0 } : {}), properties: exporterInstellingen(stroomUrl, keuze.exporteerVariabelen === true ? { extra: ['variable', 'job'] } : {}) };
  const engineStart = config.zeebe.grpc === undefined ? startEngine(engineMap, enginekeuze) : Promise.resolve(undefined);
  const enginePart = engineStart.then((e) => ({ ok: e }), (error: unknown) => ({ error }));
  const databaseMap = resolve(config.dataDir, 'postgres');
  const gestart = config.databaseUrl === undefined ? await startPostgres(databaseMap) : undefined;
  const postgres = gestart && bewaak({ naam: 'PostgreSQL', merk: join(databaseMap, 'data'), eerste: gestart, herstart: () => startPostgres(databaseMap, { port: gestart.port }), report, log });
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
  if (simulatoren !== undefined) { stoppers.push(simulatoren.stop); report('Nagebootste BRP, BVV, sms en partners gereed'); }
  config = { ...config, databaseUrl, brpUrl: config.brpUrl ?? simulatoren?.brpUrl, bvvUrl: config.bvvUrl ?? simulatoren?.bvvUrl, partners: { ...config.partners, token: config.partners.token ?? (simulatoren === undefined ? undefined : geheimen.wachtwoorden[clientNamen.uitgaand]) } };
  const kern: Kern = { config, db, clock, log, bus, metrics };
  await db.transaction(async (tx) => { await laadReferentiegegevens(kern, tx); await laadDiensten(kern, tx); await laadPreventieaanbod(tx); });
  for (const [oin, partner] of simulatoren?.partners ?? []) await zetEindpunt(db, oin, partner.url);

  // 4. The engine and what listens to it.
  if (heeft('stroom')) stoppers.push((await startStroom(kern, { host: config.stroom.host, port: stroomPort, luister: keuze.luisterStroom, projecties: [sluitTermijnen] })).stop);
  const started = await enginePart;
  if ('error' in started) throw started.error;
  const broker = started.ok;
  const engine = broker && bewaak({
    naam: 'Zeebe', merk: engineMap, eerste: broker, herstart: () => startEngine(engineMap, { ...enginekeuze, ports: broker.ports }), report, log,
    // The engine forgets its moved clock; its timers stand still until it has the time of the platform again.
    na: async () => { if (config.klokVerplaatsbaar) await herstelKlok(kern, client); },
  });
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
  registreerAfbrekers(afbrekers);
  await controleerTaken(kern);
  if (heeft('workers')) {
    await controleerWorkers(kern, workers);
    const partnerHandler = maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => kern.config.partners.token });
    const uitgaand = geheimen.wachtwoorden[clientNamen.uitgaand];
    for (const part of [startDispatcher(kern, client, { 'partner-gebeurtenis': partnerHandler, sms: maakSmsHandler({ url: config.sms.url ?? simulatoren?.sms.adres, token: config.sms.token ?? (config.sms.url === undefined ? uitgaand : undefined) }) }), await startWorkers(kern, client, workers), startAfronder(kern), startBerichtwacht(kern, undefined, { 'deelnemen-burger.verzoek-ontvangen': vangVerzoekOp }), startStagnatiewacht(kern), startSleutelwacht(kern, omzettingen), startToezichtwacht(kern)]) stoppers.push(part.stop);
  }

  // 5. The API.
  if (vulling !== undefined && engine !== undefined && simulatoren !== undefined) {
    // The people of the stories work over the API while everybody else still reads "not ready". What they do needs no time to be undone.
    const sleutel = randomUUID();
    const proef = await bouwApp(keuze, { ...kern, config: { ...config, omgeving: 'test', ongedaanSeconden: 0 } }, client, issuer);
    const wachtend = listener;
    listener = (req, res) => { (req.headers['x-samenspel-vulling'] === sleutel || req.url?.startsWith('/keten/') === true ? proef.app : wachtend)(req, res); };
    const { promise: afgebroken, reject } = Promise.withResolvers<never>();
    keuze.afbreken?.addEventListener('abort', () => { reject(new Error('Het vullen van de demo is afgebroken.')); });
    await Promise.race([afgebroken, vulDemo({
      kern, client, url: config.basisUrl, eersteStart: geheimen.eersteStart, partners: simulatoren.partners, kop: { 'x-samenspel-vulling': sleutel }, wachtwoord: (login) => geheimen.wachtwoorden[login] ?? '',
      ketentoken: (oin) => partnertokenVan(config, geheimen, issuer, oin)(), herstartEngine: engine.opnieuw, report,
    })]);
    vulling.klaar();
    await proef.sluit();
  }
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
      medewerker: { issuer, clientId: config.oidc.clientId, clientSecret: config.oidc.clientSecret ?? geheimen.wachtwoorden[clientNamen.medewerker] ?? '', minimaal: substantieel, tweedeStap: config.oidc.tweedeStap },
      burger: { issuer: config.oidc.burger.issuer ?? issuer, clientId: config.oidc.burger.clientId, clientSecret: config.oidc.burger.clientSecret ?? geheimen.wachtwoorden[clientNamen.burger] ?? '', minimaal: substantieel, scope: config.oidc.burger.scope, bsnClaim: config.oidc.bsnClaim },
    }, bijInloggen: (g) => schrijfSessiegebeurtenis(kern, g) },
    partners: { issuer: config.partners.issuer ?? issuer, oinClaim: config.partners.oinClaim },
    medewerkers: { vindMedewerker: (sub) => vindMedewerker(db, sub, clock.now()) },
    burgers: { vindBurger: (kenmerken) => vindBurger(kern, kenmerken), vindPersoon: async (burger) => {
      const persoonId = await vindPersoon(kern, burger);
      // R7.6: at the login and at every request after it.
      if (persoonId !== null) await herzieToegangen(kern, persoonId);
      return persoonId;
    } },
    partnerzoeker: { vindPartner: (oin) => vindPartner(db, oin) },
    onderdelen: [databaseOnderdeel(db), { naam: 'engine', controleer: async () => await isGezond(client) || (config.klokVerplaatsbaar && verwerktOpdrachten(client)) }],
    metingenToken: config.metricsToken, controleerAntwoorden: config.omgeving !== 'productie',
    ...(keuze.dist === undefined ? {} : { paginas: (a: express.Express) => { meldPaginas(a, keuze.dist ?? ''); } }),
  });
  return { app, sluitStromen: stromen.sluitAlles, sluit: async () => { await opslag.sluit(); redis?.disconnect(); } };
}
