/**
 * npm run test:standaarden -- MAP [--schrijf]
 *
 * Checks our golden examples (test/fixtures) and the answers of our simulators against the published contracts themselves. MAP is a
 * folder, outside this repository, with the files of the standards (any names, any depth): the OpenAPI of BRP Personen, of the gezag
 * module, and of the SOH Melding. Without MAP nothing is checked and the script says what to give. `--schrijf` writes docs/standaarden.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesStandaarden } from './standaarden/contracten.ts';
import { simulatorantwoorden } from './standaarden/simulatoren.ts';
import { sohProeven, vergelijkMelding } from './standaarden/soh.ts';
import type { Contract, Proef } from './standaarden/model.ts';
import { datumVan } from '../src/domein/kalender.ts';

const root = join(import.meta.dirname, '..');
const [map] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const schrijf = process.argv.includes('--schrijf');

if (map === undefined || !existsSync(map)) {
  console.log('Geef de map met de bestanden van de standaarden: npm run test:standaarden -- MAP');
  console.log('Nodig: de OpenAPI van BRP Personen (2.7) en van de gezagsmodule (2); als u wilt ook de OpenAPI van de SOH Melding. Zonder map is er niets getoetst.');
  process.exit(map === undefined ? 0 : 1);
}

/** Golden examples: `{contract, uitleg, voorbeeld}` per file. */
const vasteVoorbeelden = (): Proef[] => ['brp'].flatMap((soort) => {
  const folder = join(root, 'test/fixtures', soort);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((f) => f.endsWith('.json')).sort().flatMap((f) => {
    const inhoud = JSON.parse(readFileSync(join(folder, f), 'utf8')) as { contract?: Contract; voorbeeld?: unknown };
    return inhoud.contract === undefined ? [] : [{ naam: `voorbeeld ${soort}/${f}`, contract: inhoud.contract, waarde: inhoud.voorbeeld }];
  });
});

const standaarden = leesStandaarden(map);
const proeven = [...vasteVoorbeelden(), ...sohProeven(), ...await simulatorantwoorden()];
const vorm = standaarden.sohMelding === undefined ? undefined : vergelijkMelding(standaarden.sohMelding);
const uitslagen = proeven.map((p) => {
  const toets = standaarden.toetsen.get(p.contract);
  if (toets === undefined) return { ...p, fouten: null, afwijkingen: [] };
  const gevonden = toets(p.waarde);
  const bekend = p.bekend ?? [];
  const past = (f: string): boolean => bekend.some((b) => b.pad.test(f.split(':')[0] ?? ''));
  const overbodig = bekend.filter((b) => !gevonden.some((f) => b.pad.test(f.split(':')[0] ?? ''))).map((b) => `${String(b.pad)}: bekend verschil (${b.clash}) is er niet meer`);
  return { ...p, fouten: [...gevonden.filter((f) => !past(f)), ...overbodig], afwijkingen: gevonden.filter(past) };
});

const contracten = [...new Set(uitslagen.map((u) => u.contract))];
const regels = contracten.map((c) => {
  const van = uitslagen.filter((u) => u.contract === c);
  const getoetst = van.filter((u) => u.fouten !== null);
  return { contract: c, aantal: van.length, goed: getoetst.filter((u) => u.fouten!.length === 0).length, fout: getoetst.filter((u) => u.fouten!.length > 0).length, niet: van.length - getoetst.length, bekend: van.reduce((n, u) => n + u.afwijkingen.length, 0) };
});
console.table(Object.fromEntries(regels.map((r) => [r.contract, { voorbeelden: r.aantal, goed: r.goed, fout: r.fout, 'niet getoetst': r.niet, 'bekende verschillen': r.bekend }])));
for (const u of uitslagen) for (const f of u.fouten ?? []) console.log(`FOUT ${u.naam}: ${f}`);

if (schrijf) writeFileSync(join(root, 'docs/standaarden.md'), verslag());
for (const f of vorm?.fouten ?? []) console.log(`FOUT ons schema van de SOH-melding: ${f}`);
for (const g of vorm?.gekozen ?? []) console.log(`bekend verschil, ons schema van de SOH-melding: ${g}`);
const fout = regels.some((r) => r.fout > 0) || (vorm?.fouten.length ?? 0) > 0;
console.log(fout ? 'Niet alles past op de standaarden.' : 'Alles wat getoetst is, past op de standaarden.');
process.exit(fout ? 1 : 0);

function verslag(): string {
  const commit = ((): string => { try { return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim(); } catch { return 'nog geen commit'; } })();
  return `# Checked against the published standards

Result of \`npm run test:standaarden -- MAP --schrijf\`, where MAP is a folder with the files of the standards ("map met de bestanden van de standaarden").
Those files are not part of this repository. What is checked: the golden examples in \`test/fixtures\` and the answers of our own simulators to real HTTP requests.

Date: ${datumVan(new Date())} · commit: ${commit}

| contract | published version | examples | pass | fail | not checked | known differences |
|---|---|---|---|---|---|---|
${regels.map((r) => `| ${r.contract} | ${standaarden.versies.get(r.contract) ?? 'not in the folder'} | ${r.aantal} | ${r.goed} | ${r.fout} | ${r.niet} | ${r.bekend} |`).join('\n')}

## Our schema of the SOH melding

${vorm === undefined ? 'Not compared: the publication is not in the folder.' : `Names, obligation, lists and choices are compared with the publication: ${vorm.fouten.length} faults. Differences that were chosen because the publication cannot say what is true:

${vorm.gekozen.map((g) => `- \`${g}\``).join('\n')}`}

The example meldingen include edge cases that no strict receiver accepts (a BSN with a leading zero, a person without address or voorvoegsel, a postcode without a space): their faults are counted as known
differences, and a known difference that is no longer there is a fault. Fields that the publication marks read-only (\`id\`, \`url\`) are not asked of who offers a melding.

How the check reads the contracts: a \`discriminator\` decides which variant must fit; patterns are read without the unicode flag (the published ones
escape characters that flag forbids); a \`$ref\` to a file that is not in the folder allows anything. A property that a published schema does not name is a fault in a question, and in an answer of a simulator.
`;
}
