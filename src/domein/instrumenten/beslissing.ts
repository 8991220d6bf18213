import type { Antwoorden, Instrumentdefinitie } from './definitie.ts';
import type { Uitslag } from './uitslag.ts';

/**
 * Decision instruments (MELDCODE-5; domein §7.5 e): walk the steps in order; the first answer that decides ends the walk and later
 * steps are not asked. A step that must be known (`magOpen` false) and is not, leaves the outcome open: not valid.
 */
export const scoorBeslissing = (d: Instrumentdefinitie, antwoorden: Antwoorden): Uitslag => {
  if (d.scoring.soort !== 'beslissing') throw new Error(`${d.code} is geen beslisinstrument`);
  const beantwoord = d.items.filter((i) => antwoorden[i.code] !== undefined);
  const doorlopen: string[] = [];
  const uitslag = (band: string | null, stap: number | null): Uitslag => ({
    geldig: band !== null, score: null, band, label: d.banden.find((b) => b.code === band)?.label ?? null,
    alarmen: [], aantalBeantwoord: beantwoord.length, aantalOntbrekend: d.items.length - beantwoord.length, stap, leefgebieden: null,
    telde: d.items.filter((i) => doorlopen.includes(i.code) && antwoorden[i.code] !== undefined)
      .map((i) => ({ item: i.code, onderwerp: i.onderwerp, antwoord: String(antwoorden[i.code]), punten: null })),
  });
  for (const stap of d.scoring.stappen) {
    const antwoord = antwoorden[stap.item];
    if (antwoord === undefined && !stap.magOpen) return uitslag(null, null);
    doorlopen.push(stap.item);
    if (antwoord === stap.bij) return uitslag(stap.uitkomst, stap.nummer);
  }
  return uitslag(d.scoring.anders, null);
};

/** Codes of the items still to be asked given the answers so far: nothing after the step that decides. */
export const teVragenStappen = (d: Instrumentdefinitie, antwoorden: Antwoorden): string[] => {
  if (d.scoring.soort !== 'beslissing') return d.items.map((i) => i.code);
  const codes: string[] = [];
  for (const stap of d.scoring.stappen) {
    codes.push(stap.item);
    const antwoord = antwoorden[stap.item];
    if (antwoord === stap.bij || antwoord === undefined) break;
  }
  return codes;
};
