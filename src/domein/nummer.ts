/** Crockford's alphabet: no I, L, O and U, so that a number read out over the phone is not misheard. */
const alfabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The kinds of human numbers and their prefix letter; a casusnummer has none (domein §2). */
export const nummersoorten = { casus: '', melding: 'M', verzoek: 'V', overleg: 'O', uitkomst: 'U', plan: 'P', actie: 'A', burgerverzoek: 'B' } as const;
export type Nummersoort = keyof typeof nummersoorten;

/** Random bytes that one number needs: 8 characters of 5 bits. */
export const nummerBytes = 5;

const waardeVan = (tekens: string): number => [...tekens].reduce((waarde, teken) => waarde * 32 + alfabet.indexOf(teken), 0);

/** 98 − (value·100 mod 97), two digits from 02 to 98. The largest product, 100·2^40, is exact in a double. */
const controle = (tekens: string): string => String(98 - ((waardeVan(tekens) * 100) % 97)).padStart(2, '0');

/**
 * Makes a human number such as `7K3M-9QPD-87` or `A-4D0R-N8WX-36` from five random bytes. It has no meaning: no verband, region or
 * year can be read from it (domein §2). The caller brings the randomness, because this folder is pure.
 */
export const maakNummer = (soort: Nummersoort, willekeurig: Uint8Array): string => {
  if (willekeurig.length !== nummerBytes) throw new RangeError(`a number needs ${nummerBytes} random bytes`);
  let rest = willekeurig.reduce((waarde, byte) => waarde * 256 + byte, 0);
  let tekens = '';
  for (let i = 0; i < 8; i += 1) {
    tekens = alfabet.charAt(rest % 32) + tekens;
    rest = Math.floor(rest / 32);
  }
  return opgemaakt(soort, tekens);
};

const opgemaakt = (soort: Nummersoort, tekens: string): string => {
  const prefix = nummersoorten[soort];
  return `${prefix === '' ? '' : `${prefix}-`}${tekens.slice(0, 4)}-${tekens.slice(4)}-${controle(tekens)}`;
};

/**
 * Reads a number as people type it: capitals or not, with or without spaces and hyphens; the prefix letter is taken off first, then
 * I and L read as 1 and O as 0. Answers the stored form, or null when the kind, a character or the check digits do not fit (domein §2).
 */
export const leesNummer = (soort: Nummersoort, invoer: string): string | null => {
  const kaal = invoer.toUpperCase().replace(/[\s-]/g, '');
  const prefix = nummersoorten[soort];
  if (!kaal.startsWith(prefix)) return null;
  const gelezen = kaal.slice(prefix.length).replace(/[IL]/g, '1').replace(/O/g, '0');
  if (!/^[0-9A-HJKMNP-TV-Z]{8}\d{2}$/.test(gelezen)) return null;
  const tekens = gelezen.slice(0, 8);
  return controle(tekens) === gelezen.slice(8) ? opgemaakt(soort, tekens) : null;
};
