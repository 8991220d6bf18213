// `npm run test:wachters -- <bouwsteen>… [--breek]`: which guards of a bouwsteen its own tests have seen refuse. Runs the integratie tests of each on a copy with a switch around
// every guard and names those that never refused. With `--breek` each guard that did is switched off once; one of which no test turned red is named too. Takes minutes to hours.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instrumenteer, type Wachter } from './wachters/instrumenteren.ts';

const root = join(import.meta.dirname, '..');
const breek = process.argv.includes('--breek');
const kamers = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (kamers.length === 0 || kamers.some((k) => !existsSync(join(root, 'src/bouwstenen', k)))) { console.error('Noem een of meer bouwstenen, bijvoorbeeld: npm run test:wachters -- nazorg-afsluiten'); process.exit(2); }

const kopie = mkdtempSync(join(tmpdir(), 'samenspel-wachters-'));
process.on('exit', () => { rmSync(kopie, { recursive: true, force: true }); });
for (const deel of ['src', 'workers', 'test', 'scripts', 'forms', 'processes', 'data', 'package.json', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts']) cpSync(join(root, deel), join(kopie, deel), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(kopie, 'node_modules'));
const wachters: Wachter[] = [];
for (const bestand of kamers.flatMap((k) => globSync(`src/bouwstenen/${k}/**/*.ts`, { cwd: root })).toSorted()) {
  const uit = instrumenteer(bestand, readFileSync(join(root, bestand), 'utf8'));
  wachters.push(...uit.wachters);
  writeFileSync(join(kopie, bestand), uit.tekst);
}
writeFileSync(join(kopie, 'wachters.config.ts'), `import basis from './vitest.config.ts';
for (const p of basis.test.projects) p.test.setupFiles = ['scripts/wachters/opzet.ts', ...[p.test.setupFiles ?? []].flat()];
export default basis;
`);

type Uitslag = { readonly geweigerd: Map<string, Set<string>>; readonly rood: Set<string> };
/** One run of the tests of these rooms with some guards off: in which tests each guard refused, and which tests were red. */
const loop = (uit: readonly string[]): Uitslag => {
  const [log, json] = [join(kopie, 'wachters.log'), join(kopie, 'uitslag.json')];
  for (const p of [log, json]) writeFileSync(p, '');
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '-c', 'wachters.config.ts', '--project', 'integratie', '--reporter=json', `--outputFile=${json}`, ...kamers.map((k) => `test/integratie/${k}/`)],
    { cwd: kopie, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, WACHTERS_LOG: log, WACHTERS_UIT: uit.join('\n') } });
  const geweigerd = new Map<string, Set<string>>();
  for (const [id = '', toets = ''] of readFileSync(log, 'utf8').split('\n').filter(Boolean).map((r) => r.split('\t'))) geweigerd.set(id, (geweigerd.get(id) ?? new Set()).add(toets));
  const { testResults } = JSON.parse(readFileSync(json, 'utf8')) as { testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[] };
  return { geweigerd, rood: new Set(testResults.flatMap((f) => f.assertionResults).filter((t) => t.status !== 'passed').map((t) => [...t.ancestorTitles, t.title].join(' > '))) };
};
const toon = (titel: string, lijst: readonly Wachter[]): void => { console.log(`\n${titel}: ${lijst.length}`); for (const w of lijst) console.log(`  ${w.id}\n    ${w.regel.slice(0, 200)}`); };

const { geweigerd, rood } = loop([]);
if (rood.size > 0) console.log(`Al rood zonder dat er iets uit staat:\n  ${[...rood].join('\n  ')}`);
toon(`Wachters van ${kamers.join(', ')} (${wachters.length}) die in geen toets weigerden`, wachters.filter((w) => !geweigerd.has(w.id)));
if (breek) {
  // Guards of different tests are off together; in one test never two, so that its red has one cause.
  let over = wachters.filter((w) => geweigerd.has(w.id));
  const levend: Wachter[] = [];
  while (over.length > 0) {
    const bezet = new Set<string>(), nu: Wachter[] = [];
    for (const w of over) { const toetsen = [...geweigerd.get(w.id) ?? []]; if (toetsen.every((t) => !bezet.has(t))) { nu.push(w); for (const t of toetsen) bezet.add(t); } }
    const { rood: nuRood } = loop(nu.map((w) => w.id));
    levend.push(...nu.filter((w) => ![...geweigerd.get(w.id) ?? []].some((t) => nuRood.has(t) && !rood.has(t))));
    over = over.filter((w) => !nu.includes(w));
    console.log(`${nu.length} wachters uit gezet, nog ${over.length}`);
  }
  toon('Wachters die uit mochten zonder dat een toets rood werd', levend);
  process.exitCode = levend.length > 0 ? 1 : 0;
}
