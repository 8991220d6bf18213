// The analysis on a real engine and database, the real app for partners to answer to, and two partners as servers of their own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '../../../src/bouwstenen/opstellen-analyse/api.ts';
import { gebeurtenissen } from '../../../src/bouwstenen/opstellen-analyse/index.ts';
import { beantwoordBijdrage } from '../../../src/bouwstenen/deelnemen-burger/bijdragen.ts';
import { wijsTeamToe } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { startAanbieder } from '../../../src/platform/embedded/oidc/aanbieder.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { maakApp } from '../../../src/platform/http/app.ts';
import { maakPostgresLimietopslag } from '../../../src/platform/http/limietopslag.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { startServer } from '../../../src/platform/http/server.ts';
import { maakPostgresSessieopslag } from '../../../src/platform/http/sessieopslag.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakPartnertoken } from '../../../src/platform/identity/partnertoken.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../../src/simulatoren/partners/index.ts';
import { vindPartner, zetEindpunt } from '../../../src/toegang/index.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot, traceparent } from '../../hulp/bouwsteen.ts';

export { tot, traceparent } from '../../hulp/bouwsteen.ts';
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
/** Numbers of the demo organisations. Those with an own system in these tests: JGZ and RVDK; POL and GEM answer in their task list; WC has no ground. */
export const nrs = { POL: 3, RVDK: 5, GEM: 7, WC: 15, JGZ: 17 } as const;
export type Partnernaam = keyof typeof nrs;
const metSysteem = ['JGZ', 'RVDK'] as const;
/** With this token our events arrive at the partners. */
const ketentoken = 'een-token-voor-de-partners';

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({ bouwstenen: ['opstellen-analyse', 'deelnemen-burger'], uit: ['aantalBijdragen'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: [], token: async () => ketentoken, hoogstePogingen: 3 }) } });
  const { kern } = o;
  const map = mkdtempSync(join(tmpdir(), 'samenspel-analyse-'));
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  const oinVan = (p: Partnernaam): string => demoOin(nrs[p]);
  const aanbieder = await startAanbieder({
    host: '127.0.0.1', port: 0, dataMap: map, appUrl: basisUrl, bsnClaim: 'bsn', clients: { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } },
    medewerkers: [], burgers: [], partners: metSysteem.map((p) => ({ oin: oinVan(p), geheim: `geheim-van-${p}` })),
  });
  const gebouwd = maakApp({
    kern, routes: maakKetenRoutes(gebeurtenissen), basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(kern.db, kern.log), geheim: kern.config.sessieGeheim, klok: kern.clock }, limieten: { opslag: maakPostgresLimietopslag(kern.db) },
    inloggen: { deuren: { medewerker: { issuer: aanbieder.issuer, clientId: 'werkplek', clientSecret: 'geheim-werkplek', minimaal: substantieel }, burger: { issuer: aanbieder.issuer, clientId: 'burger', clientSecret: 'geheim-burger', minimaal: substantieel, scope: 'bsn', bsnClaim: 'bsn' } } },
    partners: { issuer: aanbieder.issuer }, medewerkers: { vindMedewerker: async () => undefined }, burgers: { vindBurger: async () => ({ accountId: randomUUID(), zoeksleutel: null }), vindPersoon: async () => null },
    partnerzoeker: { vindPartner: (oin) => vindPartner(kern.db, oin) }, onderdelen: [],
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  const partners = {} as Record<typeof metSysteem[number], PartnerSimulator>;
  for (const p of metSysteem) {
    partners[p] = await startPartnerSimulator({
      organisatie: { oin: oinVan(p), naam: p }, register: new Map(), terugUrl: () => `${basisUrl}/keten/v1`, isGeldigToken: (t) => t === ketentoken, nu: () => kern.clock.now(),
      token: maakPartnertoken({ issuer: aanbieder.issuer, clientId: oinVan(p), geheim: `geheim-van-${p}`, audience: `${basisUrl}/keten/v1` }),
    });
    await zetEindpunt(kern.db, oinVan(p), partners[p].url);
  }
  const ids = Object.fromEntries(await Promise.all((Object.keys(nrs) as Partnernaam[]).map(async (p) => [p, ((await kern.db('organisatie').where({ oin: oinVan(p) }).first('id')) as { id: string }).id]))) as Record<Partnernaam, string>;

  return {
    ...o, partners, ids,
    stop: async (): Promise<void> => {
      for (const p of metSysteem) await partners[p].stop();
      await server.stop(1_000);
      await aanbieder.stop();
      rmSync(map, { recursive: true, force: true });
      await o.stopAlles();
    },
    /** A casus with these organisations in its team, and the bouwsteen called as the root does. */
    begin: async (team: readonly Partnernaam[], personen?: Parameters<typeof o.nieuweCasus>[0]) => {
      const casus = await o.nieuweCasus(personen);
      await kern.db.transaction(async (tx) => { for (const p of team) await wijsTeamToe(kern, tx, casus.casusId, { organisatieId: ids[p], medewerkerId: null, rol: 'partner', via: 'verzoek' }); });
      const analyseId = randomUUID();
      return { ...casus, analyseId, ...o.bel('opstellen-analyse', casus.casusId, { analyseId, doelCode: 'analyse-opstellen', termijnCode: 'analyse', rolUitvoerder: 'onderzoeker', rolBeslisser: 'gedragswetenschapper' }) };
    },
    /** One route of the room, as the http layer calls it after its checks. */
    roep: async (methode: string, pad: string, aanvrager: Medewerker, v: { params: Record<string, string>; body?: unknown; query?: unknown; rijversie?: number; doel?: string }): Promise<Antwoord> => {
      const route = routes.find((r) => r.methode === methode && r.pad === `/api/v1${pad}`);
      if (!route) throw new Error(`${methode} ${pad}`);
      return route.verwerk({ kern, params: v.params, query: v.query, body: route.body?.parse(v.body), aanvrager, doel: v.doel ?? 'analyse-opstellen', rijversie: v.rijversie, traceparent, header: () => undefined } as never);
    },
    /** The citizen answers the open question of this kind. */
    burgerAntwoordt: async (casusId: string, soort: 'gesprek' | 'zienswijze', tekst: string): Promise<void> => {
      const b = await tot(() => kern.db('bijdrage').where({ casus_id: casusId, soort, status: 'gevraagd' }).first('id', 'persoon_id') as Promise<{ id: string; persoon_id: string } | undefined>);
      await kern.db.transaction((tx) => beantwoordBijdrage(kern, tx, { bijdrageId: b.id, persoonId: b.persoon_id, uitkomst: 'gegeven', tekst }));
    },
    /** The open task of one organisation. */
    taakVoor: async (casusId: string, p: Partnernaam) => tot(async () => (await kern.db('taak').where({ casus_id: casusId, element_id: 'bijdrage-leveren' }).whereIn('status', ['nieuw', 'op-naam']).whereRaw('? = any(groepen)', [`contactpersoon@${ids[p]}`]).first('*')) as Awaited<ReturnType<typeof o.taak>> | undefined),
  };
};
