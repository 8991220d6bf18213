import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const wortel = join(import.meta.dirname, '../../..');
const overslaan = new Set(['node_modules', '.git', '.cache', '.data', 'dist']);

export type Bron = { readonly pad: string; readonly tekst: string };

/** Files under these folders of the repository with one of these endings, by path from the root. */
export const bronnen = (mappen: readonly string[], eindes: readonly string[]): Bron[] => {
  const uit: Bron[] = [];
  const loop = (map: string): void => {
    for (const item of readdirSync(map, { withFileTypes: true })) {
      const pad = join(map, item.name);
      if (item.isDirectory()) { if (!overslaan.has(item.name)) loop(pad); } else if (eindes.some((einde) => item.name.endsWith(einde))) uit.push({ pad: relative(wortel, pad), tekst: readFileSync(pad, 'utf8') });
    }
  };
  for (const map of mappen) loop(join(wortel, map));
  return uit;
};

/** What a file imports from this repository, by path from the root. */
export const importsVan = ({ pad, tekst }: Bron): string[] =>
  [...tekst.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((m) => relative(wortel, join(wortel, dirname(pad), m[1] ?? '')));

/** The line numbers on which a pattern occurs outside comments, as `path:line`. */
export const regelsMet = ({ pad, tekst }: Bron, patroon: RegExp): string[] =>
  tekst.split('\n').flatMap((regel, i) => (patroon.test(regel.replace(/^\s*(\*|\/\/).*$/, '')) ? [`${pad}:${i + 1}`] : []));
