import type { Uitspraakregel, Verbandregel } from './bronnen.ts';

export type Vak = { u: Uitspraakregel; x: number; y: number; regels: string[] };
export type Lijn = { v: Verbandregel; pad: string; x: number; y: number };
export type Tekening = { vakken: Vak[]; lijnen: Lijn[]; breed: number; hoog: number };
export const vakbreed = 208, vakhoog = 92;
const doorgang = 104, tussen = 24, ruimte = 72, laaghoog = vakhoog + ruimte, tekens = 29;

/** A text in at most three lines that fit a box; what does not fit ends in an ellipsis. */
export const inRegels = (tekst: string): string[] => {
  const uit: string[] = [];
  for (const woord of tekst.replace(/\s+/g, ' ').trim().split(' ')) {
    const laatste = uit.at(-1);
    if (laatste !== undefined && laatste.length + woord.length < tekens) uit[uit.length - 1] = `${laatste} ${woord}`;
    else uit.push(woord.length > tekens ? `${woord.slice(0, tekens - 1)}…` : woord);
  }
  return uit.length <= 3 ? uit : [...uit.slice(0, 2), `${uit[2]!.slice(0, tekens - 1).replace(/[.,;:]$/, '')}…`];
};

/** How deep each statement lies: one row under the lowest that points at it. As many rounds as statements, so that a circle ends too. */
export const lagen = (ids: readonly string[], verbanden: readonly Verbandregel[]): Map<string, number> => {
  const laag = new Map(ids.map((id) => [id, 0]));
  for (let ronde = 1; ronde < ids.length; ronde++) for (const v of verbanden) {
    const van = laag.get(v.vanId), naar = laag.get(v.naarId);
    if (van !== undefined && naar !== undefined && naar < van + 1 && van + 1 < ids.length) laag.set(v.naarId, van + 1);
  }
  return laag;
};

/** A place in a row: a box, or the passage of a line that goes on to a lower row, so that it never runs behind a box. */
type Plaats = { id: string; breed: number; x: number };
const gang = (v: Verbandregel, rij: number): string => `${v.id}/${rij}`;

/** The linked statements as boxes in rows, with a line for every link whose both ends this reader may see. */
export const teken = (uitspraken: readonly Uitspraakregel[], alle: readonly Verbandregel[]): Tekening => {
  const kent = new Set(uitspraken.map((u) => u.id));
  const verbanden = alle.filter((v) => kent.has(v.vanId) && kent.has(v.naarId));
  const mee = uitspraken.filter((u) => verbanden.some((v) => v.vanId === u.id || v.naarId === u.id));
  const laag = lagen(mee.map((u) => u.id), verbanden), nummers = [...new Set(laag.values())].sort((a, b) => a - b);
  const rijVan = new Map(mee.map((u) => [u.id, nummers.indexOf(laag.get(u.id)!)]));
  const rijen = nummers.map((_, i): Plaats[] => [
    ...mee.filter((u) => rijVan.get(u.id) === i).map((u) => ({ id: u.id, breed: vakbreed, x: 0 })),
    ...verbanden.filter((v) => rijVan.get(v.vanId)! < i && i < rijVan.get(v.naarId)!).map((v) => ({ id: gang(v, i), breed: doorgang, x: 0 })),
  ]);
  const breedte = (rij: readonly Plaats[]): number => rij.reduce((som, p) => som + p.breed + tussen, tussen);
  const breed = Math.max(0, ...rijen.map(breedte)), plek = new Map<string, Plaats>();
  for (const rij of rijen) {
    let x = (breed - breedte(rij)) / 2 + tussen;
    for (const p of rij) { p.x = x; x += p.breed + tussen; plek.set(p.id, p); }
  }
  const hoogte = (rij: number): number => tussen / 2 + rij * laaghoog;
  /** Lines of one box leave and arrive beside each other, not on top of each other. */
  const poort = (id: string, v: Verbandregel, kant: 'vanId' | 'naarId'): number => { const eigen = verbanden.filter((w) => w[kant] === id); return plek.get(id)!.x + (vakbreed / (eigen.length + 1)) * (eigen.indexOf(v) + 1); };
  const bocht = (x1: number, y1: number, x2: number, y2: number): string => `C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
  const lijnen = verbanden.map((v): Lijn => {
    const van = rijVan.get(v.vanId)!, naar = rijVan.get(v.naarId)!, omlaag = naar > van;
    let x = poort(v.vanId, v, 'vanId'), y = hoogte(van) + (omlaag ? vakhoog : 0), pad = `M${x} ${y}`;
    const [eindX, eindY] = [poort(v.naarId, v, 'naarId'), omlaag ? hoogte(naar) - 3 : hoogte(naar) + vakhoog + 3];
    let naam: { x: number; y: number } | null = null;
    for (let rij = van + 1; rij < naar; rij++) {
      const midden = plek.get(gang(v, rij))!.x + doorgang / 2;
      pad += `${bocht(x, y, midden, hoogte(rij))} V${hoogte(rij) + vakhoog}`;
      naam ??= { x: midden, y: hoogte(rij) + vakhoog / 2 };
      x = midden; y = hoogte(rij) + vakhoog;
    }
    return { v, pad: pad + bocht(x, y, eindX, eindY), ...(naam ?? { x: (x + eindX) / 2, y: (y + eindY) / 2 + 4 }) };
  });
  return { vakken: mee.map((u) => ({ u, x: plek.get(u.id)!.x, y: hoogte(rijVan.get(u.id)!), regels: inRegels(u.tekst) })), lijnen, breed, hoog: nummers.length === 0 ? 0 : nummers.length * laaghoog - ruimte + tussen };
};
