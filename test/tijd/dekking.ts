// What of the BPMN files ran on the engine during this project; what did not must be named, with the test elsewhere that does it or as uncovered.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { tijdstapel } from './casus.ts';

type Element = { $type: string; id: string; flowElements?: Element[] };
type Elders = {
  /** `<process>/<element>` → file and name of the integratie test that runs it on the engine. */
  readonly elders: Readonly<Record<string, string>>;
  /** Run nowhere yet; printed and counted with every run, never hidden. */
  readonly nietGedekt: readonly string[];
};
const root = join(import.meta.dirname, '../..');

const knopen = (scope: Element): Element[] => (scope.flowElements ?? []).filter((e) => e.$type !== 'bpmn:SequenceFlow').flatMap((e) => [e, ...knopen(e)]);

/** Every flow node of every file under processes/, as `<process>/<element>`. */
const alleKnopen = async (): Promise<string[]> => {
  const lijst: string[] = [];
  for (const bestand of globSync('processes/**/*.bpmn', { cwd: root }).toSorted()) {
    const { rootElement } = await new BpmnModdle().fromXML(readFileSync(join(root, bestand), 'utf8')) as unknown as { rootElement: { rootElements: Element[] } };
    for (const proces of rootElement.rootElements.filter((e) => e.$type === 'bpmn:Process')) lijst.push(...knopen(proces).map((e) => `${proces.id}/${e.id}`));
  }
  return lijst;
};

describe('processen §9: coverage of the models', () => {
  test('processen §9: every flow node ran in this project, or is named with the test that runs it, or is listed as uncovered', async () => {
    const t = await tijdstapel();
    const alle = await alleKnopen();
    const rijen = await t.s.kern.db('element_instantie as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').distinct('p.bpmn_process_id as proces', 'e.element_id as element') as { proces: string; element: string }[];
    const uitgevoerd = new Set(rijen.map((r) => `${r.proces}/${r.element}`));
    const niet = alle.filter((k) => !uitgevoerd.has(k));
    const { elders, nietGedekt } = JSON.parse(readFileSync(join(import.meta.dirname, 'elders-gedekt.json'), 'utf8')) as Elders;
    process.stdout.write(`\nBPMN: ${alle.length - niet.length} van ${alle.length} elementen uitgevoerd in tijd; ${niet.filter((k) => k in elders).length} alleen in integratie; ${niet.filter((k) => nietGedekt.includes(k)).length} nergens.\n`);
    for (const k of niet) process.stdout.write(`  niet uitgevoerd: ${k}${k in elders ? ` (${elders[k]})` : ''}\n`);
    expect(niet.filter((k) => !(k in elders) && !nietGedekt.includes(k))).toEqual([]);
    // What is called uncovered but ran by chance (a late message on a slow machine) is told: it deserves a test that asserts it.
    for (const k of nietGedekt.filter((x) => uitgevoerd.has(x))) process.stdout.write(`  toch uitgevoerd, zonder eigen test: ${k}\n`);
    // Both lists stay true: nothing named that does not exist, no test named that does not.
    expect([...Object.keys(elders), ...nietGedekt].filter((k) => !alle.includes(k))).toEqual([]);
    expect(Object.values(elders).filter((waar) => { const [bestand = '', naam = ''] = waar.split(' › '); return !readFileSync(join(root, 'test/integratie', bestand), 'utf8').includes(naam); })).toEqual([]);
  });
});
