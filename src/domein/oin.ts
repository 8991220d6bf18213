import { voldoetAanElfproef } from './bsn.ts';

/** OINs of invented organisations start with this; Logius does not issue it (domein §2). */
export const demoPrefix = '00000099';
/** The number after this prefix is an RSIN. */
const prefixRsin = '00000001';

/**
 * Is this text a well-formed OIN? Eight digits of register code and twelve digits or capitals. There is no check digit of its own,
 * but with register code 00000001 the next nine digits are an RSIN and must pass the 11-test (domein §2).
 */
export const isOin = (tekst: string): boolean => {
  if (!/^\d{8}[0-9A-Z]{12}$/.test(tekst)) return false;
  return !tekst.startsWith(prefixRsin) || voldoetAanElfproef(tekst.slice(8, 17));
};

/** The OIN of invented organisation `nr`: prefix + number in nine digits + `000` (domein §8). */
export const demoOin = (nr: number): string => {
  if (!Number.isInteger(nr) || nr < 1 || nr > 999_999_999) throw new RangeError('demoOin counts from 1 to 999999999');
  return `${demoPrefix}${String(nr).padStart(9, '0')}000`;
};
