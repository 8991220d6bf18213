import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Pseudoniemcontext } from './pseudoniem.ts';

/**
 * A 32-byte key from its base64 text (settings SLEUTEL_BSN, SLEUTEL_BSN_INDEX, SLEUTEL_PSEUDONIEM).
 * Throws when it is not 32 bytes: a short key would otherwise go unnoticed.
 */
export const sleutelUitTekst = (base64: string): Buffer => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new RangeError('a key must be 32 bytes in base64');
  return bytes;
};

/** The key of one pseudonym context, derived (HKDF-SHA-256) from the main pseudonym key: contexts cannot be joined (domein §2). */
export const contextSleutel = (hoofdsleutel: string, context: Pseudoniemcontext): Buffer =>
  Buffer.from(hkdfSync('sha256', sleutelUitTekst(hoofdsleutel), Buffer.alloc(0), `samenspel:pseudoniem:${context}`, 32));

/**
 * AES-256-GCM. `gebonden` (table, column and row id, for example) is authenticated with it: a cipher text copied to another row
 * does not open. Answers `v1.` + base64url of iv (12), tag (16) and cipher text; the version prefix lets a later scheme live beside it.
 */
export const versleutel = (sleutel: Uint8Array, tekst: string, gebonden: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sleutel, iv).setAAD(Buffer.from(gebonden, 'utf8'));
  const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), inhoud]).toString('base64url')}`;
};

/** Opens what `versleutel` made with the same key and binding; throws when either differs or the text was changed. */
export const ontsleutel = (sleutel: Uint8Array, versleuteld: string, gebonden: string): string => {
  if (!versleuteld.startsWith('v1.')) throw new Error('unknown cipher version');
  const alles = Buffer.from(versleuteld.slice(3), 'base64url');
  if (alles.length < 28) throw new Error('cipher text too short');
  const decipher = createDecipheriv('aes-256-gcm', sleutel, alles.subarray(0, 12)).setAAD(Buffer.from(gebonden, 'utf8'));
  decipher.setAuthTag(alles.subarray(12, 28));
  return Buffer.concat([decipher.update(alles.subarray(28)), decipher.final()]).toString('utf8');
};

/** Blind index of a BSN: lets the database find a person by BSN without holding it readable (domein §2). */
export const bsnIndex = (sleutel: Uint8Array, bsn: string): string => createHmac('sha256', sleutel).update(`bsn:${bsn}`, 'utf8').digest('base64url');
