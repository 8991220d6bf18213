import { onbekend, type Antwoorden, type Instrumentdefinitie } from './definitie.ts';
import type { Uitslag } from './uitslag.ts';

/** LG-SCAN (domein §7.5 e): no sum over leefgebieden; only the lowest, how many are low and how many are unknown. An unanswered one counts as unknown. */
export const scoorLeefgebieden = (d: Instrumentdefinitie, antwoorden: Antwoorden): Uitslag => {
  if (d.scoring.soort !== 'leefgebieden') throw new Error(`${d.code} is geen leefgebiedenscan`);
  const { laagTot } = d.scoring;
  const profiel = Object.fromEntries(d.items.map((i) => {
    const antwoord = antwoorden[i.code];
    return [i.code, typeof antwoord === 'number' ? antwoord : onbekend] as const;
  })) as Record<string, number | 'onbekend'>;
  const cijfers = Object.values(profiel).filter((c): c is number => typeof c === 'number');
  const laag = cijfers.filter((c) => c <= laagTot);
  return {
    geldig: true, score: null, band: null, label: null, alarmen: [],
    aantalBeantwoord: d.items.filter((i) => antwoorden[i.code] !== undefined).length,
    aantalOntbrekend: d.items.filter((i) => antwoorden[i.code] === undefined).length,
    stap: null,
    leefgebieden: { laagste: cijfers.length === 0 ? null : Math.min(...cijfers), aantalLaag: laag.length, aantalOnbekend: d.items.length - cijfers.length, profiel },
    telde: d.items.filter((i) => typeof profiel[i.code] === 'number')
      .map((i) => ({ item: i.code, onderwerp: i.onderwerp, antwoord: i.keuzes.find((k) => k.waarde === profiel[i.code])?.label ?? String(profiel[i.code]), punten: profiel[i.code] as number }))
      .toSorted((a, b) => a.punten - b.punten),
  };
};
