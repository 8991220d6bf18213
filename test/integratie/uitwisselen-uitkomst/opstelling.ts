// The bouwsteen on a real engine and database, with two partners as servers of their own that fetch their part from the real app.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '../../../src/bouwstenen/uitwisselen-uitkomst/api.ts';
import { aflevermislukkingen } from '../../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import type { Doel } from '../../../src/domein/doel.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { startAanbieder } from '../../../src/platform/embedded/oidc/aanbieder.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { maakApp } from '../../../src/platform/http/app.ts';
import { maakPostgresLimietopslag } from '../../../src/platform/http/limietopslag.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { startServer } from '../../../src/platform/http/server.ts';
import { maakPostgresSessieopslag } from '../../../src/platform/http/sessieopslag.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager } from '../../../src/platform/identity/aanvrager.ts';
import { maakPartnertoken } from '../../../src/platform/identity/partnertoken.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../../src/simulatoren/partners/index.ts';
import { vindPartner, zetEindpunt } from '../../../src/toegang/index.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot, traceparent } from '../../hulp/bouwsteen.ts';

export { tot };
export type { Taakrij } from '../../hulp/bouwsteen.ts';
const ketentoken = 'een-token-voor-de-partners';
/** The police and youth health care have systems of their own here; youth health care leaves outcomes unread and takes the PROV form. */
const aangesloten = { POL: demoOin(3), JGZ: demoOin(17) } as const;
type Partnernaam = keyof typeof aangesloten;

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({ bouwstenen: ['uitwisselen-uitkomst'], uit: ['aantalOntvangers'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 2 }) } });
  const { kern } = o;
  const map = mkdtempSync(join(tmpdir(), 'samenspel-uitkomst-'));
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  // The url in an event must be that of the app under test.
  (kern.config as { basisUrl: string }).basisUrl = basisUrl;
  const geheim = (p: Partnernaam): string => `geheim-van-${p}`;
  const aanbieder = await startAanbieder({ host: '127.0.0.1', port: 0, dataMap: map, appUrl: basisUrl, bsnClaim: 'bsn', clients: { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } }, medewerkers: [], burgers: [], partners: Object.entries(aangesloten).map(([p, oin]) => ({ oin, geheim: geheim(p as Partnernaam) })) });
  const gebouwd = maakApp({
    kern, routes: [...maakKetenRoutes([]), ...routes], basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(kern.db, kern.log), geheim: kern.config.sessieGeheim, klok: kern.clock }, limieten: { opslag: maakPostgresLimietopslag(kern.db) },
    inloggen: { deuren: { medewerker: { issuer: aanbieder.issuer, clientId: 'werkplek', clientSecret: 'geheim-werkplek', minimaal: substantieel }, burger: { issuer: aanbieder.issuer, clientId: 'burger', clientSecret: 'geheim-burger', minimaal: substantieel, scope: 'bsn', bsnClaim: 'bsn' } } },
    partners: { issuer: aanbieder.issuer }, medewerkers: { vindMedewerker: async () => undefined }, burgers: { vindBurger: async () => ({ accountId: randomUUID(), zoeksleutel: null }), vindPersoon: async () => null }, partnerzoeker: { vindPartner: (oin) => vindPartner(kern.db, oin) }, onderdelen: [],
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  const partners = {} as Record<Partnernaam, PartnerSimulator>;
  const token = {} as Record<Partnernaam, () => Promise<string>>;
  for (const p of ['POL', 'JGZ'] as const) {
    token[p] = maakPartnertoken({ issuer: aanbieder.issuer, clientId: aangesloten[p], geheim: geheim(p), audience: `${basisUrl}/keten/v1` });
    partners[p] = await startPartnerSimulator({ organisatie: { oin: aangesloten[p], naam: p }, register: new Map(), gedrag: { uitkomst: p === 'JGZ' ? 'zwijgt' : 'leest' }, terugUrl: () => `${basisUrl}/keten/v1`, token: token[p], isGeldigToken: (t) => t === ketentoken, nu: () => kern.clock.now() });
    await zetEindpunt(kern.db, aangesloten[p], partners[p].url);
  }
  await kern.db('organisatie').where({ oin: aangesloten.JGZ }).update({ eindpunt: JSON.stringify({ contract: 'soh-prov', url: partners.JGZ.url }) });
  const organisatie = async (naam: string): Promise<string> => (await kern.db('organisatie').where('naam', 'like', `${naam}%`).first('id') as { id: string }).id;
  return {
    ...o, partners, basisUrl,
    organisaties: { VT: await organisatie('Veilig Thuis Merelland'), POL: await organisatie('Politie Basisteam Merelland'), GEM: await organisatie('Gemeente Vinkenoord'), GI: await organisatie('GI De Zwaluwhoek'), GGZ: await organisatie('GGZ Breedwater'), WC: await organisatie('Woningcorporatie'), JGZ: await organisatie('Jeugdgezondheid'), VO: await organisatie('Vrouwenopvang') },
    /** A call of a partner's own system over HTTP. */
    keten: async (p: Partnernaam, methode: string, pad: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
      const res = await fetch(`${basisUrl}/keten/v1${pad}`, { method: methode, headers: { authorization: `Bearer ${await token[p]()}`, accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      return { status: res.status, body: await res.json() as Record<string, unknown> };
    },
    /** One route as the app would call it: declared checks first, then the handler; the answer must fit its schema. */
    route: async (methode: string, pad: string, aanvrager: Aanvrager, over: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; doel?: Doel } = {}): Promise<Antwoord> => {
      const r = routes.find((x) => x.methode === methode && x.pad === pad);
      if (!r) throw new Error(`no route ${methode} ${pad}`);
      const antwoord = await r.verwerk({ kern, params: r.params?.parse(over.params) as never, query: (r.query?.parse(over.query ?? {}) ?? {}) as never, body: r.body?.parse(over.body) as never, aanvrager, doel: over.doel ?? 'uitkomst-uitwisselen', rijversie: undefined, traceparent, header: () => undefined });
      const schema = r.antwoorden[antwoord.status];
      if (schema === undefined) throw new Error(`undeclared status ${antwoord.status}`);
      schema?.parse(antwoord.body);
      return antwoord;
    },
    /** Somebody of an organisation without a demo login, with the one role given. */
    medewerkerVan: async (organisatieId: string, toegangsrol: 'deelnemer' | 'casusregisseur' = 'deelnemer'): Promise<Extract<Aanvrager, { soort: 'medewerker' }>> => {
      const org = await kern.db('organisatie').where({ id: organisatieId }).first('oin', 'soort') as { oin: string; soort: string };
      return { soort: 'medewerker', medewerkerId: randomUUID(), naam: 'Iemand', organisatieId, organisatieOin: org.oin, organisatiesoort: org.soort, roltoekenningId: randomUUID(), toegangsrol, functierollen: ['contactpersoon'], verbandCode: null, regioCode: null, acr: substantieel, sessieId: 'toets' };
    },
    /** The moments of the running term of a step of this casus. */
    termijn: (casusId: string, elementId: string): Promise<{ signaal_op: Date; uiterlijk_op: Date }> => tot(() => kern.db('termijn').where({ casus_id: casusId, element_id: elementId }).orderBy('aangemaakt_op', 'desc').first('signaal_op', 'uiterlijk_op') as Promise<{ signaal_op: Date; uiterlijk_op: Date } | undefined>),
    stopAlles: async (): Promise<void> => {
      for (const p of Object.values(partners)) await p.stop();
      await server.stop(1_000);
      await aanbieder.stop();
      rmSync(map, { recursive: true, force: true });
      await o.stopAlles();
    },
  };
};
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
