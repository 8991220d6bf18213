import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bronnen } from './bronnen.ts';

const wortel = join(import.meta.dirname, '../../..');
const slot = readFileSync(join(wortel, 'package-lock.json'), 'utf8');
const pakket = JSON.parse(readFileSync(join(wortel, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>;

describe('house rule: the repository stands on its own', () => {
  test('house rule: package-lock names no registry: no addresses, no host names, only names, versions and checksums', () => {
    const { packages } = JSON.parse(slot) as { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> };
    expect(Object.entries(packages).filter(([, p]) => p.resolved !== undefined).map(([naam]) => naam)).toEqual([]);
    expect(slot.split('\n').filter((r) => /\bregistry\.|npmjs\.|\.tgz|localhost|\d+\.\d+\.\d+\.\d+:/i.test(r))).toEqual([]);
    const zonderSom = Object.entries(packages).filter(([naam, p]) => naam !== '' && p.integrity === undefined && p.link !== true).map(([naam]) => naam);
    expect(zonderSom, 'a package without a checksum could be another one tomorrow').toEqual([]);
  });
  test('house rule: direct dependencies are pinned to one version', () => {
    const los = (['dependencies', 'devDependencies', 'optionalDependencies'] as const).flatMap((k) => Object.entries(pakket[k]).filter(([, v]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(v)).map(([n, v]) => `${n} ${v}`));
    expect(los).toEqual([]);
  });
  test('house rule: no absolute paths of a machine and no folder outside, in any kept file', () => {
    const bestanden = bronnen(['.'], ['.ts', '.tsx', '.mjs', '.json', '.md', '.bpmn', '.form', '.yaml', '.yml', '.xml', '.css', '.html', '.csv']).filter((b) => b.pad !== 'package-lock.json');
    expect(bestanden.length).toBeGreaterThan(300);
    // Assembled, so that this file does not find itself.
    const plekken = new RegExp([['/', 'home/\\w+/'], ['/', 'Users/\\w+/'], ['/', 'root/'], ['/', 'work/'], ['[A-Z]:', '\\\\\\\\?Users'], ['\\.\\./', 'shared']].map((d) => d.join('')).join('|'));
    const fout = bestanden.flatMap(({ pad, tekst }) => tekst.split('\n').flatMap((regel, i) => (plekken.test(regel) ? [`${pad}:${i + 1}`] : [])));
    expect(fout).toEqual([]);
  });
});

describe('docs/regels.md', () => {
  const rijen = (bronnen(['docs'], ['regels.md'])[0]?.tekst ?? '').split('\n').filter((r) => /^\| [A-Z]+[\d.]+ \|/.test(r)).map((r) => r.split('|').slice(1, -1).map((c) => c.trim()));
  test('house rule: every rule id has one row that says what it is and where it is kept', () => {
    expect(rijen.length).toBeGreaterThan(100);
    expect(rijen.filter((r) => r.length < 3 || (r[1] ?? '').length < 10 || (r.at(-1) ?? '') === '').map((r) => r[0])).toEqual([]);
    expect(rijen.map((r) => r[0]).filter((id, i, alle) => alle.indexOf(id) !== i)).toEqual([]);
  });
  test('house rule: the place a rule is kept exists', () => {
    const weg = rijen.flatMap((r) => (r.at(-1) ?? '').split(/[;,]/).map((p) => p.trim().replace(/`/g, '')).filter((p) => /^[\w-]+\/\S*\.\w+$/.test(p) && !p.includes('*') && !existsSync(join(wortel, p))).map((p) => `${r[0] ?? ''}: ${p}`));
    expect(weg).toEqual([]);
  });
});
