import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import helmet from 'helmet';
import Provider, { interactionPolicy } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { betrouwbaarheden, reikt } from '../../identity/acr.ts';
import type { Betrouwbaarheid } from '../../identity/acr.ts';
import { maakGeheugen } from './geheugen.ts';
import { maakInteractie } from './interactie.ts';
import { foutpagina, uitgelogdpagina, uitlogpagina } from './paginas.ts';
import { leesSleutels } from './sleutels.ts';
import type { Sleutels } from './sleutels.ts';
import type { Aanbiederkeuze } from './types.ts';

export type Aanbieder = { readonly issuer: string; readonly stop: () => Promise<void> };

const uur = 3600;

/** Ask again when the session at the provider is of the other door, or of a lower level than the app wants now. */
const aanmeldbeleid = (k: Aanbiederkeuze): interactionPolicy.DefaultPolicy => {
  const beleid = interactionPolicy.base();
  const burgers = new Set(k.burgers.map((b) => b.sub));
  const { Check } = interactionPolicy;
  const login = beleid.get('login');
  login?.checks.add(new Check('andere_deur', 'another kind of user is logged in', (ctx) => {
    const { session, client, result } = ctx.oidc;
    if (result?.login !== undefined || session?.accountId === undefined) return Check.NO_NEED_TO_PROMPT;
    return burgers.has(session.accountId) === (client?.clientId === k.clients.burger.id) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  }));
  login?.checks.add(new Check('hoger_niveau', 'a higher level is asked', (ctx) => {
    const { session, params, result } = ctx.oidc;
    const waarden = params?.['acr_values'];
    const gevraagd = typeof waarden === 'string' ? waarden.split(' ')[0] : '';
    if (result?.login !== undefined || session?.accountId === undefined || gevraagd === '') return Check.NO_NEED_TO_PROMPT;
    return reikt(session.acr, gevraagd as Betrouwbaarheid) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  }));
  return beleid;
};

const instellingen = (k: Aanbiederkeuze, sleutels: Sleutels): Configuration => {
  const app = k.appUrl;
  const ketenadres = `${app}/keten/v1`;
  const subs = new Set([...k.medewerkers, ...k.burgers].map((a) => a.sub));
  const client = ({ id, geheim }: { id: string; geheim: string }) => ({
    client_id: id, client_secret: geheim, redirect_uris: [`${app}/oidc/terug`], post_logout_redirect_uris: [`${app}/uitgelogd`], grant_types: ['authorization_code'], response_types: ['code' as const],
  });
  return {
    clients: [
      client(k.clients.medewerker), client(k.clients.burger),
      ...k.partners.map((p) => ({ client_id: p.oin, client_secret: p.geheim, redirect_uris: [], response_types: [], grant_types: ['client_credentials'], scope: 'keten' })),
    ],
    jwks: sleutels.jwks as NonNullable<Configuration['jwks']>,
    cookies: { keys: [...sleutels.cookies], names: { session: 'inlogdienst', interaction: 'inlogdienst_stap', resume: 'inlogdienst_verder' }, long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
    adapter: maakGeheugen(),
    acrValues: [...betrouwbaarheden],
    scopes: ['openid', 'bsn', 'keten'],
    claims: { acr: null, openid: ['sub', 'amr'], bsn: [k.bsnClaim] },
    // Code flow with PKCE only (NL GOV OIDC profile).
    responseTypes: ['code'], pkce: { required: () => true },
    interactions: { policy: aanmeldbeleid(k), url: (_ctx, i) => `/interactie/${i.uid}` },
    features: {
      devInteractions: { enabled: false }, clientCredentials: { enabled: true }, userinfo: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, c) => (c?.grantTypeAllowed('client_credentials') === true ? ketenadres : []),
        getResourceServerInfo: (_ctx, adres) => {
          if (adres !== ketenadres) throw new Error('unknown resource');
          return { scope: 'keten', audience: ketenadres, accessTokenFormat: 'jwt', accessTokenTTL: 300, jwt: { sign: { alg: 'RS256' } } };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, formulier) => { ctx.type = 'html'; ctx.body = uitlogpagina(formulier); },
        postLogoutSuccessSource: (ctx) => { ctx.type = 'html'; ctx.body = uitgelogdpagina(); },
      },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, ClientCredentials: 300, IdToken: 10 * uur, Interaction: 15 * 60, Session: 10 * uur, Grant: 10 * uur },
    // Both clients are our own: nobody needs to be asked what the app may know.
    loadExistingGrant: async (ctx) => {
      const { client: c, session, provider } = ctx.oidc;
      if (c === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: c.clientId, accountId: session.accountId });
      grant.addOIDCScope(c.clientId === k.clients.burger.id ? 'openid bsn' : 'openid');
      await grant.save();
      return grant;
    },
    findAccount: (_ctx, sub) => {
      if (!subs.has(sub)) return undefined;
      const burger = k.burgers.find((b) => b.sub === sub);
      return { accountId: sub, claims: async () => ({ sub, ...(burger !== undefined && { [k.bsnClaim]: burger.bsn }) }) };
    },
    renderError: (ctx, uit) => { ctx.type = 'html'; ctx.body = foutpagina(String(uit.error), app); },
  };
};

/** The same strict policy as the app; forms may go back to the app, because browsers check the whole chain of redirects. */
const beveilig = (appUrl: string) => helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      // The provider adds the hash of the one script it has: the page that ends the session of who was logged in before sends itself.
      'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'unsafe-inline'"], 'form-action': ["'self'", appUrl], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"],
    },
  },
  strictTransportSecurity: false, frameguard: { action: 'deny' }, referrerPolicy: { policy: 'no-referrer' },
});

/**
 * Starts the local OpenID Connect provider: the demo's stand-in for the organisations' own identity provider and for DigiD.
 * Never for production (`OMGEVING=productie` asks for a real issuer). Its sessions live in memory; its keys survive a restart.
 */
export const startAanbieder = async (k: Aanbiederkeuze): Promise<Aanbieder> => {
  const sleutels = await leesSleutels(k.dataMap);
  const app: Express = express();
  const server = createServer(app);
  await new Promise<void>((klaar, mis) => {
    server.once('error', mis);
    server.listen(k.port, k.host, () => { server.off('error', mis); klaar(); });
  });
  const issuer = `http://${k.naam ?? k.host}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, instellingen(k, sleutels));
  const vang: ErrorRequestHandler = (_fout, _req, res, _next) => { res.status(400).type('html').send(foutpagina('stap_verlopen', k.appUrl)); };
  app.disable('x-powered-by');
  app.use(beveilig(k.appUrl));
  app.use((_req, res, next) => { res.setHeader('Cache-Control', 'no-store'); next(); });
  app.use(maakInteractie(provider, k));
  app.use(provider.callback());
  app.use(vang);
  return {
    issuer,
    stop: () => new Promise((klaar) => { server.close(() => { klaar(); }); server.closeAllConnections(); }),
  };
};
