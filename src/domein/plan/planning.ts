import { dagenTussen, plusDagen, type Datum } from '../kalender.ts';
import type { Pijlsoort } from './model.ts';

/** A piece of work: not before `van`, and this many days long. */
export type Werk = { readonly id: string; readonly van: Datum; readonly dagen: number };
/** `naar` may start `wachtdagen` days after `van` has finished, or has started. */
export type Pijl = { readonly van: string; readonly naar: string; readonly soort: Pijlsoort; readonly wachtdagen: number };
export type Gepland = { readonly id: string; readonly vroegsteStart: Datum; readonly vroegsteEind: Datum; readonly laatsteStart: Datum; readonly laatsteEind: Datum; readonly speling: number; readonly isKritiek: boolean };

/** The ids of a loop in the order they depend on each other, the first one again at the end; null when there is none (R10.2). */
export const lusIn = (pijlen: readonly Pick<Pijl, 'van' | 'naar'>[]): readonly string[] | null => {
  const klaar = new Set<string>();
  const zoek = (id: string, pad: readonly string[]): readonly string[] | null => {
    const plek = pad.indexOf(id);
    if (plek >= 0) return [...pad.slice(plek), id];
    if (klaar.has(id)) return null;
    for (const p of pijlen) {
      if (p.van !== id) continue;
      const lus = zoek(p.naar, [...pad, id]);
      if (lus !== null) return lus;
    }
    klaar.add(id);
    return null;
  };
  for (const id of new Set(pijlen.map((p) => p.van))) {
    const lus = zoek(id, []);
    if (lus !== null) return lus;
  }
  return null;
};

/** Work in an order in which everything comes after what it waits for. */
const opVolgorde = (werk: readonly Werk[], pijlen: readonly Pijl[]): readonly Werk[] => {
  const uit: Werk[] = [];
  const gezien = new Set<string>();
  const bezoek = (w: Werk): void => {
    if (gezien.has(w.id)) return;
    gezien.add(w.id);
    for (const p of pijlen) {
      const voor = p.naar === w.id ? werk.find((x) => x.id === p.van) : undefined;
      if (voor) bezoek(voor);
    }
    uit.push(w);
  };
  werk.forEach(bezoek);
  return uit;
};

/**
 * R10.2: earliest and latest start and finish of each piece of work, its slack in days, and whether it is on the critical path (a day
 * later there is a day later at the end). Days are calendar days. The arrows must be without a loop (`lusIn`).
 */
export const planning = (werk: readonly Werk[], pijlen: readonly Pijl[]): readonly Gepland[] => {
  const [eerste] = werk;
  if (eerste === undefined) return [];
  const nul = werk.reduce((d, w) => (w.van < d ? w.van : d), eerste.van);
  const rij = opVolgorde(werk, pijlen);
  const dagen = new Map(werk.map((w) => [w.id, w.dagen]));
  const start = new Map<string, number>();
  for (const w of rij) {
    const na = pijlen.filter((p) => p.naar === w.id && start.has(p.van)).map((p) => (start.get(p.van) ?? 0) + (p.soort === 'na-afronding' ? dagen.get(p.van) ?? 0 : 0) + p.wachtdagen);
    start.set(w.id, Math.max(dagenTussen(nul, w.van), ...na));
  }
  const einde = Math.max(...werk.map((w) => (start.get(w.id) ?? 0) + w.dagen));
  const laatste = new Map<string, number>();
  for (const w of rij.toReversed()) {
    const voor = pijlen.filter((p) => p.van === w.id && laatste.has(p.naar)).map((p) => (laatste.get(p.naar) ?? 0) - p.wachtdagen - (p.soort === 'na-afronding' ? w.dagen : 0));
    laatste.set(w.id, Math.min(einde - w.dagen, ...voor));
  }
  return werk.map((w) => {
    const [s = 0, l = 0] = [start.get(w.id), laatste.get(w.id)];
    return { id: w.id, vroegsteStart: plusDagen(nul, s), vroegsteEind: plusDagen(nul, s + w.dagen), laatsteStart: plusDagen(nul, l), laatsteEind: plusDagen(nul, l + w.dagen), speling: l - s, isKritiek: l === s };
  });
};
