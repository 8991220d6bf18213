import type { Elem, Punt, Tekening, Vlak } from './model.ts';
import { isBoundary, isEvent, isEventSubproces, isGateway, isSubproces, labelMaat } from './model.ts';
import type { Tak } from './rangen.ts';
import { maakRooster } from './rangen.ts';

const TUSSEN_RIJEN = 34;
const SPOOR = 14;
const RAND = 40;
const GEBEURTENIS = 36;

type Doos = { width: number; boven: number; onder: number; height: number; ruimteOnder: number; ruimteBoven: number; binnen?: Tekening };

const doosVan = (elem: Elem | undefined, grenzen: Elem[]): Doos => {
  if (!elem) return { width: 10, boven: 10, onder: 10, height: 20, ruimteOnder: 0, ruimteBoven: 0 };
  // The events on the lower border need room for their label and for one line each.
  const ruimteOnder = grenzen.length === 0 ? 0 : 26 + grenzen.length * 12 + Math.max(...grenzen.map((g) => labelMaat(g.name ?? '', 12).height));
  if (isSubproces(elem)) {
    const binnen = tekenScope(elem);
    const lijn = RAND + binnen.lijn;
    return { width: binnen.width + 2 * RAND, boven: lijn, onder: binnen.height + 2 * RAND - lijn, height: binnen.height + 2 * RAND, ruimteOnder, ruimteBoven: 0, binnen };
  }
  const label = elem.name ? labelMaat(elem.name).height + 6 : 0;
  if (isEvent(elem)) return { width: GEBEURTENIS, boven: 18, onder: 18, height: GEBEURTENIS, ruimteOnder: ruimteOnder + label, ruimteBoven: 0 };
  if (isGateway(elem)) return { width: 50, boven: 25, onder: 25, height: 50, ruimteOnder, ruimteBoven: label };
  const width = Math.max(100, 30 + grenzen.length * 90);
  return { width, boven: 40, onder: 40, height: 80, ruimteOnder, ruimteBoven: 0 };
};

const blokkenHoogte = (lijst: Tekening[]): number => lijst.reduce((som, t) => som + t.height + 2 * RAND + TUSSEN_RIJEN, 0);

const annotatieMaat = (a: Elem): { width: number; height: number } => ({ width: 220, height: Math.max(30, Math.ceil((a.text ?? '').length / 36) * 14 + 10) });
/** A long edge as steps between neighbouring columns. */
const stappen = (tak: Tak): [string, string][] => { const keten = [tak.van, ...tak.cellen, tak.naar]; return keten.slice(1).map((naar, i) => [keten[i] as string, naar]); };

/** Draws one scope: columns and rows, orthogonal lines on their own tracks between columns, event subprocesses stacked below. */
export const tekenScope = (scope: Elem): Tekening => {
  const elementen = scope.flowElements ?? [];
  const rooster = maakRooster(elementen);
  const { cellen, takken, aantalLagen, aantalRijen } = rooster;
  const grenzenVan = (id: string): Elem[] => elementen.filter((e) => isBoundary(e) && e.attachedToRef?.id === id);
  const dozen = new Map([...cellen.values()].map((c) => [c.id, doosVan(c.elem, grenzenVan(c.id))]));
  const doos = (id: string): Doos => dozen.get(id) as Doos;
  const annotaties = (scope.artifacts ?? []).filter((a) => a.$type === 'bpmn:TextAnnotation');

  // Tracks: per gap between columns (0 = before the first) one vertical track per line that changes row there.
  const sporen = Array.from({ length: aantalLagen + 1 }, () => [] as string[]);
  const labelBreedte = Array.from({ length: aantalLagen + 1 }, () => 0);
  const neemSpoor = (gat: number, wie: string): void => { if (!sporen[gat]?.includes(wie)) sporen[gat]?.push(wie); };
  const rijVan = (id: string): number => cellen.get(id)?.rij ?? 0;
  const laagVan = (id: string): number => cellen.get(id)?.laag ?? 0;
  const terugtakken = takken.filter((t) => t.terug);
  for (const tak of takken) {
    const naam = tak.flow.name;
    if (naam) { const gat = laagVan(tak.van) + 1; labelBreedte[gat] = Math.max(labelBreedte[gat] ?? 0, labelMaat(naam, 22).width + 8); }
    if (tak.terug) { neemSpoor(laagVan(tak.van) + 1, `${tak.flow.id}:uit`); neemSpoor(laagVan(tak.naar), `${tak.naar}:in`); continue; }
    for (const [van, naar] of stappen(tak)) if (rijVan(van) !== rijVan(naar) || (tak.grens && van === tak.van)) neemSpoor(laagVan(van) + 1, `${tak.flow.id}:${van}`);
  }

  // Rows and columns to coordinates. Loops run above (from the upper half) or below the rows; those to one element share a line.
  const boven = terugtakken.filter((t) => !t.grens && rijVan(t.van) < aantalRijen / 2 && rijVan(t.naar) < aantalRijen / 2);
  const bogen = [...new Set(boven.map((t) => t.naar))];
  const onderBogen = new Map<string, number>();
  const annotatieHoogte = annotaties.length === 0 ? 0 : Math.max(...annotaties.map((a) => annotatieMaat(a).height)) + 20;
  const yRij: number[] = [];
  let y = annotatieHoogte + bogen.length * SPOOR + (bogen.length > 0 ? 10 : 0);
  for (let r = 0; r < aantalRijen; r += 1) {
    const rij = [...cellen.values()].filter((c) => c.rij === r).map((c) => doos(c.id));
    const omhoog = Math.max(20, ...rij.map((d) => d.boven + d.ruimteBoven));
    yRij.push(y + omhoog);
    y += omhoog + Math.max(20, ...rij.map((d) => d.onder + d.ruimteOnder)) + TUSSEN_RIJEN;
  }
  let hoogte = y - TUSSEN_RIJEN;
  const xLaag: number[] = [];
  const gatX: number[] = [];
  const breedte = Array.from({ length: aantalLagen }, (_, l) => Math.max(...[...cellen.values()].filter((c) => c.laag === l).map((c) => doos(c.id).width), GEBEURTENIS));
  const gatBreedte = (g: number): number => 24 + (sporen[g]?.length ?? 0) * SPOOR + (labelBreedte[g] ?? 0) + 16;
  let x = (sporen[0]?.length ?? 0) > 0 ? 0 : -gatBreedte(0);
  for (let l = 0; l < aantalLagen; l += 1) { gatX.push(x); x += gatBreedte(l); xLaag.push(x); x += breedte[l] ?? 0; }
  gatX.push(x);
  let totaal = x + ((sporen[aantalLagen]?.length ?? 0) > 0 ? gatBreedte(aantalLagen) : 0);

  const vormen: Tekening['vormen'] = new Map();
  const randen: Tekening['randen'] = new Map();
  const vlakVan = (id: string): Vlak => {
    const d = doos(id);
    return { x: (xLaag[laagVan(id)] ?? 0) + ((breedte[laagVan(id)] ?? 0) - d.width) / 2, y: (yRij[rijVan(id)] ?? 0) - d.boven, width: d.width, height: d.height };
  };
  const plaatsBinnen = (t: Tekening, dx: number, dy: number): void => {
    const schuif = (v: Vlak): Vlak => ({ ...v, x: v.x + dx, y: v.y + dy });
    for (const [id, v] of t.vormen) vormen.set(id, { ...v, vlak: schuif(v.vlak), ...(v.label ? { label: schuif(v.label) } : {}) });
    for (const [id, r] of t.randen) randen.set(id, { punten: r.punten.map((p) => ({ x: p.x + dx, y: p.y + dy })), ...(r.label ? { label: schuif(r.label) } : {}) });
  };
  for (const cel of cellen.values()) {
    if (!cel.elem) continue;
    const vlak = vlakVan(cel.id);
    const maat = cel.elem.name ? labelMaat(cel.elem.name) : undefined;
    const midden = vlak.x + vlak.width / 2;
    const label = !maat ? {} : isEvent(cel.elem) ? { label: { x: midden - maat.width / 2, y: vlak.y + vlak.height + 4, ...maat } }
      : isGateway(cel.elem) ? { label: { x: midden - maat.width / 2, y: vlak.y - maat.height - 4, ...maat } } : {};
    const binnen = doos(cel.id).binnen;
    vormen.set(cel.id, { vlak, ...label, ...(binnen ? { uitgeklapt: true } : {}) });
    if (binnen) plaatsBinnen(binnen, vlak.x + RAND, vlak.y + RAND);
    const grenzen = grenzenVan(cel.id);
    grenzen.forEach((grens, i) => {
      const cx = vlak.x + (vlak.width * (i + 1)) / (grenzen.length + 1);
      const rand: Vlak = { x: cx - 18, y: vlak.y + vlak.height - 18, width: GEBEURTENIS, height: GEBEURTENIS };
      const lm = labelMaat(grens.name ?? '', 12);
      vormen.set(grens.id, { vlak: rand, ...(grens.name ? { label: { x: cx + 4, y: rand.y + 38, ...lm } } : {}) });
    });
  }

  const spoorX = (gat: number, wie: string): number => (gatX[gat] ?? 0) + 20 + (sporen[gat] ?? []).indexOf(wie) * SPOOR;
  // The line starts at the right border, or below a boundary event.
  const begin = (tak: Tak): Punt[] => {
    if (!tak.grens) { const v = vlakVan(tak.van); return [{ x: v.x + v.width, y: yRij[rijVan(tak.van)] ?? 0 }]; }
    const v = vormen.get(tak.grens.id)?.vlak as Vlak;
    const grenzen = grenzenVan(tak.van);
    const diep = Math.max(...grenzen.map((g) => labelMaat(g.name ?? '', 12).height)) + 8 + (grenzen.length - 1 - grenzen.indexOf(tak.grens)) * 12;
    return [{ x: v.x + 18, y: v.y + 36 }, { x: v.x + 18, y: v.y + 36 + diep }];
  };
  const eind = (tak: Tak): Punt => ({ x: vlakVan(tak.naar).x, y: yRij[rijVan(tak.naar)] ?? 0 });
  for (const tak of takken) {
    const punten = begin(tak);
    const laatste = (): Punt => punten.at(-1) as Punt;
    if (tak.terug) {
      const onder = onderBogen.get(tak.naar) ?? hoogte + SPOOR;
      if (!boven.includes(tak) && !onderBogen.has(tak.naar)) { hoogte = onder; onderBogen.set(tak.naar, onder); }
      const yBoog = boven.includes(tak) ? annotatieHoogte + bogen.indexOf(tak.naar) * SPOOR : onder;
      const xUit = spoorX(laagVan(tak.van) + 1, `${tak.flow.id}:uit`);
      const xIn = spoorX(laagVan(tak.naar), `${tak.naar}:in`);
      punten.push({ x: xUit, y: laatste().y }, { x: xUit, y: yBoog }, { x: xIn, y: yBoog }, { x: xIn, y: eind(tak).y }, eind(tak));
    } else {
      for (const [van, naar] of stappen(tak)) {
        const yNaar = yRij[rijVan(naar)] ?? 0;
        if (laatste().y !== yNaar) { const sx = spoorX(laagVan(van) + 1, `${tak.flow.id}:${van}`); punten.push({ x: sx, y: laatste().y }, { x: sx, y: yNaar }); }
      }
      punten.push(eind(tak));
    }
    const naam = tak.flow.name;
    const maat = naam ? labelMaat(naam, 22) : undefined;
    const gat = laagVan(tak.van) + 1;
    // Labels of lines that leave together stand under each other: loops below the line, the others above it.
    const samen = takken.filter((t) => t.van === tak.van && t.grens === tak.grens && t.flow.name && (tak.terug ? t.terug : !t.terug && t.naar === tak.naar)).indexOf(tak);
    const lijnY = tak.terug ? (punten[tak.grens ? 2 : 1] as Punt).y : yRij[rijVan(tak.cellen[0] ?? tak.naar)] ?? 0;
    const plek = (m: { width: number; height: number }): Punt => (tak.terug ? { x: (punten[1] as Punt).x + 4, y: lijnY + 4 + samen * 14 } : { x: (gatX[gat] ?? 0) + gatBreedte(gat) - m.width - 12, y: lijnY - m.height - 3 - samen * 14 });
    randen.set(tak.flow.id, { punten, ...(maat ? { label: { ...plek(maat), ...maat } } : {}) });
  }

  const lijnen = (scope.artifacts ?? []).filter((a) => a.$type === 'bpmn:Association');
  let volgendeX = 0;
  for (const a of annotaties) {
    const lijn = lijnen.find((l) => l.targetRef?.id === a.id || l.sourceRef?.id === a.id);
    const doel = lijn && (lijn.targetRef?.id === a.id ? lijn.sourceRef : lijn.targetRef);
    const doelVlak = doel ? vormen.get(doel.id)?.vlak : undefined;
    const maat = annotatieMaat(a);
    const ax = Math.max(volgendeX, doelVlak ? doelVlak.x : 0);
    volgendeX = ax + maat.width + 20;
    totaal = Math.max(totaal, volgendeX);
    vormen.set(a.id, { vlak: { x: ax, y: 0, ...maat } });
    if (lijn && doelVlak) randen.set(lijn.id, { punten: [{ x: ax + 20, y: maat.height }, { x: doelVlak.x + doelVlak.width / 2, y: doelVlak.y }] });
  }

  const los = elementen.filter(isEventSubproces);
  const losTekeningen = los.map((e) => tekenScope(e));
  let yLos = hoogte + (los.length > 0 ? TUSSEN_RIJEN + 30 : 0);
  losTekeningen.forEach((t, i) => {
    const vlak: Vlak = { x: 0, y: yLos, width: t.width + 2 * RAND, height: t.height + 2 * RAND };
    vormen.set((los[i] as Elem).id, { vlak, uitgeklapt: true });
    plaatsBinnen(t, RAND, yLos + RAND);
    yLos += vlak.height + TUSSEN_RIJEN;
    totaal = Math.max(totaal, vlak.width);
  });
  if (los.length > 0) hoogte += TUSSEN_RIJEN + blokkenHoogte(losTekeningen);
  return { width: Math.round(totaal), height: Math.round(hoogte), lijn: yRij[0] ?? 0, vormen, randen };
};

