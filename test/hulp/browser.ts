import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Where an installed browser usually is, per system. */
const bekend = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser for the e2e tests: on Linux x64 the one from npm (fixed version and fonts, so that measures are the same everywhere), elsewhere
 * an installed one, else one by apt. `CHROMIUM=/path` chooses another; `BROWSER_KEUZE=systeem` skips the one from npm.
 */
export const startBrowser = async (keuze = process.env['BROWSER_KEUZE'] ?? 'auto'): Promise<Browser> => {
  const eigen = process.env['CHROMIUM'];
  if (eigen === undefined && keuze !== 'systeem' && process.platform === 'linux' && process.arch === 'x64') return uitNpm();
  const pad = eigen ?? bekend.find((p) => existsSync(p));
  if (pad !== undefined) return chromium.launch({ executablePath: pad, args: ['--no-sandbox'] });
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }
  throw new Error('The e2e tests need Chromium or Chrome. Install one, or point at it with CHROMIUM=/path/to/chromium.');
};

/** @sparticuz/chromium holds a compressed headless shell with its own NSS libraries and a font; unpacked once into `.cache`. */
const uitNpm = async (): Promise<Browser> => {
  const cache = join(import.meta.dirname, '../../.cache');
  const map = join(cache, 'chromium-153');
  if (!existsSync(map)) {
    const bezig = join(cache, `bezig-chromium-${process.pid}`);
    mkdirSync(bezig, { recursive: true });
    const tmp = process.env['TMPDIR'];
    process.env['TMPDIR'] = bezig;                                    // the package unpacks into os.tmpdir()
    try {
      const { default: pakket, inflate } = await import('@sparticuz/chromium');
      await pakket.executablePath();
      await inflate(join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    } finally { if (tmp === undefined) delete process.env['TMPDIR']; else process.env['TMPDIR'] = tmp; }
    // Somebody else may have been ready first: then theirs is used.
    try { renameSync(bezig, map); } catch { rmSync(bezig, { recursive: true, force: true }); }
  }
  // The package's own fonts.conf points at /tmp/fonts. Without a font that can be found every text, web fonts too, is zero wide.
  const fonts = join(map, 'fonts.conf');
  writeFileSync(fonts, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(map, 'fonts')}</dir><cachedir>${join(map, 'fontcache')}</cachedir></fontconfig>`);
  return chromium.launch({
    executablePath: join(map, 'chromium'),
    // Not the package's default flags: --single-process and --disable-web-security belong to Lambda.
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: join(map, 'al2023', 'lib'), FONTCONFIG_FILE: fonts },
  });
};
