// The bouwsteen on a real engine and database, the real app for the partners to answer to, and three partners as servers of their own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aflevermislukkingen, gebeurtenissen } from '../../../src/bouwstenen/register.ts';
import { maakActie, zetActieUit, type NieuweActie } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { aanvaardRegie, stelRegisseurVoor } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { startAanbieder } from '../../../src/platform/embedded/oidc/aanbieder.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { maakApp } from '../../../src/platform/http/app.ts';
import { maakPostgresLimietopslag } from '../../../src/platform/http/limietopslag.ts';
import { startServer } from '../../../src/platform/http/server.ts';
import { maakPostgresSessieopslag } from '../../../src/platform/http/sessieopslag.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakPartnertoken } from '../../../src/platform/identity/partnertoken.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../../src/simulatoren/partners/index.ts';
import { vindPartner, zetEindpunt } from '../../../src/toegang/index.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot } from '../../hulp/bouwsteen.ts';

export { tot };
export { traceparent, type Taakrij } from '../../hulp/bouwsteen.ts';
/** Partners with an own system; the others (gemeente, jeugdhulp, GGZ) answer in the task list. */
const nrs = { POL: 3, RVDK: 5, GI: 6 } as const;
const zonderSysteem = { GEM: 7, GGZ: 9, VO: 13, JH: 14 } as const;
export type Partner = keyof typeof nrs;
const namen = Object.keys(nrs) as Partner[];
const ketentoken = 'een-token-voor-de-partners';
export const dag = 86_400_000;
export type Acties = Awaited<ReturnType<typeof maakOpstelling>>;

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({
    bouwstenen: ['uitvoeren-actie'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 3 }) },
  });
  const { kern } = o;
  const map = mkdtempSync(join(tmpdir(), 'samenspel-actie-'));
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  const aanbieder = await startAanbieder({
    host: '127.0.0.1', port: 0, dataMap: map, appUrl: basisUrl, bsnClaim: 'bsn', clients: { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } },
    medewerkers: [], burgers: [], partners: namen.map((p) => ({ oin: demoOin(nrs[p]), geheim: `geheim-van-${p}` })),
  });
  const gebouwd = maakApp({
    kern, routes: maakKetenRoutes(gebeurtenissen), basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(kern.db, kern.log), geheim: kern.config.sessieGeheim, klok: kern.clock }, limieten: { opslag: maakPostgresLimietopslag(kern.db) },
    inloggen: { deuren: { medewerker: { issuer: aanbieder.issuer, clientId: 'werkplek', clientSecret: 'geheim-werkplek', minimaal: substantieel }, burger: { issuer: aanbieder.issuer, clientId: 'burger', clientSecret: 'geheim-burger', minimaal: substantieel, scope: 'bsn', bsnClaim: 'bsn' } } },
    partners: { issuer: aanbieder.issuer }, medewerkers: { vindMedewerker: async () => undefined }, burgers: { vindBurger: async () => ({ accountId: randomUUID(), zoeksleutel: null }), vindPersoon: async () => null },
    partnerzoeker: { vindPartner: (oin) => vindPartner(kern.db, oin) }, onderdelen: [],
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  const partners = {} as Record<Partner, PartnerSimulator>;
  const ids = {} as Record<Partner | keyof typeof zonderSysteem, string>;
  for (const [p, nr] of Object.entries({ ...nrs, ...zonderSysteem })) ids[p as Partner] = (await kern.db('organisatie').where({ oin: demoOin(nr) }).first('id') as { id: string }).id;
  const token = Object.fromEntries(namen.map((p) => [p, maakPartnertoken({ issuer: aanbieder.issuer, clientId: demoOin(nrs[p]), geheim: `geheim-van-${p}`, audience: `${basisUrl}/keten/v1` })])) as Record<Partner, () => Promise<string>>;
  for (const p of namen) {
    partners[p] = await startPartnerSimulator({ organisatie: { oin: demoOin(nrs[p]), naam: p }, register: new Map(), terugUrl: () => `${basisUrl}/keten/v1`, token: token[p], isGeldigToken: (t) => t === ketentoken, nu: () => kern.clock.now() });
    await zetEindpunt(kern.db, demoOin(nrs[p]), partners[p].url);
  }
  const fenna = await o.als('fenna', 'casusregisseur');

  return {
    ...o, partners, ids, fenna,
    /** A casus with an accepted casusregisseur. */
    geregisseerd: async (): Promise<{ casusId: string; personen: string[] }> => {
      const casus = await o.nieuweCasus();
      await kern.db.transaction(async (tx) => {
        await stelRegisseurVoor(kern, tx, { casusId: casus.casusId, medewerkerId: fenna.medewerkerId, door: null, reden: null });
        await aanvaardRegie(kern, tx, casus.casusId, fenna.medewerkerId);
      });
      return casus;
    },
    maak: (casusId: string, over: Partial<NieuweActie> = {}): Promise<string> => kern.db.transaction((tx) => maakActie(kern, tx, {
      casusId, planId: null, doelId: null, afspraakId: null, organisatieId: ids.GEM, omschrijving: 'Ga bij het gezin langs en maak een afspraak.', soortCode: 'huisbezoek', prioriteit: 'P3',
      uiterlijkOp: new Date(kern.clock.now().getTime() + 14 * dag), informatie: ['naam'], conditie: 'direct', ...over,
    })),
    zetUit: (actieId: string): Promise<void> => kern.db.transaction((tx) => zetActieUit(kern, tx, actieId)),
    actie: async (id: string): Promise<Record<string, unknown>> => await kern.db('actie').where({ id }).first() as Record<string, unknown>,
    /** Waits until the actie has this state. */
    tot: (id: string, status: string): Promise<Record<string, unknown>> => tot(async () => await kern.db('actie').where({ id, status }).first() as Record<string, unknown> | undefined, 75_000),
    /** Waits until the process of the actie has ended, and gives the outcome its last step told. */
    uitkomst: async (actieId: string): Promise<unknown> => {
      const key = await tot(async () => (await kern.db('actie').where({ id: actieId }).whereNotNull('process_instance_key').first('process_instance_key') as { process_instance_key: string } | undefined)?.process_instance_key);
      await tot(async () => await kern.db('proces_instantie').where({ sleutel: key, status: 'afgerond' }).first('sleutel') as unknown, 75_000);
      return (await kern.db('actie').where({ id: actieId }).first('uitkomst') as { uitkomst: unknown }).uitkomst;
    },
    /** Moments the engine was told at the last sending or at a decision; used only to know where to move the clock. */
    momenten: async (actieId: string): Promise<Record<string, string>> => {
      const { process_instance_key: key } = await kern.db('actie').where({ id: actieId }).first('process_instance_key') as { process_instance_key: string };
      const rij = await tot(async () => await kern.db('job_effect as j').join('element_instantie as e', 'e.sleutel', 'j.element_instance_key').where({ 'e.process_instance_key': key, 'j.job_type': 'uitvoeren-actie.actie-verzenden' }).orderBy('j.aangemaakt_op', 'desc').first('j.uitvoer') as { uitvoer: Record<string, string> } | undefined);
      return rij.uitvoer;
    },
    /** Moves both clocks to just after a moment. */
    naar: (moment: string): Promise<void> => o.vooruit(Date.parse(moment) - kern.clock.now().getTime() + 3_000),
    tredes: (actieId: string): Promise<{ ladder: string; trap: number; aan: string }[]> => kern.db('actie_escalatie').where({ actie_id: actieId }).orderBy('volgnummer').select('ladder', 'trap', 'aan') as unknown as Promise<{ ladder: string; trap: number; aan: string }[]>,
    elementen: async (actieId: string): Promise<string[]> => {
      const { process_instance_key: key } = await kern.db('actie').where({ id: actieId }).first('process_instance_key') as { process_instance_key: string };
      return (await kern.db('element_instantie').where({ process_instance_key: key }).distinct('element_id') as { element_id: string }[]).map((r) => r.element_id);
    },
    wie: async (sub: string, rol: string): Promise<Medewerker> => o.als(sub, rol),
    stop: async (): Promise<void> => {
      await o.stopAlles();
      for (const p of namen) await partners[p].stop();
      await server.stop(1_000);
      await aanbieder.stop();
      rmSync(map, { recursive: true, force: true });
    },
  };
};
