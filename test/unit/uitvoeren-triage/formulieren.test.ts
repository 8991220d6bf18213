import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Component = { type: string; key?: string; values?: { value: string }[]; properties?: Record<string, string> };
const forms = globSync('forms/{uitvoeren-triage,deelnemen-burger}/*.form').toSorted().map((pad) => ({ pad, form: JSON.parse(readFileSync(pad, 'utf8')) as { id: string; versionTag: string; components: Component[] } }));
const bpmn = globSync('processes/bouwstenen/{uitvoeren-triage,deelnemen-burger}/*.bpmn').map((pad) => readFileSync(pad, 'utf8'));

describe('forms of triage and burger', () => {
  it('processen §1.1: there is one form per user task, with the version the task pins', () => {
    const genoemd = new Set(bpmn.flatMap((x) => [...x.matchAll(/formId="([^"]+)"/g)].map((m) => m[1])));
    expect(new Set(forms.map((f) => f.form.id))).toEqual(genoemd);
    expect(forms.every((f) => f.form.versionTag === '1.0.0')).toBe(true);
  });
  it.each(forms.map((f) => [f.form.id, f.form.components] as const))('ux §4.23: %s has one outcome and at least two domain questions, in the closed subset', (_id, componenten) => {
    expect(componenten.filter((c) => c.key === 'uitkomst')).toHaveLength(1);
    const vragen = componenten.filter((c) => c.key !== undefined && c.key !== 'uitkomst');
    expect(vragen.length).toBeGreaterThanOrEqual(2);
    expect(componenten.every((c) => ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'datetime', 'text', 'group'].includes(c.type))).toBe(true);
    expect(vragen.every((c) => ['gegevenssoort', 'doel', 'opslag', 'herkomst', 'niveau'].every((p) => c.properties?.[p] !== undefined))).toBe(true);
  });
  it('processen §0 point 8: no gateway reads an advice', () => {
    const voorwaarden = bpmn.flatMap((x) => [...x.matchAll(/<bpmn:conditionExpression[^>]*>([^<]*)</g)].map((m) => m[1] ?? ''));
    expect(voorwaarden.length).toBeGreaterThan(20);
    expect(voorwaarden.filter((v) => /\badvies/.test(v))).toEqual([]);
  });
});
