import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installEngine } from '../../../src/platform/embedded/zeebe/install.ts';

const java = { home: '/', bin: '/bin/java', version: '21', major: 21 };
let folder = '';
const path = process.env['PATH'];
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'samenspel-install-')); });
afterEach(() => { process.env['PATH'] = path; rmSync(folder, { recursive: true, force: true }); });

/** A Maven that leaves this script's result; the real one is used by every integration test. */
const maven = (script: string): void => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'mvn'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'mvn'), 0o755);
  process.env['PATH'] = `${bin}${delimiter}${path}`;
};

test('issue 3.1: a download with another checksum is refused and nothing of it stays', async () => {
  maven('for a in "$@"; do case "$a" in -DoutputDirectory=*) echo half > "${a#-DoutputDirectory=}/camunda-zeebe-8.6.0.tar.gz";; esac; done');
  const cache = join(folder, 'cache');
  await expect(installEngine(cache, java, () => {})).rejects.toThrow(/controlesom/);
  expect(readdirSync(cache)).toEqual([]);
});
test('issue 3.1: a failing Maven gives its first lines and leaves no half download', async () => {
  maven('echo "geen verbinding met de opslag"; exit 1');
  const cache = join(folder, 'cache');
  await expect(installEngine(cache, java, () => {})).rejects.toThrow(/geen verbinding met de opslag/);
  expect(readdirSync(cache)).toEqual([]);
});
test('issue 3.1: without Maven the message says what to install', async () => {
  process.env['PATH'] = folder;
  await expect(installEngine(join(folder, 'cache'), java, () => {})).rejects.toThrow(/Maven 3\.8/);
});
test('issue 3.1: work folders of a killed start are removed, the finished engine is found at once', async () => {
  const cache = join(folder, 'cache');
  mkdirSync(join(cache, 'bezig-999999-abc'), { recursive: true });
  process.env['PATH'] = folder;
  await expect(installEngine(cache, java, () => {})).rejects.toThrow();
  expect(existsSync(join(cache, 'bezig-999999-abc'))).toBe(false);
  mkdirSync(join(cache, 'zeebe-8.6.0'));
  expect(await installEngine(cache, java, () => {})).toBe(join(cache, 'zeebe-8.6.0'));
});
