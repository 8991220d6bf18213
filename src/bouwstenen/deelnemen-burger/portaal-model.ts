/** Pure rules of access to the portal (R7.6): what the facts of a casus mean for one person who visits. */
export const toegangsredenen = ['achterhouding', 'vermoedelijk-pleger', 'minderjarig', 'geheim-adres', 'gezag-onzeker', 'hold-voorbij'] as const;
export type Toegangsreden = typeof toegangsredenen[number];
export const toegangszinnen: Readonly<Record<Toegangsreden, string>> = {
  achterhouding: 'Er wordt iets voor deze persoon achtergehouden.', 'vermoedelijk-pleger': 'Over deze persoon bestaat een vermoeden van geweld.', minderjarig: 'Deze persoon is jonger dan 16 jaar.', 'geheim-adres': 'Iemand anders in deze casus heeft een geheim adres.',
  'gezag-onzeker': 'Het is niet zeker of deze persoon gezag heeft over een kind in deze casus.', 'hold-voorbij': 'Een achterhouding is voorbij. Wat hij dan ziet, beslist een mens.',
};

export type Toegangsfeiten = {
  /** An open hold on the whole casus or on telling him (R7.2). */
  readonly heeftHold: boolean; readonly isVermoedelijkPleger: boolean; readonly isJongerDan16: boolean;
  /** Another person of the casus has a secret address and he has not (R2.9). */
  readonly heeftAnderGeheimAdres: boolean;
  /** He is named as holder of gezag over a child of the casus and no clear source or person settled it (R2.7). */
  readonly isGezagOnzeker: boolean;
};
/** What the rule says now: a hold closes, anything else that needs judgement waits for a person. */
export const redenenBij = (f: Toegangsfeiten): Toegangsreden[] => [
  ...(f.heeftHold ? ['achterhouding' as const] : []), ...(f.isVermoedelijkPleger ? ['vermoedelijk-pleger' as const] : []), ...(f.isJongerDan16 ? ['minderjarig' as const] : []),
  ...(f.heeftAnderGeheimAdres ? ['geheim-adres' as const] : []), ...(f.isGezagOnzeker ? ['gezag-onzeker' as const] : []),
];

export type Toegangsstatus = 'actief' | 'geblokkeerd' | 'beoordelen' | 'vervallen';
export type Toegangsstand = { readonly status: Toegangsstatus; readonly redenen: readonly string[]; /** What a person knew when he decided. */ readonly gewogen: readonly string[]; /** A person decided the present status. */ readonly isBeslist: boolean };
/**
 * The access that follows at a visit. A hold always wins. What a person closed stays closed. What a person opened stays open as long as nothing
 * new turned up. A hold that ended opens nothing by itself, nor does a reason that went away: a person decides (R7.2). Without a row and without a reason there is nothing to record.
 */
export const toegangNa = (stand: Toegangsstand | undefined, redenen: readonly Toegangsreden[]): { status: Toegangsstatus; redenen: Toegangsreden[] } | undefined => {
  if (stand?.status === 'vervallen') return undefined;
  if (redenen.includes('achterhouding')) return { status: 'geblokkeerd', redenen: [...redenen] };
  if (stand?.status === 'geblokkeerd' && stand.isBeslist) return undefined;
  if (stand?.status === 'geblokkeerd') return { status: 'beoordelen', redenen: ['hold-voorbij', ...redenen] };
  if (stand?.status === 'beoordelen') return { status: 'beoordelen', redenen: toegangsredenen.filter((r) => r !== 'achterhouding' && (stand.redenen.includes(r) || redenen.includes(r))) };
  if (redenen.some((r) => stand === undefined || !stand.isBeslist || !stand.gewogen.includes(r))) return { status: 'beoordelen', redenen: [...redenen] };
  if (stand === undefined) return undefined;
  return { status: 'actief', redenen: [...redenen] };
};
