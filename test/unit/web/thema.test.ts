import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const wortel = join(import.meta.dirname, '../../..');
const theme = readFileSync(join(wortel, 'node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'), 'utf8');
const eigen = readFileSync(join(wortel, 'src/web/delen/thema/samenspel.css'), 'utf8');
const rampen = ['grijs', 'violet', 'blauw', 'groen', 'geel', 'oranje', 'rood'];
const stappen = [50, 100, 200, 300, 400, 500, 600, 700];
const declaraties = new Map([...theme.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map((m) => [m[1]!, m[2]!.trim()]));

/** Follows var() until a value without one, or the name of the ramp step it ends in. */
const uitkomst = (waarde: string, diepte = 0): string => {
  const v = /^var\((--[\w-]+)\)$/.exec(waarde);
  if (!v || diepte > 20) return waarde;
  return v[1]!.startsWith('--voorbeeld-kleuren-') ? v[1]! : uitkomst(declaraties.get(v[1]!) ?? '', diepte + 1);
};

describe('ux §2: the theme hangs on ramp names of the voorbeeld theme', () => {
  test('ux §2: every ramp step we give a value exists in the voorbeeld theme', () => {
    const weg = rampen.flatMap((r) => stappen.map((s) => `--voorbeeld-kleuren-${r}-${s}`)).filter((naam) => !theme.includes(`${naam}:`));
    expect(weg).toEqual([]);
  });
  test('ux §2: we give a value to all 56 ramp steps', () => {
    const mist = rampen.flatMap((r) => stappen.map((s) => `--voorbeeld-kleuren-${r}-${s}`)).filter((naam) => !new RegExp(`${naam}: #[0-9A-F]{6};`).test(eigen));
    expect(mist).toEqual([]);
  });
  test('ux §2: every --basis-color-* ends in white, transparent or one of our seven ramps', () => {
    const vreemd = [...declaraties].filter(([naam]) => naam.startsWith('--basis-color-')).map(([naam, w]) => [naam, uitkomst(w)] as const)
      .filter(([, u]) => !/^--voorbeeld-kleuren-(wit|(grijs|violet|blauw|groen|geel|oranje|rood)-\d+)$/.test(u) && !/transparent|^#fff(fff)?$|rgba?\(.*0\)/i.test(u));
    expect(vreemd).toEqual([]);
  });
  test('ux §2: action-2 (links) is mapped on accent-1, part by part', () => {
    const delen = [...declaraties.keys()].filter((n) => /^--basis-color-action-2-(?!inverse)/.test(n)).map((n) => n.replace('--basis-color-action-2-', ''));
    expect(delen.length).toBeGreaterThan(10);
    expect(delen.filter((d) => !eigen.includes(`--basis-color-action-2-${d}: var(--basis-color-accent-1-${d});`))).toEqual([]);
  });
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminantie = (hex: string): number => {
  const [r, g, b] = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => { const [x, y] = [luminantie(a), luminantie(b)].sort((p, q) => q - p); return (x! + 0.05) / (y! + 0.05); };
const kleur = (naam: string): string => new RegExp(`--${naam}: #([0-9A-F]{6});`).exec(eigen)?.[1] ?? '';

describe('ux §2: contrast of the pairs we use', () => {
  test.each([
    ['second text on the page', kleur('voorbeeld-kleuren-grijs-500'), kleur('voorbeeld-kleuren-grijs-50'), 4.5],
    ['field border on white', kleur('voorbeeld-kleuren-grijs-400'), 'FFFFFF', 3],
    ['link on the page', kleur('voorbeeld-kleuren-violet-500'), kleur('voorbeeld-kleuren-grijs-50'), 4.5],
    ['white on the rail', 'FFFFFF', kleur('voorbeeld-kleuren-violet-700'), 7],
    ['white on te laat', 'FFFFFF', kleur('voorbeeld-kleuren-rood-500'), 4.5],
    ['vandaag', kleur('voorbeeld-kleuren-geel-700'), kleur('voorbeeld-kleuren-geel-100'), 4.5],
    ['focus', kleur('voorbeeld-kleuren-grijs-700'), 'FFD66B', 4.5],
    ['U bent hier', kleur('voorbeeld-kleuren-violet-700'), kleur('samenspel-koraal-300'), 4.5],
  ])('1.4.3: %s', (_naam, voor, achter, minimaal) => { expect(contrast(voor, achter)).toBeGreaterThanOrEqual(minimaal); });
});
