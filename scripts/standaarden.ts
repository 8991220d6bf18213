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
import type { Contract, Proef } from './standaarden/model.ts';

const root = join(import.meta.dirname, '..');
const [map] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const schrijf = process.argv.includes('--schrijf');

if (map === undefined || !existsSync(map)) {
  console.log('Geef de map met de bestanden van de standaarden: npm run test:standaarden -- MAP');
  console.log('Nodig: de OpenAPI van BRP Personen (2.7) en van de gezagsmodule (2); als u wilt ook de OpenAPI van de SOH Melding. Zonder map is er niets getoetst.');
  process.exit(map === undefined ? 0 : 1);
}

/** Golden examples: `{contract, uitleg, voorbeeld}` per file. */
const vasteVoorbeelden = (): Proef[] => ['brp', 'soh'].flatMap((soort) => {
  const folder = join(root, 'test/fixtures', soort);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((f) => f.endsWith('.json')).sort().flatMap((f) => {
    const inhoud = JSON.parse(readFileSync(join(folder, f), 'utf8')) as { contract?: Contract; voorbeeld?: unknown };
    return inhoud.contract === undefined ? [] : [{ naam: `voorbeeld ${soort}/${f}`, contract: inhoud.contract, waarde: inhoud.voorbeeld }];
  });
});

const standaarden = leesStandaarden(map);
const proeven = [...vasteVoorbeelden(), ...await simulatorantwoorden()];
const uitslagen = proeven.map((p) => {
  const toets = standaarden.toetsen.get(p.contract);
  return { ...p, fouten: toets === undefined ? null : toets(p.waarde) };
});

const contracten = [...new Set(uitslagen.map((u) => u.contract))];
const regels = contracten.map((c) => {
  const van = uitslagen.filter((u) => u.contract === c);
  const getoetst = van.filter((u) => u.fouten !== null);
  return { contract: c, aantal: van.length, goed: getoetst.filter((u) => u.fouten!.length === 0).length, fout: getoetst.filter((u) => u.fouten!.length > 0).length, niet: van.length - getoetst.length };
});
console.table(Object.fromEntries(regels.map((r) => [r.contract, { voorbeelden: r.aantal, goed: r.goed, fout: r.fout, 'niet getoetst': r.niet }])));
for (const u of uitslagen) for (const f of u.fouten ?? []) console.log(`FOUT ${u.naam}: ${f}`);

if (schrijf) writeFileSync(join(root, 'docs/standaarden.md'), verslag());
const fout = regels.some((r) => r.fout > 0);
console.log(fout ? 'Niet alles past op de standaarden.' : 'Alles wat getoetst is, past op de standaarden.');
process.exit(fout ? 1 : 0);

function verslag(): string {
  const commit = ((): string => { try { return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim(); } catch { return 'nog geen commit'; } })();
  return `# Checked against the published standards

Result of \`npm run test:standaarden -- MAP --schrijf\`, where MAP is a folder with the files of the standards ("map met de bestanden van de standaarden").
Those files are not part of this repository. What is checked: the golden examples in \`test/fixtures\` and the answers of our own simulators to real HTTP requests.

Date: ${new Date().toISOString().slice(0, 10)} · commit: ${commit}

| contract | published version | examples | pass | fail | not checked |
|---|---|---|---|---|---|
${regels.map((r) => `| ${r.contract} | ${standaarden.versies.get(r.contract) ?? 'not in the folder'} | ${r.aantal} | ${r.goed} | ${r.fout} | ${r.niet} |`).join('\n')}

How the check reads the contracts: a \`discriminator\` decides which variant must fit; patterns are read without the unicode flag (the published ones
escape characters that flag forbids); a \`$ref\` to a file that is not in the folder allows anything. A property that a published schema does not name is a fault in a question, and in an answer of a simulator.
`;
}
