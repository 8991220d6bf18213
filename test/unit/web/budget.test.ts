import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Ingang = { file: string; imports?: string[]; src?: string; css?: string[] };
const wortel = join(import.meta.dirname, '../../..');
let map = '', manifest: Record<string, Ingang> = {};

beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), 'samenspel-budget-'));
  // vitest says NODE_ENV=test, which would bundle React's development version: measure what is shipped.
  const omgeving = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(wortel, 'vite.config.ts'), mode: 'production', logLevel: 'error', build: { outDir: map, emptyOutDir: true } });
  } finally { process.env['NODE_ENV'] = omgeving; }
  manifest = JSON.parse(readFileSync(join(map, '.vite/manifest.json'), 'utf8')) as Record<string, Ingang>;
}, 120_000);
afterAll(() => { rmSync(map, { recursive: true, force: true }); });

const gz = (bestand: string): number => gzipSync(readFileSync(join(map, bestand))).length / 1024;
const ingang = (naam: string): string => {
  const k = Object.keys(manifest).find((x) => x.endsWith(naam)) ?? Object.keys(manifest).find((x) => x.startsWith(`_${naam.split('/').pop()?.replace(/\.tsx?$/, '')}-`));
  if (k === undefined) throw new Error(`${naam} is not a chunk of the build`);
  return k;
};
/** All scripts a page needs before it shows: the entries and everything they import, not what they load later. */
const scripts = (...namen: string[]): Set<string> => {
  const uit = new Set<string>(), gezien = new Set<string>();
  const volg = (k: string): void => {
    if (gezien.has(k)) return;
    gezien.add(k);
    const b = manifest[k];
    if (b?.file.endsWith('.js')) uit.add(b.file);
    for (const i of b?.imports ?? []) volg(i);
  };
  for (const n of ['index.html', ...namen]) volg(ingang(n));
  return uit;
};
const eersteLading = (...namen: string[]): number => [...scripts(...namen)].reduce((som, f) => som + gz(f), 0);

describe('ux §7 performance budget, measured on the built files (kB gzip)', () => {
  test.each([
    ['inloggen, rol', 90, ['toegang/Deur.tsx']],
    ['Mijn werk', 185, ['app/App.tsx', 'delen/Schil.tsx', 'werkplek/werk/MijnWerk.tsx']],
    ['Taak', 195, ['app/App.tsx', 'delen/Schil.tsx', 'werkplek/taak/TaakPagina.tsx']],
    ['Casus overzicht', 195, ['app/App.tsx', 'delen/Schil.tsx', 'werkplek/casus/CasusPagina.tsx']],
    ['Melding maken', 195, ['app/App.tsx', 'delen/Schil.tsx', 'werkplek/melding/MeldingMaken.tsx']],
  ] as const)('ux §7: %s ≤ %d', (_pagina, grens, namen) => { expect(eersteLading(...namen)).toBeLessThanOrEqual(grens); });

  test('ux §7: the drawing and FEEL come later, in chunks of their own', () => {
    const casus = [...scripts('app/App.tsx', 'werkplek/casus/CasusPagina.tsx', 'werkplek/taak/TaakPagina.tsx')].map((f) => readFileSync(join(map, f), 'utf8')).join('');
    expect(casus.includes('djs-container')).toBe(false);
    expect(gz(manifest[ingang('delen/ProcesTekening.tsx')]!.file)).toBeLessThanOrEqual(60);
    expect(gz(manifest[ingang('delen/formulier/feel.ts')]!.file)).toBeLessThanOrEqual(62);
  });
  test('ux §7: one style sheet of at most 30 kB', () => {
    const [css] = manifest['index.html']!.css ?? [];
    expect(gz(css!)).toBeLessThanOrEqual(30);
  });
  test('ux §7: the trap of the component library stays shut', () => {
    const alles = readdirSync(join(map, 'assets')).filter((f) => f.endsWith('.js')).map((f) => readFileSync(join(map, 'assets', f), 'utf8')).join('');
    expect(alles.includes('utrecht-breadcrumb-nav')).toBe(false);
  });
  test('standaarden §2 CSP: the page has no inline script and no inline handler', () => {
    const html = readFileSync(join(map, 'index.html'), 'utf8');
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g) ?? []).toEqual([]);
    expect(html).not.toMatch(/\son\w+=/);
    expect(html).toMatch(/rel="preload"[^>]*as="font"|as="font"[^>]*rel="preload"/);
  });
});
