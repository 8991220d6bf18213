/** Something that must be done before a casus may close; the rooms report their own. `zin` is Dutch and without personal data. */
export type Punt = { readonly code: string; readonly zin: string };

/** What this bouwsteen itself knows about the closing (R12.5). */
export type Eigenfeiten = {
  readonly aantalOpenSignalen: number;
  /** Moments neither held nor skipped with a reason. */
  readonly aantalOpenMomenten: number;
  readonly isGezinIngelicht: boolean; readonly zijnPartnersIngelicht: boolean;
  readonly wijze: 'afsluiten' | 'overdragen'; readonly isOverdrachtGeaccepteerd: boolean;
  readonly reden: string;
};

const keer = (n: number, een: string, meer: string): string => (n === 1 ? `1 ${een}` : `${n} ${meer}`);

/**
 * The closing checklist (R12.5): what still stands open, own points first, then those of the rooms. Empty = the casus may close.
 * A casus that ends because somebody died asks no last talk with the household.
 */
export const openPunten = (f: Eigenfeiten, vanKamers: readonly Punt[]): Punt[] => [
  ...(f.aantalOpenSignalen > 0 ? [{ code: 'terugvalsignaal-open', zin: `Er ${f.aantalOpenSignalen === 1 ? 'staat' : 'staan'} nog ${keer(f.aantalOpenSignalen, 'signaal', 'signalen')} van terugval open.` }] : []),
  ...(f.aantalOpenMomenten > 0 ? [{ code: 'nazorgmoment-open', zin: `Er ${f.aantalOpenMomenten === 1 ? 'is' : 'zijn'} nog ${keer(f.aantalOpenMomenten, 'nazorgmoment', 'nazorgmomenten')} niet uitgevoerd en niet met een reden overgeslagen.` }] : []),
  ...(f.isGezinIngelicht || f.reden === 'overleden' ? [] : [{ code: 'gezin-niet-ingelicht', zin: 'Het gezin weet nog niet dat de casus stopt.' }]),
  ...(f.zijnPartnersIngelicht ? [] : [{ code: 'partners-niet-ingelicht', zin: 'De partners weten nog niet dat de casus stopt.' }]),
  ...(f.wijze === 'overdragen' && !f.isOverdrachtGeaccepteerd ? [{ code: 'overdracht-niet-geaccepteerd', zin: 'De andere organisatie heeft de casus nog niet overgenomen.' }] : []),
  ...vanKamers,
];
