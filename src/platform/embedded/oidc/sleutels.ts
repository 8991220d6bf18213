import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** Signing key and cookie secret of the local provider. */
export type Sleutels = { readonly jwks: { readonly keys: JWK[] }; readonly cookies: string[] };

/** Reads the keys from the data folder, or makes them at the first start (mode 0600, whole or not at all): tokens stay valid over a restart. */
export const leesSleutels = async (map: string): Promise<Sleutels> => {
  mkdirSync(map, { recursive: true, mode: 0o700 });
  const bestand = join(map, 'oidc-sleutels.json');
  if (existsSync(bestand)) return JSON.parse(readFileSync(bestand, 'utf8')) as Sleutels;
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const sleutels: Sleutels = {
    jwks: { keys: [{ ...await exportJWK(privateKey), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }] },
    cookies: [randomBytes(32).toString('base64url')],
  };
  writeFileSync(`${bestand}.nieuw`, JSON.stringify(sleutels), { mode: 0o600 });
  renameSync(`${bestand}.nieuw`, bestand);
  return sleutels;
};
