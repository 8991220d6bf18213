import { teVragenStappen } from './beslissing.ts';
import type { Antwoorden, Instrumentdefinitie } from './definitie.ts';

/** One fault: `veld` is a JSON pointer into the body. */
export type Itemfout = { veld: string; code: string; melding: string };

/**
 * Checks the answers of one afname against its definition; every fault at once, each with a JSON pointer below `pad`
 * (e.g. `/afnamen/0`). With `afgerond` also what is still missing; without it (a draft, or "onvoldoende informatie") only what is wrong.
 */
export const controleerAntwoorden = (
  d: Instrumentdefinitie, antwoorden: Antwoorden, toelichtingen: Readonly<Record<string, string>>, opties: { afgerond: boolean; pad: string },
): Itemfout[] => {
  const fouten: Itemfout[] = [];
  const meld = (veld: string, code: string, melding: string): void => { fouten.push({ veld: `${opties.pad}/${veld}`, code, melding }); };
  const bekend = new Map(d.items.map((i) => [i.code, i]));
  for (const [code, waarde] of Object.entries(antwoorden)) {
    const item = bekend.get(code);
    if (!item) meld(`antwoorden/${code}`, 'onbekend-item', 'Deze vraag hoort niet bij dit instrument');
    else if (!item.keuzes.some((k) => k.waarde === waarde)) meld(`antwoorden/${code}`, 'ongeldig-antwoord', `Kies een van de antwoorden bij "${item.onderwerp}"`);
  }
  for (const code of Object.keys(toelichtingen)) if (!bekend.has(code)) meld(`toelichtingen/${code}`, 'onbekend-item', 'Deze vraag hoort niet bij dit instrument');
  if (!opties.afgerond) return fouten;
  for (const item of d.items) {
    const antwoord = antwoorden[item.code];
    if (antwoord === undefined && moetBeantwoord(d, antwoorden, item.code)) meld(`antwoorden/${item.code}`, 'verplicht', `Geef antwoord op "${item.onderwerp}". Weet u het niet, kies dan "Weet ik niet"`);
    if (d.scoring.soort === 'leefgebieden' && typeof antwoord === 'number' && antwoord <= d.scoring.toelichtingTot && (toelichtingen[item.code] ?? '').trim().length === 0) {
      meld(`toelichtingen/${item.code}`, 'toelichting-verplicht', `Licht toe waarom "${item.onderwerp}" zo laag is`);
    }
  }
  return fouten;
};

/** Sum instruments allow missing answers (scaled or invalid); decision instruments ask up to the deciding step; the others offer "weet ik niet" everywhere. */
const moetBeantwoord = (d: Instrumentdefinitie, antwoorden: Antwoorden, code: string): boolean => {
  switch (d.scoring.soort) {
    case 'som': case 'geen': return false;
    case 'beslissing': return teVragenStappen(d, antwoorden).includes(code) && d.scoring.stappen.some((s) => s.item === code && !s.magOpen);
    default: return true;
  }
};
