// The bouwsteen on a real engine and database, with one partner as a server of its own that answers to the real app.
import { aflevermislukkingen, gebeurtenissen } from '../../../src/bouwstenen/overleggen-casus/gebeurtenissen.ts';
import { routes } from '../../../src/bouwstenen/overleggen-casus/api.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { startSmsSimulator } from '../../../src/simulatoren/sms/index.ts';
import { maakKetenRoutes, maakPartnerHandler, maakSmsHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, maakRoeper, tot, type Taakrij } from '../../hulp/bouwsteen.ts';
import { ketentoken, startKeten } from '../../hulp/keten.ts';

export { tot };
export type { Taakrij };

export const maakOpstelling = async () => {
  const sms = await startSmsSimulator({ isGeldigToken: (t) => t === ketentoken });
  const o = await maakBouwsteenstapel({ bouwstenen: ['overleggen-casus', 'deelnemen-burger'], uit: ['overlegId'], afhandelaars: { sms: maakSmsHandler({ url: sms.adres, token: ketentoken }), 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 2 }) } });
  const { kern } = o;
  // Youth health care has a system of its own in the demo.
  const keten = await startKeten(kern, { JGZ: demoOin(17) }, { routes: maakKetenRoutes(gebeurtenissen) });
  const organisatie = async (naam: string): Promise<string> => (await kern.db('organisatie').where('naam', 'like', `${naam}%`).first('id') as { id: string }).id;
  return {
    ...o, partner: keten.partners.JGZ, sms,
    organisaties: { VT: await organisatie('Veilig Thuis Merelland'), POL: await organisatie('Politie Basisteam Merelland'), GEM: await organisatie('Gemeente Vinkenoord'), GI: await organisatie('GI De Zwaluwhoek'), GGZ: await organisatie('GGZ Breedwater'), WC: await organisatie('Woningcorporatie'), JGZ: await organisatie('Jeugdgezondheid') },
    /** One route as the app would call it: declared checks first, then the handler; the answer must fit its schema. */
    route: maakRoeper(kern, routes, 'casusoverleg-voeren'),
    stopAlles: async (): Promise<void> => {
      await keten.stop();
      await sms.stop();
      await o.stopAlles();
    },
  };
};
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
