import type { Plugin } from 'vite';

/**
 * Build step that keeps the one style sheet small (ux §7: CSS at most 50 kB gzip). The NL Design System ships every component and
 * every token; a page uses a tenth. Two cuts, both made from what the built files really contain:
 * rules of components whose class name is in no script, and custom properties that no remaining rule reads.
 */
export const snoeiCss = (): Plugin => ({
  name: 'samenspel-css-snoeien',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_opties, bundel) {
      const scripts = Object.values(bundel).map((b) => (b.type === 'chunk' ? b.code : b.fileName.endsWith('.html') ? String(b.source) : '')).join('\n');
      for (const b of Object.values(bundel)) {
        if (b.type === 'asset' && b.fileName.endsWith('.css')) b.source = snoei(String(b.source), (klasse) => scripts.includes(klasse));
      }
    },
  },
});

/** Pure part: `gebruikt` says whether a component's base class (`utrecht-button`) occurs in a script. */
export function snoei(css: string, gebruikt: (klasse: string) => boolean): string {
  return zonderOngelezen(regels(css).map((r) => houd(r, gebruikt)).join(''));
}

/** Top-level rules and at-rules of a minified style sheet, in order. Understands strings and nested braces. */
function regels(css: string): string[] {
  const uit: string[] = [];
  let diepte = 0, begin = 0, tekst = '';
  for (let i = 0; i < css.length; i++) {
    const c = css[i]!;
    if (tekst) { if (c === '\\') i++; else if (c === tekst) tekst = ''; continue; }
    if (c === '"' || c === "'") tekst = c;
    else if (c === '{') diepte++;
    else if (c === '}' && --diepte === 0) { uit.push(css.slice(begin, i + 1)); begin = i + 1; }
    else if (c === ';' && diepte === 0) { uit.push(css.slice(begin, i + 1)); begin = i + 1; }
  }
  uit.push(css.slice(begin));
  return uit;
}

function houd(regel: string, gebruikt: (klasse: string) => boolean): string {
  const haak = regel.indexOf('{');
  if (haak < 0) return regel;
  const kop = regel.slice(0, haak);
  if (/^\s*@(media|supports|layer)/.test(kop)) {
    const binnen = regels(regel.slice(haak + 1, -1)).map((r) => houd(r, gebruikt)).join('');
    return binnen.trim() ? `${kop}{${binnen}}` : '';
  }
  if (/^\s*@/.test(kop)) return regel;
  const delen = selectoren(kop).filter((s) => [...s.matchAll(/\.(utrecht-[a-z0-9-]+?)(?:--|__|(?![a-z0-9_-]))/g)].every((m) => gebruikt(m[1]!)));
  return delen.length === 0 ? '' : `${delen.join(',')}${regel.slice(haak)}`;
}

function selectoren(kop: string): string[] {
  const uit: string[] = [];
  let diepte = 0, begin = 0;
  for (let i = 0; i < kop.length; i++) {
    if (kop[i] === '(' || kop[i] === '[') diepte++;
    else if (kop[i] === ')' || kop[i] === ']') diepte--;
    else if (kop[i] === ',' && diepte === 0) { uit.push(kop.slice(begin, i)); begin = i + 1; }
  }
  uit.push(kop.slice(begin));
  return uit;
}

/** Removes declarations of custom properties that nothing reads, again and again until nothing changes. */
function zonderOngelezen(css: string): string {
  for (let ronde = 0; ronde < 12; ronde++) {
    const gelezen = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]!));
    const korter = css.replace(/(--[\w-]+)\s*:(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=\}))/g, (alles, naam: string) => (gelezen.has(naam) ? alles : ''));
    if (korter.length === css.length) return css;
    css = korter;
  }
  return css;
}
