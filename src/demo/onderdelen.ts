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
import { startSmsSimulator, type SmsSimulator } from '../simulatoren/sms/index.ts';
import { startBvvSimulator } from '../simulatoren/bvv/index.ts';
import { startPartnerSimulator, type Bekende, type PartnerSimulator } from '../simulatoren/partners/index.ts';
import { maakDemoPersonen } from '../simulatoren/personen/index.ts';
import { demologins, gesimuleerdePartners } from './wereld.ts';

/** Names in `geheimen.json` that are no logins of people. */
export const clientNamen = { medewerker: 'client:medewerker', burger: 'client:burger', uitgaand: 'partner:uitgaand' } as const;
/** Everything that gets a generated secret at the first start. */
export const geheimeNamen = (): string[] => [...demologins().map((d) => d.login), ...Object.values(clientNamen), ...gesimuleerdePartners.map((p) => `partner:${p.oin}`)];

/** Citizens who can log in with the simulated DigiD: one per situation worth seeing. */
const demoburgers = ['P01', 'P02', 'P03', 'P06', 'P10', 'P31', 'P34', 'P40', 'P48', 'P53', 'P54', 'P57'];

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

/** How the system of a partner gets its token for the keten API. */
export const partnertokenVan = (config: Config, geheimen: DemoGeheimen, issuer: string, oin: string): (() => Promise<string>) => maakPartnertoken({ issuer, clientId: oin, geheim: geheimen.wachtwoorden[`partner:${oin}`] ?? '', audience: `${config.basisUrl}/keten/v1` });

export type Simulatoren = { readonly brpUrl: string; readonly bvvUrl: string; readonly sms: SmsSimulator; readonly partners: ReadonlyMap<string, PartnerSimulator>; readonly stop: () => Promise<void> };

/**
 * BRP, BVV and the partner organisations that answer by their own system. Each knows some households: the control household H12b (P57-P60) is
 * known by nobody.
 */
export async function startSimulatoren(config: Config, geheimen: DemoGeheimen, clock: Clock, issuer: () => string): Promise<Simulatoren> {
  const personen = maakDemoPersonen(geheimen.eersteStart.slice(0, 10));
  const poort = (n: number): number => (config.simulatorPort === 0 ? 0 : config.simulatorPort + n);
  const brp = await startBrpSimulator({ personen, poort: poort(0), klok: clock });
  const bvv = await startBvvSimulator({ personen, poort: poort(1) });
  const isGeldigToken = (t: string | undefined): boolean => t !== undefined && t === geheimen.wachtwoorden[clientNamen.uitgaand];
  const sms = await startSmsSimulator({ isGeldigToken, poort: poort(2 + gesimuleerdePartners.length) });
  const partners = new Map<string, PartnerSimulator>();
  for (const [n, p] of gesimuleerdePartners.entries()) {
    const register = new Map<string, Bekende>();
    const sleutel = contextSleutel(config.sleutels.pseudoniem, `bekendheid:${p.oin}`);
    for (const persoon of personen) {
      // Casus 2 (domein §8): the youth health care does not know household 3.
      const knows = persoon.bsn !== undefined && persoon.huishouden < 12 && (persoon.huishouden + p.nr) % 2 === 0 && !(persoon.huishouden === 3 && p.nr === 17);
      if (knows && persoon.bsn !== undefined) register.set(pseudoniem(sleutel, { bsn: persoon.bsn }), { actueel: persoon.huishouden % 3 !== 0, contactpunt: `Frontoffice ${p.naam}` });
    }
    const token = partnertokenVan(config, geheimen, issuer(), p.oin);
    partners.set(p.oin, await startPartnerSimulator({
      organisatie: { oin: p.oin, naam: p.naam }, register, terugUrl: () => `${config.basisUrl}/keten/v1`, token, poort: poort(2 + n), nu: () => clock.now(),
      // One partner contributes to an analysis by its own system, one refuses; of the others people answer in the task list.
      // One partner leaves outcomes unread, so that the reminder and the task for the casusregisseur can be seen.
      gedrag: { bijdrage: p.nr === 17 ? 'levert' : p.nr === 5 ? 'weigert' : 'wacht', uitkomst: p.nr === 17 ? 'zwijgt' : 'leest' },
      isGeldigToken,
    }));
  }
  return { brpUrl: brp.adres, bvvUrl: bvv.adres, sms, partners, stop: async () => { await Promise.all([brp.stop(), bvv.stop(), sms.stop(), ...[...partners.values()].map((p) => p.stop())]); } };
}
