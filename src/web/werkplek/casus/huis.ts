import type { Huishouden, Huishoudpersoon } from '../../delen/api-types.ts';

export type Plek = { p: Huishoudpersoon; x: number; y: number; elders: boolean; kind: boolean };
const rijhoogte = 112, kolom = 92;

/** Generation of each person: 0 is the oldest. A parent stands one row above a child, partners stand in one row. */
export function generaties(h: Pick<Huishouden, 'personen' | 'relaties'>): Map<string, number> {
  const g = new Map(h.personen.map((p) => [p.id, 0]));
  // As many rounds as there are persons: then the longest line of parents is settled; a circle in the data cannot loop on.
  for (let ronde = 0; ronde < h.personen.length; ronde++) {
    for (const r of h.relaties) {
      const van = g.get(r.van), naar = g.get(r.naar);
      if (van === undefined || naar === undefined) continue;
      if (r.soort === 'ouder' && naar < van + 1) g.set(r.naar, van + 1);
      if (r.soort === 'partner' || r.soort === 'ex-partner' || r.soort === 'broer-zus') { const max = Math.max(van, naar); g.set(r.van, max); g.set(r.naar, max); }
    }
  }
  // Pull parents down next to their partner's row: a parent without parents of his own stands right above his children.
  for (const p of h.personen) {
    const kinderen = h.relaties.filter((r) => r.soort === 'ouder' && r.van === p.id).map((r) => g.get(r.naar) ?? 0);
    const heeftOuders = h.relaties.some((r) => r.soort === 'ouder' && r.naar === p.id);
    if (kinderen.length > 0 && !heeftOuders) g.set(p.id, Math.max(g.get(p.id) ?? 0, Math.min(...kinderen) - 1));
  }
  return g;
}

/** Under eighteen, as far as the text says ("13 jaar", "17 of 18 jaar" counts as minor: the careful side). */
export const isKind = (leeftijd: string | null): boolean => { const n = /^\d+/.exec(leeftijd ?? '')?.[0]; return n !== undefined && Number(n) < 18; };

/** Where everybody stands in the drawing; those of the largest household together, the others beside them. */
export function plaats(h: Huishouden): { plekken: Map<string, Plek>; breed: number; hoog: number } {
  const g = generaties(h), rijen = [...new Set(g.values())].sort((a, b) => a - b);
  const thuis = new Set([...h.huishoudens].sort((a, b) => b.personen.length - a.personen.length)[0]?.personen ?? []);
  const breedste = Math.max(1, ...rijen.map((r) => h.personen.filter((p) => g.get(p.id) === r).length));
  const breed = Math.max(340, breedste * kolom), hoog = rijen.length * rijhoogte + 4;
  const plekken = new Map<string, Plek>();
  rijen.forEach((r, i) => {
    const hier = h.personen.filter((p) => g.get(p.id) === r).sort((a, b) => Number(!thuis.has(a.id)) - Number(!thuis.has(b.id)) || Number.parseInt(b.leeftijd ?? '0', 10) - Number.parseInt(a.leeftijd ?? '0', 10));
    hier.forEach((p, k) => plekken.set(p.id, { p, x: (breed / (hier.length + 1)) * (k + 1), y: i * rijhoogte + 36, elders: thuis.size > 0 && !thuis.has(p.id), kind: isKind(p.leeftijd) }));
  });
  return { plekken, breed, hoog };
}

/** How sure it is who this is (domein §7.2): 1 a suspicion, 3 by BSN or an identity document. */
export const zekerheidwoord = (zekerheid: number): string => ['', 'Vermoeden', 'Waarschijnlijk', 'Zeker'][zekerheid] ?? '';

/** Gezag in one sentence per child; names only. */
export function gezagzinnen(h: Huishouden): { zin: string; beoordelen: boolean }[] {
  return h.gezag.map((g) => {
    const kind = h.personen.find((p) => p.id === g.minderjarigeId)?.naam ?? 'Een kind';
    if (g.stand === 'vastgesteld') return { zin: `${kind}: ${g.houders.length > 0 ? g.houders.join(' en ') : 'vastgesteld'}`, beoordelen: false };
    return { zin: `${kind}: ${g.stand === 'beoordelen' ? 'niet te bepalen' : 'onbekend'}`, beoordelen: true };
  });
}
