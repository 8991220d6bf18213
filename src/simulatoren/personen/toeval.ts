/** A small repeatable random source (mulberry32): the same seed gives the same persons on every machine. */
export function maakToeval(seed: number): { getal(max: number): number; kies<T>(lijst: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const getal = (max: number): number => Math.floor(next() * max);
  return { getal, kies: (lijst) => lijst[getal(lijst.length)]! };
}
