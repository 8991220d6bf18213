import { randomInt } from 'node:crypto';

/** Chance that can be repeated: a small generator (LCG) from one seed, which STORING_ZAAD sets after a red run. */
export type Toeval = { readonly zaad: number; /** From `van` up to, not including, `tot`. */ readonly getal: (van: number, tot: number) => number; readonly geschud: <T>(lijst: readonly T[]) => T[] };

export const maakToeval = (): Toeval => {
  const zaad = Number(process.env['STORING_ZAAD'] ?? randomInt(1, 1_000_000));
  let staat = zaad;
  const getal = (van: number, tot: number): number => { staat = (staat * 1_664_525 + 1_013_904_223) % 4_294_967_296; return van + Math.floor((staat / 4_294_967_296) * (tot - van)); };
  return {
    zaad, getal,
    geschud: (lijst) => {
      const uit = [...lijst];
      for (let i = uit.length - 1; i > 0; i--) { const j = getal(0, i + 1); [uit[i], uit[j]] = [uit[j] as (typeof uit)[number], uit[i] as (typeof uit)[number]]; }
      return uit;
    },
  };
};
