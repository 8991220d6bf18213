// The app under test as partners meet it: its keten API over HTTP with tokens of a real issuer, and the partners as servers of their own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAanbieder } from '../../src/platform/embedded/oidc/aanbieder.ts';
import { freePort } from '../../src/platform/embedded/processes.ts';
import { maakApp } from '../../src/platform/http/app.ts';
import { maakPostgresLimietopslag } from '../../src/platform/http/limietopslag.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { startServer } from '../../src/platform/http/server.ts';
import { maakPostgresSessieopslag } from '../../src/platform/http/sessieopslag.ts';
import { substantieel } from '../../src/platform/identity/acr.ts';
import { maakPartnertoken } from '../../src/platform/identity/partnertoken.ts';
import type { Kern } from '../../src/platform/kern.ts';
import { startPartnerSimulator, type PartnerSimulator, type Partnerinstellingen } from '../../src/simulatoren/partners/index.ts';
import { vindPartner, zetEindpunt } from '../../src/toegang/index.ts';

/** With this token our events arrive at the partners. */
export const ketentoken = 'een-token-voor-de-partners';

export type Keten<P extends string> = {
  readonly basisUrl: string;
  readonly partners: Readonly<Record<P, PartnerSimulator>>;
  /** The access token of a partner's own system. */
  readonly token: Readonly<Record<P, () => Promise<string>>>;
  /** Ends partners, app and issuer; the stack they answer to is the caller's. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the app on the database of this stack, and a server per partner (name → OIN) that delivers to it.
 * @param keuze `routes` the app has; `per` what one partner has otherwise; `isAangesloten` false = its address is not told to the platform yet
 */
export const startKeten = async <P extends string>(kern: Kern, oins: Readonly<Record<P, string>>, keuze: { readonly routes: readonly Route[]; readonly per?: (p: P) => Partial<Partnerinstellingen>; readonly isAangesloten?: false }): Promise<Keten<P>> => {
  const namen = Object.keys(oins) as P[];
  const map = mkdtempSync(join(tmpdir(), 'samenspel-keten-'));
  const poort = await freePort();
  const basisUrl = `http://127.0.0.1:${poort}`;
  const geheim = (p: P): string => `geheim-van-${p}`;
  const clients = { medewerker: { id: 'werkplek', geheim: 'geheim-werkplek' }, burger: { id: 'burger', geheim: 'geheim-burger' } };
  const aanbieder = await startAanbieder({ host: '127.0.0.1', port: 0, dataMap: map, appUrl: basisUrl, bsnClaim: 'bsn', clients, medewerkers: [], burgers: [], partners: namen.map((p) => ({ oin: oins[p], geheim: geheim(p) })) });
  const { issuer } = aanbieder;
  const gebouwd = maakApp({
    kern, routes: [...keuze.routes], basisUrl, achterProxy: false, controleerAntwoorden: true,
    sessie: { opslag: maakPostgresSessieopslag(kern.db, kern.log), geheim: kern.config.sessieGeheim, klok: kern.clock }, limieten: { opslag: maakPostgresLimietopslag(kern.db) },
    inloggen: { deuren: {
      medewerker: { issuer, clientId: clients.medewerker.id, clientSecret: clients.medewerker.geheim, minimaal: substantieel },
      burger: { issuer, clientId: clients.burger.id, clientSecret: clients.burger.geheim, minimaal: substantieel, scope: 'bsn', bsnClaim: 'bsn' },
    } },
    // Nobody logs in here: only partners come.
    partners: { issuer }, medewerkers: { vindMedewerker: async () => undefined }, burgers: { vindBurger: async () => ({ accountId: randomUUID(), zoeksleutel: null }), vindPersoon: async () => null },
    partnerzoeker: { vindPartner: (oin) => vindPartner(kern.db, oin) }, onderdelen: [],
  });
  const server = await startServer(gebouwd.app, { host: '127.0.0.1', port: poort, sluitStromen: gebouwd.stromen.sluitAlles });
  const partners = {} as Record<P, PartnerSimulator>, token = {} as Record<P, () => Promise<string>>;
  for (const p of namen) {
    token[p] = maakPartnertoken({ issuer, clientId: oins[p], geheim: geheim(p), audience: `${basisUrl}/keten/v1` });
    partners[p] = await startPartnerSimulator({
      organisatie: { oin: oins[p], naam: p }, register: new Map(), terugUrl: () => `${basisUrl}/keten/v1`, token: token[p], isGeldigToken: (t) => t === ketentoken, nu: () => kern.clock.now(), ...keuze.per?.(p),
    });
    if (keuze.isAangesloten !== false) await zetEindpunt(kern.db, oins[p], partners[p].url);
  }
  return {
    basisUrl, partners, token,
    stop: async () => {
      for (const p of namen) await partners[p].stop();
      await server.stop(1_000);
      await aanbieder.stop();
      rmSync(map, { recursive: true, force: true });
    },
  };
};
