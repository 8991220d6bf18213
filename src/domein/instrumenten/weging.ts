import { onbekend, type Antwoorden, type Instrumentdefinitie } from './definitie.ts';
import type { Uitslag } from './uitslag.ts';

/**
 * VEIL-8 (domein §7.5 e): ja on an acute item → acuut; enough ja on the structural items → structureel; one ja, or enough unknown →
 * mogelijk; else niet-aangetoond. What was not asked counts as unknown, so that silence never makes a household look safe.
 */
export const scoorWeging = (d: Instrumentdefinitie, antwoorden: Antwoorden): Uitslag => {
  const s = d.scoring;
  if (s.soort !== 'weging') throw new Error(`${d.code} is geen weging`);
  const ja = (codes: readonly string[]): string[] => codes.filter((c) => antwoorden[c] === 'ja');
  const aantalJa = ja(d.items.map((i) => i.code)).length;
  const aantalOnbekend = d.items.filter((i) => antwoorden[i.code] === undefined || antwoorden[i.code] === onbekend).length;
  const band = ja(s.acuut).length > 0 ? 'acuut'
    : ja(s.structureel).length >= s.structureelVanaf ? 'structureel'
    : aantalJa >= s.mogelijkVanafJa || aantalOnbekend >= s.mogelijkVanafOnbekend ? 'mogelijk'
    : 'niet-aangetoond';
  const gewicht = (code: string, antwoord: unknown): number => antwoord === 'ja' ? (s.acuut.includes(code) ? 3 : 2) : antwoord === onbekend ? 1 : 0;
  const beantwoord = d.items.filter((i) => antwoorden[i.code] !== undefined);
  return {
    geldig: true, score: null, band, label: d.banden.find((b) => b.code === band)?.label ?? null, alarmen: [],
    aantalBeantwoord: beantwoord.length, aantalOntbrekend: d.items.length - beantwoord.length, stap: null, leefgebieden: null,
    telde: beantwoord
      .toSorted((a, b) => gewicht(b.code, antwoorden[b.code]) - gewicht(a.code, antwoorden[a.code]))
      .map((i) => ({ item: i.code, onderwerp: i.onderwerp, antwoord: String(antwoorden[i.code]), punten: null })),
  };
};
