import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Pseudoniemcontext } from './pseudoniem.ts';

/**
 * A 32-byte key from its base64 text (settings SLEUTEL_BSN, SLEUTEL_BSN_INDEX, their earlier ones, SLEUTEL_PSEUDONIEM).
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

/** One key of a ring; `kid` names it in a text without saying anything about it. */
export type Sleutel = { readonly kid: string; readonly bytes: Uint8Array };
/** The key that writes, and every key that reads (the writing one first). */
export type Sleutelring = { readonly huidig: Sleutel; readonly alle: readonly Sleutel[] };

/** The short name of a key: the first 8 hex digits of SHA-256 over a fixed label and the key. */
export const kidVan = (sleutel: Uint8Array): string => createHash('sha256').update('samenspel:kid:').update(sleutel).digest('hex').slice(0, 8);

/** A ring from base64 texts. A key that is named twice counts once. Throws when one is not 32 bytes. */
export const maakSleutelring = (huidig: string, eerder: readonly string[] = []): Sleutelring => {
  const sleutels = [...new Set([huidig, ...eerder])].map((tekst): Sleutel => { const bytes = sleutelUitTekst(tekst); return { kid: kidVan(bytes), bytes }; });
  return { huidig: sleutels[0] as Sleutel, alle: sleutels };
};

/** The text names a key that is not in the ring: an earlier key was taken away too soon, or the text is of another installation. Names the key, never the text. */
export class SleutelOnbekend extends Error {
  override readonly name = 'SleutelOnbekend';
  readonly kid: string;
  constructor(kid: string) { super(`no key ${kid} in the ring`); this.kid = kid; }
}
/** The text does not open: it was changed, belongs to another row, or (v1) was made with a key that is not in the ring. */
export class GeheimOnleesbaar extends Error {
  override readonly name = 'GeheimOnleesbaar';
  constructor(waarom: string) { super(`cipher text does not open: ${waarom}`); }
}

/**
 * AES-256-GCM. `gebonden` (table, column and row id, for example) is authenticated with it: a cipher text copied to another row
 * does not open. Answers `v2.<kid>.` + base64url of iv (12), tag (16) and cipher text. Before there was a ring the text began with `v1.` and named no key.
 */
export const versleutel = (sleutel: Uint8Array, tekst: string, gebonden: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sleutel, iv).setAAD(Buffer.from(gebonden, 'utf8'));
  const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
  return `v2.${kidVan(sleutel)}.${Buffer.concat([iv, cipher.getAuthTag(), inhoud]).toString('base64url')}`;
};

/** The key that a text names; undefined for one of before the ring, null for what is no cipher text. */
export const kidVanTekst = (versleuteld: string): string | undefined | null => (versleuteld.startsWith('v1.') ? undefined : /^v2\.([0-9a-f]{8})\./.exec(versleuteld)?.[1] ?? null);

/** Opens what `versleutel` made with a key of the ring and the same binding. Throws SleutelOnbekend or GeheimOnleesbaar, never an error of the crypto library. */
export const ontsleutel = (ring: Sleutelring, versleuteld: string, gebonden: string): string => {
  const kid = kidVanTekst(versleuteld);
  if (kid === null) throw new GeheimOnleesbaar('unknown cipher version');
  const kandidaten = kid === undefined ? ring.alle : ring.alle.filter((s) => s.kid === kid);
  if (kandidaten.length === 0) throw new SleutelOnbekend(kid ?? '');
  const alles = Buffer.from(versleuteld.slice(kid === undefined ? 3 : 12), 'base64url');
  if (alles.length < 28) throw new GeheimOnleesbaar('too short');
  for (const { bytes } of kandidaten) {
    const tekst = probeer(bytes, alles, gebonden);
    if (tekst !== undefined) return tekst;
  }
  throw new GeheimOnleesbaar(kid === undefined ? 'no key of the ring fits' : 'changed, or of another row');
};
const probeer = (sleutel: Uint8Array, alles: Buffer, gebonden: string): string | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', sleutel, alles.subarray(0, 12)).setAAD(Buffer.from(gebonden, 'utf8'));
  decipher.setAuthTag(alles.subarray(12, 28));
  try { return Buffer.concat([decipher.update(alles.subarray(28)), decipher.final()]).toString('utf8'); } catch { return undefined; }
};

/** Blind index of a BSN: lets the database find a person by BSN without holding it readable (domein §2). */
export const bsnIndex = (sleutel: Uint8Array, bsn: string): string => createHmac('sha256', sleutel).update(`bsn:${bsn}`, 'utf8').digest('base64url');
/** The same number under every key of the ring, the writing key first: what was stored under an earlier key is found too. */
export const bsnIndexen = (ring: Sleutelring, nummer: string): readonly string[] => ring.alle.map((s) => bsnIndex(s.bytes, nummer));
/** Blind index of an address, under every key of the ring, the writing key first. */
export const adresIndexen = (ring: Sleutelring, adres: string): readonly string[] => ring.alle.map((s) => createHmac('sha256', s.bytes).update(`adres:${adres}`).digest('base64url'));
