import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leesStandaarden, type Standaarden } from '../../../scripts/standaarden/contracten.ts';

// A small contract of our own with the traps of the real ones: a discriminator, allOf variants, an escaped pattern, a remote ref.
const doc = {
  openapi: '3.0.3', info: { title: 'proef', version: '9.1' }, paths: { '/personen': { post: {} } },
  components: { schemas: {
    BadRequestFoutbericht: { type: 'object', properties: { code: { type: 'string' }, elders: { $ref: 'https://voorbeeld.example/x.yaml#/Y' } } },
    PersonenQuery: { type: 'object', required: ['type', 'fields'], discriminator: { propertyName: 'type', mapping: { Een: '#/components/schemas/Een' } }, properties: { type: { type: 'string' }, fields: { type: 'array', minItems: 1 } } },
    Een: { required: ['naam'], allOf: [{ $ref: '#/components/schemas/PersonenQuery' }, { type: 'object', properties: { naam: { type: 'string', pattern: "^[a-z \\.\\-\\']{1,9}$" } } }] },
    PersonenQueryResponse: { type: 'object', properties: { personen: { type: 'array' } } },
  } },
};
describe('npm run test:standaarden', () => {
  let map = '';
  let s: Standaarden;
  beforeAll(() => {
    map = mkdtempSync(join(tmpdir(), 'standaarden-'));
    writeFileSync(join(map, 'proef.json'), JSON.stringify(doc));
    writeFileSync(join(map, 'kapot.json'), '{"openapi": "3.0.0", ');
    s = leesStandaarden(map);
  });
  afterAll(() => { rmSync(map, { recursive: true }); });
  const toets = (v: unknown): readonly string[] => s.toetsen.get('personen-vraag')!(v);
  test('standaarden §1.4: finds the contract by what it describes and reads escaped patterns', () => {
    expect(s.versies.get('personen-vraag')).toBe('9.1');
    expect(toets({ type: 'Een', fields: ['x'], naam: "o'neil" })).toEqual([]);
  });
  test.each([
    ['another type', { type: 'Twee', fields: ['x'] }], ['no fields', { type: 'Een', naam: 'a' }], ['empty fields', { type: 'Een', fields: [], naam: 'a' }], ['missing variant field', { type: 'Een', fields: ['x'] }],
    ['pattern', { type: 'Een', fields: ['x'], naam: 'A1' }], ['unnamed property', { type: 'Een', fields: ['x'], naam: 'a', extra: 1 }],
  ])('standaarden §1.4: refuses %s', (_, v) => { expect(toets(v).length).toBeGreaterThan(0); });
  test('standaarden §1.4: a fault names the place, not the value', () => { expect(toets({ type: 'Een', fields: ['x'], naam: 'GEHEIM' }).join()).not.toContain('GEHEIM'); });
  test('a contract that is not in the folder is not checked', () => { expect(s.toetsen.has('gezag-vraag')).toBe(false); });
});
