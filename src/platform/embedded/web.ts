// Builds the web pages when their sources are newer than the previous build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './zeebe/install.ts';

/** Folder with the built pages; builds them when a source, the help pages or the lockfile changed since. Returns the folder. */
export async function buildWeb(root: string, report: Report): Promise<string> {
  const dist = join(root, 'dist');
  const sum = createHash('sha256');
  const sources = ['src/web/**/*.*', 'src/domein/**/*.ts', 'docs/handleiding/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  for (const file of [...sources, 'vite.config.ts', 'package-lock.json']) sum.update(file).update(readFileSync(join(root, file)));
  const hash = sum.digest('hex');
  const mark = join(dist, '.bron-hash');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== hash) {
    report('Webpagina\'s bouwen…');
    const { build } = await import('vite');
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
    writeFileSync(mark, hash);
  }
  return dist;
}
