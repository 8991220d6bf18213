import type { EngineClient } from '../../platform/engine/client.ts';
import { begintInVerleden } from '../../platform/clock/verleden.ts';
import { plekken, veiligeOorzaak } from '../../platform/engine/veilige-oorzaak.ts';
import type { Kern } from '../../platform/kern.ts';
import { wachtTot } from '../../platform/wachten.ts';
import type { PartnerSimulator } from '../../simulatoren/partners/index.ts';
import { maakDemoPersonen } from '../../simulatoren/personen/index.ts';
import { instroom } from './casussen/instroom.ts';
import { regie } from './casussen/regie.ts';
import { maakMensen, maakSpel, type Spelomgeving } from './spel.ts';
import { maakTijdlijn } from './tijdlijn.ts';

export type Vulling = {
  readonly kern: Kern; readonly client: EngineClient; readonly url: string; readonly eersteStart: string;
  readonly partners: ReadonlyMap<string, PartnerSimulator>;
  readonly wachtwoord: (login: string) => string;
  readonly ketentoken: (oin: string) => Promise<string>;
  /** Goes along with every request, so that the app lets these people in before it is ready. */
  readonly kop: Readonly<Record<string, string>>;
  readonly herstartEngine: () => Promise<void>;
  readonly report: (tekst: string) => void;
};

/** Days before the first start on which the oldest story begins, with room for the holidays between. */
const aanloop = 150;
const dag = 86_400_000;
const maand = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });

/** Waits until the engine and the outbox have done what can be done now: work that a jump of the clock overtakes would happen days too late. */
const totRust = async (kern: Kern): Promise<void> => {
  const aantal = async (teller: { get: () => Promise<{ values: { value: number }[] }> }): Promise<number> => (await teller.get()).values.reduce((som, v) => som + v.value, 0);
  let vorige = '';
  await wachtTot(() => 'de engine komt niet tot rust', async () => {
    const wachtend = await kern.db('outbox').where({ status: 'wacht' }).first('id') !== undefined;
    const stand = `${await aantal(kern.metrics.jobs)} ${await aantal(kern.metrics.outboxOpdrachten)}`;
    const rustig = !wachtend && stand === vorige;
    vorige = stand;
    return rustig || undefined;
  }, 15_000, 120).catch(() => undefined);
};

/**
 * Fills a new demo with the eight running cases of domein §8: the demo people do their work over the API, each on its day, from months ago to now. One
 * clock for all stories. A story that fails is named and left as it stands; the demo starts all the same.
 */
export const vulDemo = async (v: Vulling): Promise<void> => {
  const { kern, report } = v;
  const verhalen = [...instroom, ...regie];
  const begin = kern.clock.now();
  report(`Demo: ${verhalen.length} casussen worden nagespeeld. Dit gebeurt alleen bij de eerste start.`);
  const klok = await begintInVerleden(kern, v.client, new Date(begin.getTime() - aanloop * dag));
  let getoond = '';
  const zet = async (naar: Date): Promise<void> => {
    await totRust(kern);
    const nu = maand.format(naar);
    if (nu !== getoond) { getoond = nu; report(`Demo: het is nu ${nu}`); }
    await klok.zet(naar);
  };
  const tijdlijn = maakTijdlijn(() => kern.clock.now(), zet);
  const omgeving: Spelomgeving = { kern, url: v.url, tijdlijn, begin, wachtwoord: v.wachtwoord, kop: v.kop, partners: v.partners, ketentoken: v.ketentoken, totRust: () => totRust(kern) };
  const als = maakMensen(omgeving);
  const personen = maakDemoPersonen(v.eersteStart.slice(0, 10));
  let klaar = 0;
  const uitslagen = await tijdlijn.speel(verhalen.map((verhaal) => async () => {
    await verhaal.speel(maakSpel(omgeving, als, personen, verhaal.team));
    klaar += 1;
    report(`Demo: casus ${klaar} van ${verhalen.length} staat klaar (${verhaal.titel})`);
  }));
  for (const [i, verhaal] of verhalen.entries()) {
    const uitslag = uitslagen[i];
    if (uitslag?.status !== 'rejected') continue;
    kern.log.error({ casus: verhaal.nummer, oorzaak: veiligeOorzaak(uitslag.reason), spoor: plekken(uitslag.reason) }, 'demo: casus niet nagespeeld');
    report(`Demo: casus ${verhaal.nummer} (${verhaal.titel}) is niet helemaal nagespeeld.`);
    if (kern.config.logLevel === 'debug') report((uitslag.reason as Error).message);
  }
  await klok.eind(v.herstartEngine);
};
