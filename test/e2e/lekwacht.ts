// Set-up of every e2e file (vitest.config.ts): whatever a file does in the browser, afterwards the record stream of its stack and its log are searched
// for the demo people and for what was typed. A file that starts no stack through `startStapel` fails: then there is nothing to search.
import { afterAll, expect } from 'vitest';
import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { gegevensVan, vrijeTekst, zoekLekken, type Gegeven } from '../hulp/lekscan.ts';
import { bewaarElkeStroom, neemGestarte, tot } from '../hulp/stapel.ts';
import { neemGetypt } from './webhulp.ts';
import { datumVan } from '../../src/domein/kalender.ts';

bewaarElkeStroom();
neemGestarte();

/** Definitions hold our own Dutch texts, no data; their words would be taken for names. */
const zonderDefinities = (body: string): string => body.split('\n').filter((r) => !r.includes('"valueType":"PROCESS"')).join('\n');

afterAll(async () => {
  const stapels = neemGestarte();
  expect(stapels.length, 'an e2e file starts its stack with startStapel').toBeGreaterThan(0);
  const getypt = neemGetypt();
  const gegevens: Gegeven[] = [...maakDemoPersonen(datumVan(new Date())).flatMap(gegevensVan).filter((g) => g.waarde !== 'Onbekend'), ...getypt.flatMap((t, i) => vrijeTekst(`getypte tekst ${i + 1}`, t))];
  for (const s of stapels) {
    expect(s.variabelen, 'process variables are exported').toBe(true);
    await tot('the stream to hold variables', async () => s.stroom.some((b) => b.includes('"VARIABLE"')), 30_000).catch(() => { if (getypt.length > 0) throw new Error('text was typed, but the record stream holds no variable: the scan would see nothing'); });
    expect(zoekLekken(s.stroom.map(zonderDefinities), gegevens), 'processen §1.3: personal data in the record stream of the engine').toEqual([]);
    expect(zoekLekken(s.logregels, gegevens), 'processen §1.3: personal data in the log').toEqual([]);
  }
}, 240_000);
