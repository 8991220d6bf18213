import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findJava } from '../../../src/platform/embedded/java.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-java-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const jdk = (name: string, version: string): string => {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'java'), '#!/bin/sh\n');
  chmodSync(join(home, 'bin', 'java'), 0o755);
  writeFileSync(join(home, 'release'), `JAVA_VERSION="${version}"\n`);
  return home;
};

test('issue 3.1: the first JDK of at least 21 is chosen, an older default is passed over', () => {
  const old = jdk('jdk-17', '17.0.15');
  const good = jdk('jdk-25', '25.0.1');
  expect(findJava(21, {}, [old, good])).toMatchObject({ home: good, major: 25 });
});
test('issue 3.1: without a fitting JDK the message tells which were found and what to do', () => {
  const old = jdk('jdk-11', '11.0.2');
  expect(() => findJava(21, {}, [old])).toThrow(/Gevonden: 11\.0\.2 \(.*jdk-11\)[\s\S]*Installeer een JDK 21/);
  expect(() => findJava(21, {}, [])).toThrow(/Gevonden: geen/);
});
test('issue 3.1: the old numbering 1.8 counts as 8', () => {
  expect(() => findJava(21, {}, [jdk('jdk-8', '1.8.0_392')])).toThrow(/1\.8\.0_392/);
});
