import { datumVan, eindeVanDag, plusWerkdagen } from '../kalender.ts';
import type { Feestdagtoets } from '../kalender.ts';
import { geenEind, signaal80 } from '../termijn.ts';

/** Who carries out: an organisation, or a citizen (who is only ever reminded). */
export type Uitvoerdersoort = 'organisatie' | 'burger';
export type Trap = 1 | 2 | 3 | 4;
export type Ladder = Readonly<Record<Trap, Date>>;

/** Whom a rung of the ladder reaches (R11.3). */
export const aanWie = (trap: Trap, soort: Uitvoerdersoort): 'uitvoerder' | 'leidinggevende' | 'casusregisseur' | 'procesregisseur' => {
  if (soort === 'burger' || trap === 1) return 'uitvoerder';
  if (trap === 2) return 'leidinggevende';
  return trap === 3 ? 'casusregisseur' : 'procesregisseur';
};

const werkdagenNa: Readonly<Record<2 | 3 | 4, number>> = { 2: 1, 3: 3, 4: 10 };

/**
 * The four moments of the escalation ladder (R11.3): trap 1 = 80 % of the span; trap 2, 3 and 4 = the end of the 1st, 3rd and 10th werkdag after
 * the day of `uiterlijkOp`. For a citizen there is only the reminder: the other three lie at `geenEind`, so he is never escalated.
 */
export const laddertijden = (start: Date, uiterlijkOp: Date, soort: Uitvoerdersoort, isFeestdag: Feestdagtoets): Ladder => {
  const nooit = new Date(geenEind);
  const na = (trap: 2 | 3 | 4): Date => (soort === 'burger' ? nooit : eindeVanDag(plusWerkdagen(datumVan(uiterlijkOp), werkdagenNa[trap], isFeestdag)));
  return { 1: start < uiterlijkOp ? signaal80(start, uiterlijkOp) : uiterlijkOp, 2: na(2), 3: na(3), 4: na(4) };
};

/** The moment after which an open assessment of a terugkoppeling becomes a signal to the procesregisseur (R11.6), and access of the uitvoerder ends (R11.8): 10 werkdagen. */
export const tienWerkdagenNa = (moment: Date, isFeestdag: Feestdagtoets): Date => eindeVanDag(plusWerkdagen(datumVan(moment), 10, isFeestdag));
