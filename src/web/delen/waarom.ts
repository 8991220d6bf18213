import type { Waarom } from './api-types.ts';
import { gegevenssoortnaam } from './woorden.ts';

export type Soortregel = { code: string; naam: string; niveau: 0 | 1 | 2 | null; uitleg: string };

/** One line per gegevenssoort the matrix gives for this doel, widest first. It comes from the matrix, never from what data there are (R0.3). */
export function soortenVan(w: Waarom): Soortregel[] {
  const regels = w.soorten?.map(({ code, niveau, uitleg }) => ({ code, niveau, uitleg }))
    ?? Object.entries(w.niveaus ?? {}).map(([code, n]) => { const niveau = n === 0 || n === 1 || n === 2 ? n : null; return { code, niveau, uitleg: niveauzin(niveau) }; });
  return regels.map((r): Soortregel => ({ ...r, naam: gegevenssoortnaam[r.code] ?? r.code })).sort((a, b) => (b.niveau ?? -1) - (a.niveau ?? -1) || a.naam.localeCompare(b.naam, 'nl'));
}
/** What a niveau means, in a sentence. */
const niveauzin = (niveau: 0 | 1 | 2 | null): string =>
  niveau === 2 ? 'U ziet alle gegevens van deze soort die voor dit doel nodig zijn.' : niveau === 1 ? 'U ziet dat er iets bekend is, niet de inhoud.' : niveau === 0 ? 'U ziet alleen of dit er is.' : 'Niet nodig voor dit doel.';
