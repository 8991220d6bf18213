import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { taken } from '../../../src/bouwstenen/vaststellen-identiteit/taken/index.ts';

type Veld = { key?: string; type: string; values?: { value: string }[]; components?: Veld[]; properties?: Record<string, string>; validate?: { required?: boolean } };
type Formulier = { id: string; versionTag: string; components: Veld[] };
const root = join(import.meta.dirname, '../../..');
const formulier = (naam: string): Formulier => JSON.parse(readFileSync(join(root, 'forms/vaststellen-identiteit', `${naam}.form`), 'utf8')) as Formulier;
const velden = (lijst: readonly Veld[]): Veld[] => lijst.flatMap((v) => v.components ? velden(v.components) : v.key === undefined ? [] : [v]);
const bpmn = readFileSync(join(root, 'processes/bouwstenen/vaststellen-identiteit/vaststellen-identiteit.bpmn'), 'utf8');
const schema = (s: z.ZodType): Record<string, { enum?: string[]; minLength?: number }> => (z.toJSONSchema(s) as { properties: Record<string, { enum?: string[] }> }).properties;

describe('the forms of vaststellen-identiteit', () => {
  test.each(taken.map((t) => [t.formId, t] as const))('processen §1.1: %s exists, asks what the handler reads, with the same outcomes', (formId, t) => {
    const f = formulier(formId.split('.')[1]!);
    const alle = velden(f.components);
    expect([f.id, f.versionTag]).toEqual([formId, '1.0.0']);
    expect(alle.map((v) => v.key ?? '').sort()).toEqual(Object.keys(schema(t.antwoorden)).sort());
    const uitkomst = alle.filter((v) => v.key === 'uitkomst');
    expect(uitkomst).toHaveLength(1);
    expect(uitkomst[0]!.values!.map((v) => v.value).sort()).toEqual([...schema(t.uit)['uitkomst']!.enum!].sort());
    expect(alle.filter((v) => v.key !== 'uitkomst').length).toBeGreaterThanOrEqual(2);
  });
  test.each(taken.map((t) => [t.formId, t] as const))('processen §7.3: %s offers only choices the handler accepts, and names what each answer is', (formId, t) => {
    const antwoorden = schema(t.antwoorden);
    for (const v of velden(formulier(formId.split('.')[1]!).components)) {
      expect(Object.keys(v.properties!)).toEqual(expect.arrayContaining(['gegevenssoort', 'doel', 'opslag', 'herkomst', 'niveau']));
      const codes = antwoorden[v.key!]!.enum;
      if (codes && (v.type === 'radio' || v.type === 'select')) expect(v.values!.map((w) => w.value).sort(), v.key).toEqual([...codes].sort());
    }
  });
  test('processen §1.4: each gateway on an outcome has one flow per code of the form before it', () => {
    for (const [naam, variabele] of [['identiteit-handmatig', 'handmatigUitkomst'], ['kandidaat-kiezen', 'kandidaatUitkomst'], ['gezag-beoordelen', 'gezagUitkomst'], ['netwerk-aanvullen', 'netwerkUitkomst']] as const) {
      const codes = [...bpmn.matchAll(new RegExp(`=${variabele} = (?:"|&#34;|&quot;)([a-z-]+)`, 'g'))].map((m) => m[1] ?? '');
      expect(codes.sort(), naam).toEqual(velden(formulier(naam).components).find((v) => v.key === 'uitkomst')!.values!.map((v) => v.value).sort());
    }
  });
  test('processen §1.3: a task hands the engine its outcome and nothing else', () => { for (const t of taken) expect(Object.keys(schema(t.uit))).toEqual(['uitkomst']); });
});
