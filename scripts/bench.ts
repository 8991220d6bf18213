// `npm run bench -- <name>`: prints a table and, as its last line, one JSON object {name, figures, goals, met}.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../test/bench/bench.ts';

const folder = join(import.meta.dirname, '..', 'test', 'bench');
const names = readdirSync(folder).filter((f) => f.endsWith('.bench.ts')).map((f) => f.replace('.bench.ts', ''));
const name = process.argv[2] ?? '';
if (!existsSync(join(folder, `${name}.bench.ts`))) {
  console.error(`Kies een meting: ${names.join(', ')}`);
  process.exit(2);
}
const { bench } = await import(join(folder, `${name}.bench.ts`)) as { bench: Bench };
const result = await bench(process.argv.slice(3));
const width = Math.max(...result.figures.map((f) => f.name.length));
console.log(`\n${name}`);
for (const f of result.figures) {
  const goal = f.goal === undefined ? '' : `doel ${f.goal.op} ${f.goal.value} ${f.unit}  ${f.met === true ? 'gehaald' : 'NIET GEHAALD'}`;
  console.log(`  ${f.name.padEnd(width)}  ${f.value.toFixed(Math.abs(f.value) < 10 ? 2 : 1).padStart(9)} ${f.unit.padEnd(6)} ${goal}`);
}
for (const note of result.notes) console.log(`  ${note}`);
const met = result.figures.every((f) => f.met !== false);
console.log(JSON.stringify({ name, figures: Object.fromEntries(result.figures.map((f) => [f.name, f.value])), goals: Object.fromEntries(result.figures.filter((f) => f.goal !== undefined).map((f) => [f.name, `${f.goal?.op} ${f.goal?.value} ${f.unit}`])), met }));
process.exit(met ? 0 : 1);
