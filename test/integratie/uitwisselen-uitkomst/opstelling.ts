// The bouwsteen on a real engine and database, with two partners as servers of their own that fetch their part from the real app.
import { randomUUID } from 'node:crypto';
import { routes } from '../../../src/bouwstenen/uitwisselen-uitkomst/api.ts';
import { aflevermislukkingen } from '../../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager } from '../../../src/platform/identity/aanvrager.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, maakRoeper, tot } from '../../hulp/bouwsteen.ts';
import { ketentoken, startKeten } from '../../hulp/keten.ts';

export { tot };
export type { Taakrij } from '../../hulp/bouwsteen.ts';
/** The police and youth health care have systems of their own here; youth health care leaves outcomes unread and takes the PROV form. */
const aangesloten = { POL: demoOin(3), JGZ: demoOin(17) } as const;
type Partnernaam = keyof typeof aangesloten;

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({ bouwstenen: ['uitwisselen-uitkomst'], uit: ['aantalOntvangers'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 2 }) } });
  const { kern } = o;
  const { basisUrl, partners, token, stop } = await startKeten(kern, aangesloten, { routes: [...maakKetenRoutes([]), ...routes], per: (p) => ({ gedrag: { uitkomst: p === 'JGZ' ? 'zwijgt' : 'leest' } }) });
  // The url in an event must be that of the app under test.
  (kern.config as { basisUrl: string }).basisUrl = basisUrl;
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
    route: maakRoeper(kern, routes, 'uitkomst-uitwisselen'),
    /** Somebody of an organisation without a demo login, with the one role given. */
    medewerkerVan: async (organisatieId: string, toegangsrol: 'deelnemer' | 'casusregisseur' = 'deelnemer'): Promise<Extract<Aanvrager, { soort: 'medewerker' }>> => {
      const org = await kern.db('organisatie').where({ id: organisatieId }).first('oin', 'soort') as { oin: string; soort: string };
      return { soort: 'medewerker', medewerkerId: randomUUID(), naam: 'Iemand', organisatieId, organisatieOin: org.oin, organisatiesoort: org.soort, roltoekenningId: randomUUID(), toegangsrol, functierollen: ['contactpersoon'], verbandCode: null, regioCode: null, acr: substantieel, sessieId: 'toets' };
    },
    /** The moments of the running term of a step of this casus. */
    termijn: (casusId: string, elementId: string): Promise<{ signaal_op: Date; uiterlijk_op: Date }> => tot(() => kern.db('termijn').where({ casus_id: casusId, element_id: elementId }).orderBy('aangemaakt_op', 'desc').first('signaal_op', 'uiterlijk_op') as Promise<{ signaal_op: Date; uiterlijk_op: Date } | undefined>),
    stopAlles: async (): Promise<void> => {
      await stop();
      await o.stopAlles();
    },
  };
};
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
