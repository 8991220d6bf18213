/**
 * The only source of time. The demo and the tests may move it (never in OMGEVING=productie); the engine's clock moves with it.
 * Everything that needs "now" takes it from here, so that a term test moves the clock instead of sleeping.
 */
export type Clock = {
  /** The present moment, as the platform sees it. */
  now(): Date;
  /** How far the platform's time is ahead of the machine's, in ms (0 in production). */
  offset(): number;
};

/** A clock whose offset is read from a variable; `platform/clock/verplaatsen.ts` changes it. */
export const makeClock = (initialOffset = 0): Clock & { setOffset(ms: number): void } => {
  let offset = initialOffset;
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    setOffset: (ms) => { offset = ms; },
  };
};
