// BRP, BVV and partner organisations in the test's own process: they live on when the platform dies, and keep what they received.
import { leesInstellingen, maakConfig } from '../../../src/config.ts';
import { clientNamen, geheimeNamen, startSimulatoren, type Simulatoren } from '../../../src/demo/onderdelen.ts';
import { demoGeheimen } from '../../../src/geheimen.ts';
import { makeClock } from '../../../src/platform/clock/clock.ts';
import { komende } from '../../hulp/stapel.ts';
import type { Proces } from '../../hulp/proces.ts';

export type Buitenwereld = { readonly simulatoren: Simulatoren; /** Lets the outside world have the platform's time. */ readonly zetTijd: (nu: Date) => void };

/** Starts the outside world and points the app, which must not have been started yet, at it. */
export const startBuitenwereld = async (p: Proces): Promise<Buitenwereld> => {
  const begin = komende('2026-11-23T09:00:00+01:00');
  const clock = makeClock(begin.getTime() - Date.now());
  const geheimen = demoGeheimen(p.dataDir, geheimeNamen(), begin);
  const config = maakConfig(leesInstellingen(p.env), geheimen);
  const simulatoren = await startSimulatoren(config, geheimen, clock, () => `http://localhost:${config.oidc.port}`);
  Object.assign(p.env, { SIMULATOREN: 'false', BRP_URL: simulatoren.brpUrl, BVV_URL: simulatoren.bvvUrl, PARTNER_TOKEN: geheimen.wachtwoorden[clientNamen.uitgaand], KLOK_START: begin.toISOString() });
  return { simulatoren, zetTijd: (nu) => { clock.setOffset(nu.getTime() - Date.now()); } };
};

/** Tells the platform, which now runs, where the systems of the partners are. */
export const sluitAan = async (p: Proces, { simulatoren }: Buitenwereld): Promise<void> => {
  for (const [oin, { url }] of simulatoren.partners) await p.vraag('update organisatie set eindpunt = $2 where oin = $1', [oin, JSON.stringify({ contract: 'keten-v1', url })]);
};
