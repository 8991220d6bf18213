import * as oidc from 'openid-client';
import { Probleem } from '../http/problemen.ts';
import type { Inlogpoging } from '../http/sessie.ts';
import { reikt } from './acr.ts';
import type { Betrouwbaarheid } from './acr.ts';

export type Wie = 'medewerker' | 'burger';
/** One identity provider: that of the organisations, or that of the citizens (a DigiD broker). */
export type Inlogdeur = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lowest level of assurance that may come in. */
  readonly minimaal: Betrouwbaarheid;
  /** Values of `amr` of which one proves a second factor; empty = not checked. */
  readonly tweedeStap?: readonly string[];
  /** Asked besides `openid`, e.g. `bsn`. */
  readonly scope?: string;
  /** Claim that holds the BSN of a citizen; brokers differ. */
  readonly bsnClaim?: string;
};
export type Inlogdeuren = Readonly<Partial<Record<Wie, Inlogdeur>>>;
export type Ingelogd = { readonly sub: string; readonly acr: string; /** A second factor was used, or none is asked of this door. */ readonly tweedeStap: boolean; readonly bsn: string | undefined; readonly idToken: string | undefined };

export type Inlogdienst = {
  /** Address to send the browser to, and what to remember until it comes back. `opnieuw` makes the provider ask again; a higher `niveau` (step-up) too. */
  readonly begin: (wie: Wie, terug: string, nu: number, keuze: { readonly opnieuw: boolean; readonly niveau?: Betrouwbaarheid | undefined }) => Promise<{ adres: string; poging: Inlogpoging }>;
  /** Exchanges the code. Throws 401 niet-ingelogd or betrouwbaarheid-te-laag. */
  readonly voltooi: (poging: Inlogpoging, adres: URL) => Promise<Ingelogd>;
  readonly uitlogadres: (wie: Wie, idToken: string | undefined) => Promise<string | undefined>;
};

const mislukt = 'Inloggen is niet gelukt. Probeer het opnieuw.';
const lokaal = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/**
 * Login with the authorization code flow, PKCE S256, state and nonce (NL GOV OIDC profile). The providers are looked up at first
 * use and again after a failure, so that the app may start before them.
 */
export const maakInlogdienst = (deuren: Inlogdeuren, basisUrl: string): Inlogdienst => {
  const bekend = new Map<Wie, Promise<oidc.Configuration>>();
  const zoek = (wie: Wie): Promise<oidc.Configuration> => {
    const deur = deuren[wie];
    if (deur === undefined) throw new Probleem('niet-gevonden', 'Deze manier van inloggen is er niet.');
    let config = bekend.get(wie);
    if (config === undefined) {
      const issuer = new URL(deur.issuer);
      // Plain http is for the provider on this very machine only.
      const execute = issuer.protocol === 'http:' && lokaal(issuer) ? [oidc.allowInsecureRequests] : [];
      config = oidc.discovery(issuer, deur.clientId, { [oidc.clockTolerance]: 10 }, oidc.ClientSecretBasic(deur.clientSecret), { execute, timeout: 10 });
      config.catch(() => { bekend.delete(wie); });
      bekend.set(wie, config);
    }
    return config.catch((fout: unknown) => { throw new Probleem('bron-onbereikbaar', 'De inlogdienst antwoordt nu niet. Probeer het over een minuut opnieuw.', { oorzaak: fout instanceof Error ? fout.name : 'onbekend' }); });
  };

  const leesBsn = async (config: oidc.Configuration, deur: Inlogdeur, tokens: oidc.TokenEndpointResponse, claims: oidc.IDToken): Promise<string | undefined> => {
    if (deur.bsnClaim === undefined) return undefined;
    const bron = claims[deur.bsnClaim] === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
    const bsn = bron[deur.bsnClaim];
    return typeof bsn === 'string' && /^\d{9}$/.test(bsn) ? bsn : undefined;
  };

  return {
    begin: async (wie, terug, nu, { opnieuw, niveau }) => {
      const config = await zoek(wie);
      const deur = deuren[wie] as Inlogdeur;
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const adres = oidc.buildAuthorizationUrl(config, {
        redirect_uri: `${basisUrl}/oidc/terug`, response_type: 'code', scope: ['openid', deur.scope].filter(Boolean).join(' '), state, nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', acr_values: niveau ?? deur.minimaal,
        // A citizen may sit at a shared computer: DigiD always asks again.
        ...((opnieuw || niveau !== undefined || wie === 'burger') && { prompt: 'login' }),
      });
      return { adres: adres.href, poging: { wie, state, nonce, verifier, terug, begonnen: nu, ...(niveau !== undefined && { niveau }) } };
    },
    voltooi: async (poging, adres) => {
      const config = await zoek(poging.wie);
      const deur = deuren[poging.wie] as Inlogdeur;
      let uitkomst: Ingelogd & { acrGegeven: string | undefined };
      try {
        const tokens = await oidc.authorizationCodeGrant(config, adres, { expectedState: poging.state, expectedNonce: poging.nonce, pkceCodeVerifier: poging.verifier, idTokenExpected: true });
        const claims = tokens.claims() as oidc.IDToken;
        const acr = typeof claims['acr'] === 'string' ? claims['acr'] : undefined;
        const amr: unknown = claims['amr'];
        const tweedeStap = (deur.tweedeStap ?? []).length === 0 || (Array.isArray(amr) && amr.some((a) => deur.tweedeStap?.includes(String(a)) === true));
        uitkomst = { sub: claims.sub, acr: acr ?? '', tweedeStap, acrGegeven: acr, idToken: tokens.id_token, bsn: reikt(acr, deur.minimaal) ? await leesBsn(config, deur, tokens, claims) : undefined };
      } catch (fout) {
        // The provider's own words may quote what the user typed: only the code goes on.
        throw new Probleem('niet-ingelogd', mislukt, { oorzaak: fout instanceof oidc.AuthorizationResponseError ? fout.error : 'controle' });
      }
      // Providers give what they can; whether that is enough is ours to decide (standaarden §5).
      if (!reikt(uitkomst.acrGegeven, deur.minimaal)) throw new Probleem('betrouwbaarheid-te-laag', 'Voor deze gegevens moet u inloggen met niveau Substantieel.');
      if (poging.niveau !== undefined && !reikt(uitkomst.acrGegeven, poging.niveau)) throw new Probleem('betrouwbaarheid-te-laag', 'De extra controle is niet gelukt: uw inlogdienst gaf niet het niveau Hoog. U bent nog ingelogd zoals u was.');
      return { sub: uitkomst.sub, acr: uitkomst.acr, tweedeStap: uitkomst.tweedeStap, bsn: uitkomst.bsn, idToken: uitkomst.idToken };
    },
    uitlogadres: async (wie, idToken) => {
      // Logging out here must work when the provider does not answer.
      const config = await zoek(wie).catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${basisUrl}/uitgelogd`, ...(idToken !== undefined && { id_token_hint: idToken }) }).href;
    },
  };
};
