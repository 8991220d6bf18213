import { expect, test } from 'vitest';
import { maakTijdlijn } from '../../../src/demo/vulling/tijdlijn.ts';

const op = (uur: number): Date => new Date(Date.UTC(2026, 10, 23, uur));
const maak = (zetFout?: number): { sprongen: number[]; regels: string[]; lijn: ReturnType<typeof maakTijdlijn> } => {
  let nu = op(0);
  const sprongen: number[] = [];
  const lijn = maakTijdlijn(() => nu, async (naar) => {
    await Promise.resolve();
    if (naar.getUTCHours() === zetFout) throw new Error('de klok staat vast');
    nu = naar;
    sprongen.push(naar.getUTCHours());
  });
  return { sprongen, regels: [], lijn };
};

test('domein §8: stories share one clock: it moves only when all wait, each time to the earliest moment', async () => {
  const { sprongen, regels, lijn } = maak();
  await lijn.speel([
    async () => { await lijn.tot(op(3)); regels.push('a3'); await lijn.tot(op(9)); regels.push('a9'); },
    async () => { await lijn.tot(op(2)); regels.push('b2'); for (let i = 0; i < 20; i++) await Promise.resolve(); regels.push('b2 later'); await lijn.tot(op(3)); regels.push('b3'); },
    async () => { await lijn.tot(op(0)); regels.push('c0'); },
  ]);
  expect(sprongen).toEqual([2, 3, 9]);
  expect(regels).toEqual(['c0', 'b2', 'b2 later', 'a3', 'b3', 'a9']);
});

test('domein §8: a story that fails stops only itself; a clock that fails is told to everybody who waits', async () => {
  const { sprongen, lijn } = maak(5);
  const uit = await lijn.speel([
    async () => { await lijn.tot(op(1)); throw new Error('mis'); },
    async () => { await lijn.tot(op(2)); },
    async () => { await lijn.tot(op(5)); },
    async () => { await lijn.tot(op(6)); },
  ]);
  expect(uit.map((u) => (u.status === 'rejected' ? (u.reason as Error).message : u.status))).toEqual(['mis', 'fulfilled', 'de klok staat vast', 'de klok staat vast']);
  expect(sprongen).toEqual([1, 2]);
});
