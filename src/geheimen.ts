import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Geheimen } from './config.ts';

/** What is generated at the first start of a demo or test: keys and login passwords. Never in the repo, never in production. */
export type DemoGeheimen = Geheimen & {
  /** By login name; clients and partner systems have a name with a colon. */
  readonly wachtwoorden: Record<string, string>;
  /** Moment of the first start (ISO 8601): demo persons and cases are dated relative to it. */
  readonly eersteStart: string;
};

// Easy to type, hard to guess: four groups without look-alike characters.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const readable = (): string => Array.from({ length: 3 }, () => Array.from(randomBytes(4), (b) => alphabet[b % alphabet.length]).join('')).join('-');
const key = (): string => randomBytes(32).toString('base64');

/** Reads `geheimen.json` of the data folder, or makes it (mode 0600, whole or not at all). New logins get a password of their own. */
export function demoGeheimen(dataDir: string, logins: readonly string[], nu: Date): DemoGeheimen {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'geheimen.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoGeheimen> : {};
  const wachtwoorden = { ...known.wachtwoorden };
  for (const login of logins) wachtwoorden[login] ??= readable();
  const all: DemoGeheimen = {
    sessieGeheim: known.sessieGeheim ?? randomBytes(48).toString('base64url'), bsn: known.bsn ?? key(), bsnIndex: known.bsnIndex ?? key(), pseudoniem: known.pseudoniem ?? key(), eersteStart: known.eersteStart ?? nu.toISOString(), wachtwoorden,
  };
  const text = JSON.stringify(all, null, 2);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    writeFileSync(`${file}.nieuw`, text, { mode: 0o600 });
    renameSync(`${file}.nieuw`, file);
  }
  return all;
}
