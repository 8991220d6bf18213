import type { Triageadvies } from './advies.ts';
import { prioriteiten, type Prioriteit, type Vervolg } from './adviestabel.ts';

export type Triagekeuze = { readonly prioriteit: Prioriteit; readonly vervolg: Vervolg };
export type Besluittoets = {
  readonly isAfwijkend: boolean;
  readonly isTweedeNodig: boolean;
  /** Least number of characters of the motivation: 20, and 50 when the human deviates (R5.2). */
  readonly motivatieMinimaal: 20 | 50;
};

/**
 * R5.2 and domein §1.6: compares what a human chose with the advice. Two or more priorities down, or closing while the advice or the
 * casus itself stands at P1, needs a second person. Upward never: that is safe and may not wait.
 */
export const toetsBesluit = (advies: Pick<Triageadvies, 'prioriteit' | 'vervolg' | 'voorstellen'>, huidig: Prioriteit, keuze: Triagekeuze): Besluittoets => {
  const omlaag = prioriteiten.indexOf(keuze.prioriteit) - prioriteiten.indexOf(advies.prioriteit);
  const volgt = keuze.vervolg === advies.vervolg || advies.voorstellen.includes(keuze.vervolg);
  const isAfwijkend = omlaag !== 0 || !volgt;
  return {
    isAfwijkend,
    isTweedeNodig: omlaag >= 2 || (keuze.vervolg === 'sluiten' && (advies.prioriteit === 'p1' || huidig === 'p1')),
    motivatieMinimaal: isAfwijkend ? 50 : 20,
  };
};
