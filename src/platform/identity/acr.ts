/** Levels of assurance in ascending order (NL GOV OIDC profile, eIDAS). */
export const betrouwbaarheden = ['http://eidas.europa.eu/LoA/low', 'http://eidas.europa.eu/LoA/substantial', 'http://eidas.europa.eu/LoA/high'] as const;
export type Betrouwbaarheid = typeof betrouwbaarheden[number];
export const substantieel: Betrouwbaarheid = 'http://eidas.europa.eu/LoA/substantial';
export const hoog: Betrouwbaarheid = 'http://eidas.europa.eu/LoA/high';

/** Whether `acr` reaches `minimaal`. An absent or unknown acr never does. */
export const reikt = (acr: string | undefined, minimaal: Betrouwbaarheid): boolean => {
  const niveau = betrouwbaarheden.indexOf(acr as Betrouwbaarheid);
  return niveau >= 0 && niveau >= betrouwbaarheden.indexOf(minimaal);
};
