import { expect, test } from 'vitest';
import { z } from 'zod';
import { controleerAntwoorden } from '../../../src/taken/antwoorden.ts';
import { leesLijstcursor, schrijfLijstcursor } from '../../../src/taken/cursor.ts';
import { keurFormulier } from '../../../src/taken/formulier-model.ts';
import type { Formulier, Veld } from '../../../src/taken/formulier-model.ts';
import { groepenVan } from '../../../src/taken/bereik.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';

const p = { gegevenssoort: 'TRI', doel: 'triage-uitvoeren', opslag: 'triage', herkomst: 'medewerker', niveau: '2' };
const uitkomst: Veld = { type: 'radio', key: 'uitkomst', values: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }], properties: p };
const formulier = (...velden: Veld[]): Formulier => ({ id: 'proef.taak', versionTag: '1.0.0', components: [...velden, uitkomst] });
const schema = z.strictObject({ uitkomst: z.enum(['a', 'b']), tekst: z.string().optional(), keuzes: z.array(z.string()).optional() });
const codes = async (f: Formulier, antwoorden: Record<string, unknown>): Promise<string[]> => (await controleerAntwoorden(f, schema, {}, antwoorden)).fouten.map((x) => `${x.veld} ${x.code}`);

test('ARCHITECTURE Forms: een goed formulier wordt toegelaten', () => {
  expect(keurFormulier(formulier({ type: 'text', text: 'uitleg' }, { type: 'group', components: [{ type: 'textarea', key: 'tekst', validate: { minLength: 2 }, conditional: { hide: '=uitkomst = "a"' }, properties: p }] }))).toEqual([]);
});

test.each<[string, Formulier, RegExp]>([
  ['een onbekende veldsoort', formulier({ type: 'table', key: 'x', properties: p }), /veldsoort table/],
  ['een sleutel die geen camelCase is', formulier({ type: 'textfield', key: 'Een-tekst', properties: p }), /camelCase/],
  ['een onbekende regel', formulier({ type: 'textfield', key: 'x', validate: { hoogstens: 1 } as never, properties: p }), /regel hoogstens/],
  ['een voorwaarde zonder =', formulier({ type: 'textfield', key: 'x', conditional: { hide: 'uitkomst' }, properties: p }), /begint met =/],
  ['een vraag zonder gegevenssoort', formulier({ type: 'textfield', key: 'x', properties: { ...p, gegevenssoort: undefined } as never }), /gegevenssoort ontbreekt/],
  ['een gegevenssoort die niet bestaat', formulier({ type: 'textfield', key: 'x', properties: { ...p, gegevenssoort: 'ZZZ' } }), /ZZZ bestaat niet/],
  ['een doel dat niet bestaat', formulier({ type: 'textfield', key: 'x', properties: { ...p, doel: 'zomaar' } }), /zomaar bestaat niet/],
  ['twee uitkomsten', formulier(uitkomst), /precies één veld uitkomst/],
  ['een keuze zonder keuzes', formulier({ type: 'select', key: 'x', properties: p }), /geen keuzes/],
  ['geen versie', { id: 'proef.taak', components: [uitkomst] }, /versionTag/],
])('ARCHITECTURE Forms: %s wordt geweigerd', (_naam, f, patroon) => { expect(keurFormulier(f).join('\n')).toMatch(patroon); });

test('een verborgen vraag wordt niet gevraagd, en haar oude antwoord telt niet mee', async () => {
  const f = formulier({ type: 'group', conditional: { hide: '=uitkomst != "a"' }, components: [{ type: 'textarea', key: 'tekst', validate: { required: true, minLength: 5 }, properties: p }] });
  expect(await codes(f, { uitkomst: 'a' })).toEqual(['/tekst verplicht']);
  expect(await controleerAntwoorden(f, schema, {}, { uitkomst: 'b', tekst: 'x' })).toEqual({ antwoorden: { uitkomst: 'b' }, fouten: [] });
  // A condition that cannot be evaluated hides nothing.
  expect(await codes(formulier({ type: 'textarea', key: 'tekst', conditional: { hide: '=dit is geen (feel' }, validate: { required: true }, properties: p }), { uitkomst: 'b' })).toEqual(['/tekst verplicht']);
});

test('lengte telt in tekens zoals een mens ze telt, zonder spaties eromheen', async () => {
  const f = formulier({ type: 'textfield', key: 'tekst', validate: { minLength: 3, maxLength: 4, pattern: '^[^x]+$' }, properties: p });
  expect([await codes(f, { uitkomst: 'a', tekst: '  🙂🙂  ' }), await codes(f, { uitkomst: 'a', tekst: '🙂🙂🙂🙂' }), await codes(f, { uitkomst: 'a', tekst: 'vijf!' }), await codes(f, { uitkomst: 'a', tekst: 'xxx' })])
    .toEqual([['/tekst te-kort'], [], ['/tekst te-lang'], ['/tekst ongeldige-vorm']]);
});

test('elke keuze van een lijst moet in de lijst staan', async () => {
  const f = formulier({ type: 'checklist', key: 'keuzes', values: [{ value: 'een', label: '1' }, { value: 'twee', label: '2' }], properties: p });
  expect([await codes(f, { uitkomst: 'a', keuzes: ['een', 'twee'] }), await codes(f, { uitkomst: 'a', keuzes: ['een', 'drie'] })]).toEqual([[], ['/keuzes ongeldige-keuze']]);
});

test('processen §1.5: groepen gelden kaal en bij de eigen organisatie; contactpersoon alleen bij de organisatie', () => {
  const m = { organisatieId: 'org', organisatieOin: 'oin', functierollen: ['triagist', 'contactpersoon'] } as unknown as Medewerker;
  expect(groepenVan(m)).toEqual({ open: ['triagist'], gericht: ['triagist@org', 'triagist@oin', 'contactpersoon@org', 'contactpersoon@oin'] });
});

test('huisregel 7: een bladwijzer hoort bij zijn volgorde', () => {
  const plek = { op: '2026-11-23T09:00:00.000001Z', na: '00000000-0000-4000-8000-000000000001' };
  expect(leesLijstcursor(schrijfLijstcursor('termijn', plek), 'termijn')).toEqual(plek);
  expect(() => leesLijstcursor(schrijfLijstcursor('termijn', plek), '-gewijzigd')).toThrow('ongeldige-invoer');
  expect(() => leesLijstcursor('rommel', 'termijn')).toThrow('ongeldige-invoer');
});
