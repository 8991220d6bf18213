/** Lets several stories share one clock: it moves only when every story waits, and then to the earliest moment somebody waits for. */
export type Tijdlijn = {
  readonly nu: () => Date;
  /** Resolves when the clock has come to this moment; at once when it has passed. */
  readonly tot: (moment: Date) => Promise<void>;
  /** Runs the stories side by side until all have ended; a story that fails stops only itself. */
  readonly speel: (verhalen: readonly (() => Promise<void>)[]) => Promise<PromiseSettledResult<void>[]>;
};

/** `zet` moves the clock forward; what it throws, everybody who waits gets. */
export const maakTijdlijn = (nu: () => Date, zet: (naar: Date) => Promise<void>): Tijdlijn => {
  type Wachter = { readonly moment: number; readonly door: () => void; readonly mis: (fout: unknown) => void };
  let wachters: Wachter[] = [];
  let bezig = 0;
  let beweegt = false;
  const laatDoor = (wie: readonly Wachter[], geef: (w: Wachter) => void): void => {
    wachters = wachters.filter((w) => !wie.includes(w));
    bezig += wie.length;
    for (const w of wie) geef(w);
  };
  const beweeg = async (): Promise<void> => {
    if (bezig > 0 || beweegt || wachters.length === 0) return;
    beweegt = true;
    try {
      const eerste = Math.min(...wachters.map((w) => w.moment));
      if (eerste > nu().getTime()) await zet(new Date(eerste));
      laatDoor(wachters.filter((w) => w.moment <= Math.max(eerste, nu().getTime())), (w) => { w.door(); });
    } catch (fout) { laatDoor(wachters, (w) => { w.mis(fout); }); } finally { beweegt = false; }
  };
  const klaar = (): void => { bezig -= 1; void beweeg(); };
  return {
    nu,
    tot: (moment) => (moment <= nu() ? Promise.resolve() : new Promise((door, mis) => { wachters.push({ moment: moment.getTime(), door, mis }); klaar(); })),
    speel: (verhalen) => {
      bezig += verhalen.length;
      return Promise.allSettled(verhalen.map((verhaal) => verhaal().finally(klaar)));
    },
  };
};
