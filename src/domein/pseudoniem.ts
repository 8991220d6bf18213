import { createHmac } from 'node:crypto';

/** The world in which a pseudonym is known; each has its own key, so that two worlds cannot be joined (domein §2). */
export type Pseudoniemcontext = 'log' | 'export' | `bekendheid:${string}` | `gebeurtenis:${string}` | `monitor:${number}`;

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 in lower case, without padding. */
const naarBase32 = (bytes: Uint8Array): string => {
  let uit = '';
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      uit += base32.charAt((rest >> (bits - 5)) & 31);
      bits -= 5;
    }
    rest &= (1 << bits) - 1;
  }
  return bits > 0 ? uit + base32.charAt((rest << (5 - bits)) & 31) : uit;
};

/**
 * The pseudonym of a person: HMAC-SHA-256 with the key of the context over `bsn:<bsn>`, or `persoon:<uuid>` without a BSN;
 * base32, first 26 characters = 130 bits (domein §2). The same person and key always give the same text.
 */
export const pseudoniem = (sleutel: Uint8Array, persoon: { bsn: string } | { persoonId: string }): string => {
  const bron = 'bsn' in persoon ? `bsn:${persoon.bsn}` : `persoon:${persoon.persoonId}`;
  return naarBase32(createHmac('sha256', sleutel).update(bron, 'utf8').digest()).slice(0, 26);
};
