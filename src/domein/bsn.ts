/**
 * The weighted sum of the Dutch 11-test over nine digits: 9a+8b+7c+6d+5e+4f+3g+2h−i must be divisible by 11 (domein §2).
 * Also used for an RSIN, which shares the number space of the BSN.
 */
export const voldoetAanElfproef = (cijfers: string): boolean => {
  if (!/^\d{9}$/.test(cijfers) || cijfers === '000000000') return false;
  const som = [...cijfers].reduce((totaal, cijfer, plaats) => totaal + Number(cijfer) * (plaats === 8 ? -1 : 9 - plaats), 0);
  return som % 11 === 0;
};

/** Is this text a well-formed BSN? Nine digits, leading zeros included and kept; no spaces or points (domein §2). */
export const isBsn = (tekst: string): boolean => voldoetAanElfproef(tekst);

/** The ninth digit that makes eight digits pass the 11-test, or null when that digit would be 10. */
const controlecijfer = (achtCijfers: string): number | null => {
  const rest = [...achtCijfers].reduce((totaal, cijfer, plaats) => totaal + Number(cijfer) * (9 - plaats), 0) % 11;
  return rest === 10 ? null : rest;
};

/**
 * The n-th invented BSN (n = 1, 2, …) of the demo data: `9995` + k in four digits + check digit, where a k without a check
 * digit is skipped (domein §8). The range 9995… is never issued to a person.
 */
export const demoBsn = (n: number): string => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('demoBsn counts from 1');
  let gevonden = 0;
  for (let k = 1; k <= 9999; k += 1) {
    const begin = `9995${String(k).padStart(4, '0')}`;
    const cijfer = controlecijfer(begin);
    if (cijfer === null) continue;
    gevonden += 1;
    if (gevonden === n) return `${begin}${cijfer}`;
  }
  throw new RangeError('demoBsn has no more numbers');
};
