import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const leid = promisify(scrypt) as (wachtwoord: string, zout: Buffer, lengte: number) => Promise<Buffer>;

/** Password → `scrypt$<salt>$<hash>` (base64url); what the provider keeps instead of the password. */
export const hashWachtwoord = async (wachtwoord: string): Promise<string> => {
  const zout = randomBytes(16);
  return `scrypt$${zout.toString('base64url')}$${(await leid(wachtwoord, zout, 32)).toString('base64url')}`;
};

/** Compares in constant time. An absent hash (unknown login) costs the same time and is always wrong. */
export const klopt = async (wachtwoord: string, hash: string | undefined): Promise<boolean> => {
  const [, zout = '', goed = ''] = (hash ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA$').split('$');
  const uit = await leid(wachtwoord, Buffer.from(zout, 'base64url'), 32);
  const verwacht = Buffer.from(goed, 'base64url');
  return verwacht.length === uit.length && timingSafeEqual(uit, verwacht);
};
