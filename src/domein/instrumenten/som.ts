import type { Antwoorden, Instrumentdefinitie } from './definitie.ts';
import type { Uitslag } from './uitslag.ts';

/**
 * Sum instruments (PHQ-9, AUDIT; domein §7.5 e). Missing answers up to the limit are scaled: round half up(sum · items / answered);
 * one more makes the outcome invalid. An alarm goes off on its own item, whatever the sum and also when the outcome is invalid:
 * a half-filled list with a thought of death is still a thought of death.
 */
export const scoorSom = (d: Instrumentdefinitie, antwoorden: Antwoorden): Uitslag => {
  if (d.scoring.soort !== 'som') throw new Error(`${d.code} is geen sominstrument`);
  const nul = new Set(d.scoring.overslaan.filter((o) => antwoorden[o.item] === o.waarde).flatMap((o) => o.telAlsNul));
  const punten = (code: string): number | undefined => {
    const gegeven = antwoorden[code];
    return typeof gegeven === 'number' ? gegeven : nul.has(code) ? 0 : undefined;
  };
  const beantwoord = d.items.filter((i) => punten(i.code) !== undefined);
  const som = beantwoord.reduce((totaal, i) => totaal + (punten(i.code) ?? 0), 0);
  const ontbrekend = d.items.length - beantwoord.length;
  const geldig = beantwoord.length > 0 && ontbrekend <= d.scoring.ontbrekendHoogstens;
  const score = geldig ? halfOmhoog(som * d.items.length, beantwoord.length) : null;
  const band = score === null ? undefined : d.banden.find((b) => score >= (b.van ?? -Infinity) && score <= (b.tot ?? Infinity));
  return {
    geldig, score, band: band?.code ?? null, label: band?.label ?? null,
    alarmen: d.scoring.alarmen.filter((a) => (punten(a.item) ?? 0) >= a.vanaf).map((a) => a.code),
    aantalBeantwoord: beantwoord.length, aantalOntbrekend: ontbrekend, stap: null, leefgebieden: null,
    telde: beantwoord
      .map((i) => ({ item: i.code, onderwerp: i.onderwerp, antwoord: i.keuzes.find((k) => k.waarde === punten(i.code))?.label ?? String(punten(i.code)), punten: punten(i.code) ?? 0 }))
      .toSorted((a, b) => b.punten - a.punten),
  };
};

/** Integer division rounded half up, without floating point. */
const halfOmhoog = (teller: number, noemer: number): number => Math.floor((2 * teller + noemer) / (2 * noemer));
