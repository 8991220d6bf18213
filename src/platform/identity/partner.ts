import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Request } from 'express';
import { Probleem } from '../http/problemen.ts';
import type { Aanvrager } from './aanvrager.ts';
import type { Partnerzoeker } from './zoekers.ts';

export type Partnerkeuze = {
  /** Issuer of the partners' tokens (client credentials). */
  readonly issuer: string;
  /** The `aud` we are, e.g. `https://samenspel.example/keten/v1`. */
  readonly audience: string;
  /** Claim that holds the OIN; `client_id` at the local provider. */
  readonly oinClaim: string;
  readonly zoeker: Partnerzoeker;
};

const oinVorm = /^\d{8}[0-9A-Z]{12}$/;
const weiger = (): Probleem => new Probleem('niet-ingelogd', 'Stuur een geldig token van uw organisatie mee (Authorization: Bearer).');

/**
 * Who is the partner behind a bearer token: signature, issuer, audience and end are checked, then the OIN must be that of an
 * active partner. Throws 401; the answer never says which check failed.
 */
export const maakPartnerpoort = ({ issuer, audience, oinClaim, zoeker }: Partnerkeuze): ((req: Request) => Promise<Aanvrager>) => {
  let sleutels: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const zoekSleutels = (): Promise<ReturnType<typeof createRemoteJWKSet>> => {
    sleutels ??= (async () => {
      const antwoord = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(10_000) });
      if (!antwoord.ok) throw new Error(`discovery answered ${antwoord.status}`);
      const { jwks_uri: adres } = await antwoord.json() as { jwks_uri: string };
      return createRemoteJWKSet(new URL(adres));
    })();
    sleutels.catch(() => { sleutels = undefined; });
    return sleutels.catch((fout: unknown) => { throw new Probleem('bron-onbereikbaar', 'De inlogdienst antwoordt nu niet. Probeer het later opnieuw.', { oorzaak: fout instanceof Error ? fout.name : 'onbekend' }); });
  };
  return async (req) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(req.get('authorization') ?? '')?.[1];
    if (token === undefined) throw weiger();
    const set = await zoekSleutels();
    const inhoud = await jwtVerify(token, set, { issuer, audience, typ: 'at+jwt', requiredClaims: ['exp'], clockTolerance: 10 }).then((r) => r.payload, () => { throw weiger(); });
    const oin = inhoud[oinClaim];
    const partner = typeof oin === 'string' && oinVorm.test(oin) ? await zoeker.vindPartner(oin) : undefined;
    if (partner === undefined) throw weiger();
    return { soort: 'partner', ...partner };
  };
};
