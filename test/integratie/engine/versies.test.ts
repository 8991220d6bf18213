import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { code, id, tijdstip } from '../../../src/domein/variabelen.ts';
import { controleerWorkers, declareer, jobversie, leesUitrolbestand, maakWorker, startWorkers, uitrollenPakket } from '../../../src/platform/engine/index.ts';
import type { Pakket, Worker } from '../../../src/platform/engine/index.ts';
import { maakOpstelling, proefpakket, tot } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';

let o: Opstelling;
const lopend: { stop: () => Promise<void> }[] = [];
beforeAll(async () => { o = await maakOpstelling(); }, 120_000);
afterAll(async () => { await o.stop(); });
afterEach(async () => { await Promise.all(lopend.splice(0).map((w) => w.stop())); });

const gedaan: string[] = [];
const werk = (type: string, versie: number): Worker => maakWorker({
  declaratie: declareer({ type, versie, titel: 'Proef', uitleg: 'Proef', in: z.strictObject({ casusId: id }), uit: z.strictObject({ rolUitvoerder: code, termijnEind: tijdstip }), aard: {}, fouten: {}, doel: 'geen', idempotent: 'casusId', pogingen: 3, wachttijd: 'PT0.1S' }),
  verwerk: async ({ casusId }) => { gedaan.push(`${type} ${casusId}`); return { rolUitvoerder: 'triagist', termijnEind: '2026-12-01T22:59:59Z' }; },
});
const luisteren: Worker = maakWorker({
  declaratie: declareer({ type: 'proef.luisteren', versie: 1, titel: 'Luisteren', uitleg: 'Luisteren', in: z.looseObject({}), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'element', pogingen: 3, wachttijd: 'PT1S', alleVariabelen: true }),
  verwerk: async () => ({}),
});
const bpmn = readFileSync(join(import.meta.dirname, 'proef.bpmn'), 'utf8');
const [, formulier] = proefpakket().bestanden;
/** The package with its job type and its tag replaced: the next release of the same bouwsteen. */
const uitgave = (type: string, tag: string): Pakket => ({ naam: 'proef', bestanden: [leesUitrolbestand('processes/bouwstenen/proef/proef.bpmn', bpmn.replace('"proef.werk"', `"${type}"`).replace('<zeebe:versionTag value="1.0.0"/>', `<zeebe:versionTag value="${tag}"/>`)), formulier as Pakket['bestanden'][number]] });
const roeper: Pakket = { naam: 'roeper', bestanden: [leesUitrolbestand('processes/bouwstenen/roeper/roeper.bpmn', `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="roeper">
  <bpmn:process id="roeper" isExecutable="true"><bpmn:extensionElements><zeebe:versionTag value="1.0.0"/></bpmn:extensionElements>
    <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="wacht"/>
    <bpmn:intermediateCatchEvent id="wacht"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="b" sourceRef="wacht" targetRef="roep"/>
    <bpmn:callActivity id="roep"><bpmn:extensionElements><zeebe:calledElement processId="proef" propagateAllChildVariables="false" bindingType="versionTag" versionTag="1.0.0"/></bpmn:extensionElements></bpmn:callActivity>
    <bpmn:sequenceFlow id="c" sourceRef="roep" targetRef="eind"/><bpmn:endEvent id="eind"/>
  </bpmn:process></bpmn:definitions>`)] };
const begin = async (): Promise<string> => {
  const casusId = randomUUID();
  await startMetBericht(o.client, 'proef', casusId, { casusId });
  return casusId;
};
const actief = (n: number) => tot(async () => (await o.kern.db('proces_instantie').where({ bpmn_process_id: 'proef', status: 'actief' })).length === n);
const weiger = (workers: readonly Worker[]): Promise<string> => controleerWorkers(o.kern, workers).then(() => '', (fout: unknown) => (fout as Error).message);
const beeindig = async (): Promise<void> => {
  for (const { sleutel } of await o.kern.db('proces_instantie').where({ status: 'actief' }).whereNull('ouder_sleutel').select('sleutel') as { sleutel: string }[]) await o.client.roep('CancelProcessInstance', { processInstanceKey: sleutel });
  await tot(async () => (await o.kern.db('proces_instantie').where({ status: 'actief' })).length === 0);
};

test('processen §1.6: the name of a job type tells its version', () => {
  expect([jobversie('proef.werk'), jobversie('proef.werk-2'), jobversie('bepalen-bekendheid.verzoek-verzenden-12')]).toEqual([{ naam: 'proef.werk', versie: 1 }, { naam: 'proef.werk', versie: 2 }, { naam: 'bepalen-bekendheid.verzoek-verzenden', versie: 12 }]);
});

test('processen §1.6: an older version of a job type serves the instances that run on it, the new one the new ones, side by side; a start without it is refused', async () => {
  await uitrollenPakket(o.kern, o.client, proefpakket());
  const oud = await begin();
  await actief(1);
  await uitrollenPakket(o.kern, o.client, uitgave('proef.werk-2', '2.0.0'));
  const [een, twee] = [werk('proef.werk', 1), werk('proef.werk-2', 2)];
  // The release that dropped the old worker too early.
  const melding = await weiger([twee, luisteren]);
  expect(melding).toContain('Samenspel start niet: lopende processen hebben automatische stappen nodig die deze versie niet kent.');
  expect(melding).toContain('proef.werk (nodig voor proef v1)');
  expect(melding).not.toContain('proef.werk-2');
  // The release that forgot the new one.
  expect(await weiger([een, luisteren])).toContain('proef.werk-2 (nodig voor proef v2)');
  expect(await controleerWorkers(o.kern, [een, twee, luisteren])).toEqual({ overbodig: [] });

  const nieuw = await begin();
  await actief(2);
  lopend.push(await startWorkers(o.kern, o.client, [een, twee, luisteren], { peiling: 500 }));
  await tot(async () => gedaan.length === 2);
  expect(gedaan.toSorted()).toEqual([`proef.werk ${oud}`, `proef.werk-2 ${nieuw}`].toSorted());
});

test('processen §1.6: when the last old instance has ended the old version is reported, and the release without it starts', async () => {
  await beeindig();
  const [een, twee] = [werk('proef.werk', 1), werk('proef.werk-2', 2)];
  expect(await controleerWorkers(o.kern, [een, twee, luisteren])).toEqual({ overbodig: ['proef.werk'] });
  expect(o.logregels.map((r) => JSON.parse(r) as Record<string, unknown>).findLast((r) => r['jobType'] === 'proef.werk')).toMatchObject({ isOud: true, msg: 'worker: geen lopend proces heeft deze oude versie nog nodig; zij kan uit workers/register.ts' });
  expect(await weiger([twee, luisteren])).toBe('');
});

test('processen §1.6: a running process that will still call the old version by its tag keeps the old job type needed', async () => {
  await uitrollenPakket(o.kern, o.client, roeper);
  expect(await weiger([werk('proef.werk-2', 2), luisteren])).toContain('proef.werk (nodig voor proef v1)');
});

test('processen §1.6: a type whose name and version differ, or that is registered twice, is refused', async () => {
  await expect(startWorkers(o.kern, o.client, [werk('proef.werk-2', 1)])).rejects.toThrow(/proef\.werk-2/);
  await expect(startWorkers(o.kern, o.client, [werk('proef.werk', 1), werk('proef.werk', 1)])).rejects.toThrow(/dubbel/);
});
