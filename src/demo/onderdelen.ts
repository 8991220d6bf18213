import { join } from 'node:path';
import type { Config } from '../config.ts';
import { contextSleutel } from '../domein/versleuteling.ts';
import { pseudoniem } from '../domein/pseudoniem.ts';
import type { DemoGeheimen } from '../geheimen.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { startAanbieder, type Aanbieder } from '../platform/embedded/oidc/aanbieder.ts';
import { hashWachtwoord } from '../platform/embedded/oidc/wachtwoord.ts';
import { maakPartnertoken } from '../platform/identity/partnertoken.ts';
import { startBrpSimulator } from '../simulatoren/brp/index.ts';
import { startBvvSimulator } from '../simulatoren/bvv/index.ts';
import { startPartnerSimulator, type Bekende, type PartnerSimulator } from '../simulatoren/partners/index.ts';
import { maakDemoPersonen } from '../simulatoren/personen/index.ts';
import { demologins, gesimuleerdePartners } from './wereld.ts';

/** Names in `geheimen.json` that are no logins of people. */
export const clientNamen = { medewerker: 'client:medewerker', burger: 'client:burger', uitgaand: 'partner:uitgaand' } as const;
/** Everything that gets a generated secret at the first start. */
export const geheimeNamen = (): string[] => [...demologins().map((d) => d.login), ...Object.values(clientNamen), ...gesimuleerdePartners.map((p) => `partner:${p.oin}`)];

/** Citizens who can log in with the simulated DigiD: one per situation worth seeing. */
const demoburgers = ['P01', 'P02', 'P06', 'P10', 'P31', 'P34', 'P40', 'P57'];

/** The local OpenID Connect provider with the demo people, citizens and partner systems. */
export async function startDemoAanbieder(config: Config, geheimen: DemoGeheimen): Promise<Aanbieder> {
  const personen = maakDemoPersonen(geheimen.eersteStart.slice(0, 10));
  return startAanbieder({
    host: config.host, port: config.oidc.port, naam: new URL(config.basisUrl).hostname, dataMap: join(config.dataDir, 'oidc'), appUrl: config.basisUrl, bsnClaim: config.oidc.bsnClaim,
    clients: {
      medewerker: { id: config.oidc.clientId, geheim: geheimen.wachtwoorden[clientNamen.medewerker] ?? '' },
      burger: { id: config.oidc.burger.clientId, geheim: geheimen.wachtwoorden[clientNamen.burger] ?? '' },
    },
    medewerkers: await Promise.all(demologins().map(async ({ login }) => ({ login, sub: login, wachtwoordHash: await hashWachtwoord(geheimen.wachtwoorden[login] ?? '') }))),
    burgers: personen.flatMap((p) => (demoburgers.includes(p.nr) && p.bsn !== undefined ? [{ sub: `burger-${p.nr.toLowerCase()}`, label: `${p.voornamen} ${p.voorvoegsel === undefined ? '' : `${p.voorvoegsel} `}${p.geslachtsnaam}`, bsn: p.bsn }] : [])),
    partners: gesimuleerdePartners.map((p) => ({ oin: p.oin, geheim: geheimen.wachtwoorden[`partner:${p.oin}`] ?? '' })),
  });
}

export type Simulatoren = { readonly brpUrl: string; readonly bvvUrl: string; readonly partners: ReadonlyMap<string, PartnerSimulator>; readonly stop: () => Promise<void> };

/**
 * BRP, BVV and the partner organisations that answer by their own system. Each knows some households: the control household H12b (P57-P60) is
 * known by nobody.
 */
export async function startSimulatoren(config: Config, geheimen: DemoGeheimen, clock: Clock, issuer: () => string): Promise<Simulatoren> {
  const personen = maakDemoPersonen(geheimen.eersteStart.slice(0, 10));
  const poort = (n: number): number => (config.simulatorPort === 0 ? 0 : config.simulatorPort + n);
  const brp = await startBrpSimulator({ personen, poort: poort(0), klok: clock });
  const bvv = await startBvvSimulator({ personen, poort: poort(1) });
  const partners = new Map<string, PartnerSimulator>();
  for (const [n, p] of gesimuleerdePartners.entries()) {
    const register = new Map<string, Bekende>();
    const sleutel = contextSleutel(config.sleutels.pseudoniem, `bekendheid:${p.oin}`);
    for (const persoon of personen) {
      const knows = persoon.bsn !== undefined && persoon.huishouden < 12 && (persoon.huishouden + p.nr) % 2 === 0;
      if (knows && persoon.bsn !== undefined) register.set(pseudoniem(sleutel, { bsn: persoon.bsn }), { actueel: persoon.huishouden % 3 !== 0, contactpunt: `Frontoffice ${p.naam}` });
    }
    const token = maakPartnertoken({ issuer: issuer(), clientId: p.oin, geheim: geheimen.wachtwoorden[`partner:${p.oin}`] ?? '', audience: `${config.basisUrl}/keten/v1` });
    partners.set(p.oin, await startPartnerSimulator({
      organisatie: { oin: p.oin, naam: p.naam }, register, terugUrl: () => `${config.basisUrl}/keten/v1`, token, poort: poort(2 + n), nu: () => clock.now(),
      isGeldigToken: (t) => t === geheimen.wachtwoorden[clientNamen.uitgaand],
    }));
  }
  return { brpUrl: brp.adres, bvvUrl: bvv.adres, partners, stop: async () => { await Promise.all([brp.stop(), bvv.stop(), ...[...partners.values()].map((p) => p.stop())]); } };
}
