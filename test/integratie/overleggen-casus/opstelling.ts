// The bouwsteen on a real engine and database, with one partner as a server of its own that answers to the real app.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aflevermislukkingen, gebeurtenissen } from '../../../src/bouwstenen/overleggen-casus/gebeurtenissen.ts';
import { routes } from '../../../src/bouwstenen/overleggen-casus/api.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import type { Doel } from '../../../src/domein/doel.ts';
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
import { startPartnerSimulator } from '../../../src/simulatoren/partners/index.ts';
import { vindPartner, zetEindpunt } from '../../../src/toegang/index.ts';
import { startSmsSimulator } from '../../../src/simulatoren/sms/index.ts';
import { maakKetenRoutes, maakPartnerHandler, maakSmsHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot, traceparent, type Taakrij } from '../../hulp/bouwsteen.ts';

export { tot };
export type { Taakrij };
const ketentoken = 'een-token-voor-de-partner';
/** Youth health care has a system of its own in the demo. */
const jgz = demoOin(17);

export const maakOpstelling = async () => {
  const sms = await startSmsSimulator({ isGeldigToken: (t) => t === ketentoken });
  const o = await maakBouwsteenstapel({ bouwstenen: ['overleggen-casus', 'deelnemen-burger'], uit: ['overlegId'], afhandelaars: { sms: maakSmsHandler({ url: sms.adres, token: ketentoken }), 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 2 }) } });
  const { kern } = o;
  const map = mkdtempSync(join(tmpdir(), 'samenspel-overleg-'));
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  const aanbieder = await startAanbieder({ host: '127.0.0.1', port: 0, dataMap: map, appUrl: basisUrl, bsnClaim: 'bsn', clients: { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } }, medewerkers: [], burgers: [], partners: [{ oin: jgz, geheim: 'geheim-van-jgz' }] });
  const gebouwd = maakApp({
    kern, routes: maakKetenRoutes(gebeurtenissen), basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(kern.db, kern.log), geheim: kern.config.sessieGeheim, klok: kern.clock }, limieten: { opslag: maakPostgresLimietopslag(kern.db) },
    inloggen: { deuren: { medewerker: { issuer: aanbieder.issuer, clientId: 'werkplek', clientSecret: 'geheim-werkplek', minimaal: substantieel }, burger: { issuer: aanbieder.issuer, clientId: 'burger', clientSecret: 'geheim-burger', minimaal: substantieel, scope: 'bsn', bsnClaim: 'bsn' } } },
    partners: { issuer: aanbieder.issuer }, medewerkers: { vindMedewerker: async () => undefined }, burgers: { vindBurger: async () => ({ accountId: randomUUID(), zoeksleutel: null }), vindPersoon: async () => null }, partnerzoeker: { vindPartner: (oin) => vindPartner(kern.db, oin) }, onderdelen: [],
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  const partner = await startPartnerSimulator({
    organisatie: { oin: jgz, naam: 'JGZ' }, register: new Map(), terugUrl: () => `${basisUrl}/keten/v1`, token: maakPartnertoken({ issuer: aanbieder.issuer, clientId: jgz, geheim: 'geheim-van-jgz', audience: `${basisUrl}/keten/v1` }), isGeldigToken: (t) => t === ketentoken, nu: () => kern.clock.now(),
  });
  await zetEindpunt(kern.db, jgz, partner.url);
  const organisatie = async (naam: string): Promise<string> => (await kern.db('organisatie').where('naam', 'like', `${naam}%`).first('id') as { id: string }).id;
  return {
    ...o, partner, sms,
    organisaties: { VT: await organisatie('Veilig Thuis Merelland'), POL: await organisatie('Politie Basisteam Merelland'), GEM: await organisatie('Gemeente Vinkenoord'), GI: await organisatie('GI De Zwaluwhoek'), GGZ: await organisatie('GGZ Breedwater'), WC: await organisatie('Woningcorporatie'), JGZ: await organisatie('Jeugdgezondheid') },
    /** One route as the app would call it: declared checks first, then the handler; the answer must fit its schema. */
    route: async (methode: string, pad: string, aanvrager: Aanvrager, over: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; doel?: Doel } = {}): Promise<Antwoord> => {
      const r = routes.find((x) => x.methode === methode && x.pad === pad);
      if (!r) throw new Error(`no route ${methode} ${pad}`);
      const antwoord = await r.verwerk({ kern, params: r.params?.parse(over.params) as never, query: (r.query?.parse(over.query ?? {}) ?? {}) as never, body: r.body?.parse(over.body) as never, aanvrager, doel: over.doel ?? 'casusoverleg-voeren', rijversie: undefined, traceparent, header: () => undefined });
      const schema = r.antwoorden[antwoord.status];
      if (schema === undefined) throw new Error(`undeclared status ${antwoord.status}`);
      schema?.parse(antwoord.body);
      return antwoord;
    },
    stopAlles: async (): Promise<void> => {
      await partner.stop();
      await sms.stop();
      await server.stop(1_000);
      await aanbieder.stop();
      rmSync(map, { recursive: true, force: true });
      await o.stopAlles();
    },
  };
};
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
