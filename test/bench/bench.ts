/** One figure of a measurement; `met` is undefined when there is no goal. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly goal?: { readonly op: '<=' | '>='; readonly value: number }; readonly met?: boolean };
export type BenchResult = { readonly figures: readonly Figure[]; readonly notes: readonly string[] };
export type Bench = (args: readonly string[]) => Promise<BenchResult>;

/** A figure with its goal judged. */
export const figure = (name: string, value: number, unit: string, goal?: Figure['goal']): Figure =>
  goal === undefined ? { name, value, unit } : { name, value, unit, goal, met: goal.op === '<=' ? value <= goal.value : value >= goal.value };

/** The p-th percentile (0-100) by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN;
}
