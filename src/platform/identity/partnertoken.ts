/** Where and as whom to fetch a token for calls to a partner (or, for a simulated partner, to us). */
export type Tokenkeuze = { readonly issuer: string; readonly clientId: string; readonly geheim: string; readonly audience: string };

/**
 * Fetches bearer tokens (client credentials) and keeps each until 30 s before its end. Throws an Error when the provider refuses
 * or is out of reach; the caller retries.
 */
export const maakPartnertoken = ({ issuer, clientId, geheim, audience }: Tokenkeuze): (() => Promise<string>) => {
  let bewaard: { token: string; tot: number } | undefined;
  return async () => {
    if (bewaard !== undefined && bewaard.tot > Date.now()) return bewaard.token;
    const signal = AbortSignal.timeout(10_000);
    const vindplaats = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal });
    const { token_endpoint: adres } = await vindplaats.json() as { token_endpoint: string };
    const antwoord = await fetch(adres, {
      method: 'POST', signal,
      headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(geheim)}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience, scope: 'keten' }),
    });
    if (!antwoord.ok) throw new Error(`token endpoint answered ${antwoord.status}`);
    const { access_token: token, expires_in: seconden } = await antwoord.json() as { access_token: string; expires_in: number };
    bewaard = { token, tot: Date.now() + (seconden - 30) * 1000 };
    return token;
  };
};
