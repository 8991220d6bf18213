import type { Elem } from './model.ts';
import { isBoundary, isEventSubproces, isFlow } from './model.ts';

/** One cell of the grid: a real element, or a bend point of an edge that passes through this column (`elem` absent). */
export type Cel = { id: string; elem?: Elem; laag: number; rij: number };
/** An edge between neighbouring columns is one `Stap`; a long edge is a chain of them through bend cells. */
export type Tak = { flow: Elem; van: string; naar: string; terug: boolean; cellen: string[]; grens: Elem | undefined };
export type Rooster = { cellen: Map<string, Cel>; takken: Tak[]; aantalLagen: number; aantalRijen: number };

const inRoosterVolgorde = (knopen: Elem[], takken: { van: string; naar: string }[]): string[] => {
  const heeftIn = new Set(takken.map((t) => t.naar));
  return [...knopen.filter((k) => !heeftIn.has(k.id)), ...knopen.filter((k) => heeftIn.has(k.id))].map((k) => k.id);
};

/** Marks the edges that close a loop (depth first, in the order of the file): they are drawn around the scope. */
const markeerTerug = (volgorde: string[], uit: Map<string, Tak[]>): void => {
  const stand = new Map<string, 1 | 2>();
  const bezoek = (id: string): void => {
    stand.set(id, 1);
    for (const tak of uit.get(id) ?? []) {
      if (stand.get(tak.naar) === 1) tak.terug = true;
      else if (!stand.has(tak.naar)) bezoek(tak.naar);
    }
    stand.set(id, 2);
  };
  for (const id of volgorde) if (!stand.has(id)) bezoek(id);
};

/** Column of each element: the longest path from a start. */
const lagen = (volgorde: string[], takken: Tak[]): Map<string, number> => {
  const laag = new Map(volgorde.map((id) => [id, 0]));
  for (let ronde = 0; ronde <= volgorde.length; ronde += 1) {
    let veranderd = false;
    for (const tak of takken) {
      if (tak.terug) continue;
      const nieuw = (laag.get(tak.van) ?? 0) + 1;
      if (nieuw > (laag.get(tak.naar) ?? 0)) { laag.set(tak.naar, nieuw); veranderd = true; }
    }
    if (!veranderd) break;
  }
  return laag;
};

/** A boundary event leaves from the element it sits on. */
const gastheer = (e: Elem): string => (isBoundary(e) ? e.attachedToRef?.id ?? '' : e.id);

/**
 * Puts the elements of one scope in columns (longest path) and rows (a first branch stays in its row, further branches get the
 * next free one). Long edges get a bend cell per column, so that no line runs through an element.
 */
export const maakRooster = (elementen: Elem[]): Rooster => {
  const knopen = elementen.filter((e) => !isFlow(e) && !isBoundary(e) && !isEventSubproces(e) && e.$type !== 'bpmn:TextAnnotation');
  const ruw: Tak[] = elementen.filter(isFlow).flatMap((flow) => (flow.sourceRef && flow.targetRef
    ? [{ flow, van: gastheer(flow.sourceRef), naar: flow.targetRef.id, terug: false, cellen: [], grens: isBoundary(flow.sourceRef) ? flow.sourceRef : undefined }] : []));
  const takken = [...ruw.filter((t) => !t.grens), ...ruw.filter((t) => t.grens)];
  const uit = new Map<string, Tak[]>();
  for (const tak of takken) uit.set(tak.van, [...(uit.get(tak.van) ?? []), tak]);
  const volgorde = inRoosterVolgorde(knopen, takken);
  markeerTerug(volgorde, uit);
  const laag = lagen(volgorde, takken);

  const cellen = new Map<string, Cel>();
  for (const knoop of knopen) cellen.set(knoop.id, { id: knoop.id, elem: knoop, laag: laag.get(knoop.id) ?? 0, rij: -1 });
  for (const tak of takken) {
    const tot = laag.get(tak.naar) ?? 0;
    for (let l = (laag.get(tak.van) ?? 0) + 1; !tak.terug && l < tot; l += 1) {
      const id = `${tak.flow.id}#${l}`;
      cellen.set(id, { id, laag: l, rij: -1 });
      tak.cellen.push(id);
    }
  }
  const aantalLagen = Math.max(0, ...[...cellen.values()].map((c) => c.laag)) + 1;

  // The wish of a cell: the row of its predecessor, one lower for each branch after the first.
  const wens = new Map<string, number[]>();
  const bezet = Array.from({ length: aantalLagen }, () => new Set<number>());
  const geefWens = (naar: string, rij: number): void => { wens.set(naar, [...(wens.get(naar) ?? []), rij]); };
  for (let l = 0; l < aantalLagen; l += 1) {
    const inLaag = [...cellen.values()].filter((c) => c.laag === l);
    const sorteer = (c: Cel): number => Math.min(...(wens.get(c.id) ?? [l === 0 ? 0 : 1]));
    inLaag.sort((a, b) => sorteer(a) - sorteer(b) || Number(Boolean(b.elem)) - Number(Boolean(a.elem)));
    for (const cel of inLaag) {
      let rij = Math.max(0, Math.floor(sorteer(cel)));
      while (bezet[l]?.has(rij)) rij += 1;
      cel.rij = rij;
      bezet[l]?.add(rij);
    }
    for (const cel of inLaag) {
      if (!cel.elem) continue;
      const vooruit = (uit.get(cel.id) ?? []).filter((t) => !t.terug);
      const rechtdoor = vooruit.filter((t) => !t.grens);
      vooruit.forEach((tak, i) => geefWens(tak.cellen[0] ?? tak.naar, cel.rij + (tak.grens && rechtdoor.length === 0 ? i + 1 : i) - i * 0.001));
    }
    for (const tak of takken) {
      tak.cellen.forEach((id, i) => {
        const cel = cellen.get(id);
        if (cel?.laag === l) geefWens(tak.cellen[i + 1] ?? tak.naar, cel.rij);
      });
    }
  }
  return { cellen, takken, aantalLagen, aantalRijen: Math.max(0, ...[...cellen.values()].map((c) => c.rij)) + 1 };
};
