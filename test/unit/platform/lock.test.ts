import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../../src/platform/embedded/lock.ts';

let map: string;
let bestand: string;
const kinderen: ChildProcess[] = [];
beforeEach(() => { map = mkdtempSync(join(tmpdir(), 'samenspel-slot-')); bestand = join(map, 'samenspel.pid'); });
afterEach(() => { for (const k of kinderen.splice(0)) k.kill('SIGKILL'); rmSync(map, { recursive: true, force: true }); });

/** Another living process of the same program; `sleep` stands for an unrelated one. */
const ander = async (opdracht: string, ...argumenten: string[]): Promise<number> => {
  const kind = spawn(opdracht, argumenten, { stdio: 'ignore' });
  kinderen.push(kind);
  await new Promise((klaar) => { kind.once('spawn', klaar); });
  return kind.pid ?? 0;
};
const dood = async (): Promise<number> => {
  const pid = await ander(process.execPath, '-e', '');
  await new Promise((klaar) => { kinderen.at(-1)?.once('exit', klaar); });
  return pid;
};

test('issue 3.1: a free folder is locked with our number, and free again after letting go', () => {
  const nieuw = join(map, 'bestaat', 'nog-niet');
  const los = takeLock(nieuw);
  expect(readFileSync(join(nieuw, 'samenspel.pid'), 'utf8')).toBe(String(process.pid));
  los();
  expect(existsSync(join(nieuw, 'samenspel.pid'))).toBe(false);
  takeLock(nieuw)();
});
test('issue 3.1: the lock of a running copy is refused in Dutch with its number and stays as it is', async () => {
  const pid = await ander(process.execPath, '-e', 'setInterval(() => {}, 1000)');
  writeFileSync(bestand, String(pid));
  expect(() => takeLock(map)).toThrow(`Samenspel draait al met deze gegevensmap (proces ${pid}). Stop dat eerst, of kies een andere map met DATA_DIR en een andere PORT.`);
  expect(readFileSync(bestand, 'utf8')).toBe(String(pid));
});
test('issue 3.1: twice in one process is refused as well', () => {
  const los = takeLock(map);
  expect(() => takeLock(map)).toThrow(`(proces ${process.pid})`);
  los();
});
test('issue 3.1: the lock of a process that is gone is taken over', async () => {
  writeFileSync(bestand, String(await dood()));
  takeLock(map);
  expect(readFileSync(bestand, 'utf8')).toBe(String(process.pid));
});
test('issue 3.1: a number that now belongs to our own new process (a container after kill -9) is taken over', () => {
  writeFileSync(bestand, String(process.pid));
  const los = takeLock(map);
  los();
  expect(existsSync(bestand)).toBe(false);
});
// Only Linux tells a program from another by its number (isAlive).
if (process.platform === 'linux') test('issue 3.1: a number that now belongs to another program is taken over', async () => {
  writeFileSync(bestand, String(await ander('sleep', '60')));
  takeLock(map)();
});
test.each(['', 'geen getal', '0', '1', '-1'])('issue 3.1: a damaged lock file (%j) is taken over', (inhoud) => {
  writeFileSync(bestand, inhoud);
  takeLock(map)();
  expect(existsSync(bestand)).toBe(false);
});
test('issue 3.1: letting go does not remove the lock of somebody else', () => {
  const los = takeLock(map);
  writeFileSync(bestand, '999999');
  los();
  expect(readFileSync(bestand, 'utf8')).toBe('999999');
});
