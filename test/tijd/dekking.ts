// What of the BPMN files ran on the engine during this project; what did not must be named, with the test elsewhere that does it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alleElementen } from '../../scripts/modeldekking.ts';
import { tijdstapel } from './casus.ts';

type Elders = {
  /** `<process>/<element>` → file and name of the integratie test that runs it on the engine. */
  readonly elders: Readonly<Record<string, string>>;
};
const root = join(import.meta.dirname, '../..');

describe('processen §1.3: the record stream of every path', () => {
  test('processen §1.3: whatever was walked in this project, no variable outside the table was in the record stream', async () => {
    const t = await tijdstapel();
    expect([...t.tafel.fouten]).toEqual([]);
    expect(new Set([...t.tafel.gezien].map((n) => n.split('/')[0])).size, 'the stream holds the variables of every process').toBeGreaterThanOrEqual(20);
  });
});

describe('processen §9: coverage of the models', () => {
  test('processen §9: every flow node ran in this project, or is named with the test that runs it', async () => {
    const t = await tijdstapel();
    const { stappen: alle } = await alleElementen(root);
    const rijen = await t.s.kern.db('element_instantie as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').distinct('p.bpmn_process_id as proces', 'e.element_id as element') as { proces: string; element: string }[];
    const uitgevoerd = new Set(rijen.map((r) => `${r.proces}/${r.element}`));
    const niet = alle.filter((k) => !uitgevoerd.has(k));
    const { elders } = JSON.parse(readFileSync(join(import.meta.dirname, 'elders-gedekt.json'), 'utf8')) as Elders;
    process.stdout.write(`\nBPMN: ${alle.length - niet.length} van ${alle.length} elementen uitgevoerd in tijd; ${niet.filter((k) => k in elders).length} alleen in integratie; ${niet.filter((k) => !(k in elders)).length} nergens.\n`);
    for (const k of niet) process.stdout.write(`  niet uitgevoerd: ${k}${k in elders ? ` (${elders[k]})` : ''}\n`);
    expect(niet.filter((k) => !(k in elders))).toEqual([]);
    // The list stays true: nothing named that does not exist, no test named that does not.
    expect(Object.keys(elders).filter((k) => !alle.includes(k))).toEqual([]);
    expect(Object.values(elders).filter((waar) => { const [bestand = '', naam = ''] = waar.split(' › '); return !readFileSync(join(root, 'test/integratie', bestand), 'utf8').includes(naam); })).toEqual([]);
  });
});
