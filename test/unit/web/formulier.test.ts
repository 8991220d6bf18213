import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beginwaarden, controleer, leesDelen, teVersturen, vanServer, voegSamen, type Conceptvelden } from '../../../src/web/delen/formulier/model.ts';
import { verborgenVelden } from '../../../src/web/delen/formulier/feel.ts';
import type { Formulierschema } from '../../../src/web/delen/api-types.ts';

const schema: Formulierschema = {
  id: 'uitvoeren-triage.proef', versionTag: '1.0.0',
  components: [
    { type: 'text', text: '## Lees eerst dit' },
    { type: 'radio', key: 'veilig', label: 'Is het huishouden veilig?', values: [{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee' }], validate: { required: true } },
    { type: 'textarea', key: 'reden', label: 'Waarom niet?', validate: { required: true, minLength: 20 }, conditional: { hide: '=veilig != "nee"' } },
    { type: 'group', label: 'Afspraken', components: [{ type: 'number', key: 'aantal', label: 'Aantal gesprekken', validate: { min: 1, max: 5 } }, { type: 'datetime', subtype: 'datetime', key: 'moment', dateTimeLabel: 'Wanneer?' }, { type: 'checklist', key: 'wie', label: 'Wie?', properties: { opties: 'data' } }] },
    { type: 'textfield', key: 'code', label: 'Postcode', validate: { pattern: '^\\d{4}[A-Z]{2}$' } },
    { type: 'radio', key: 'uitkomst', label: 'Wat besluit u?', values: [{ value: 'overleg', label: 'Overleg' }, { value: 'sluiten', label: 'Sluiten' }], properties: { vraag: 'besluit' } },
  ],
};
const delen = leesDelen(schema, { opties: { wie: [{ waarde: 'p1', label: 'Ana' }] } });
const niets = new Set<string>();

describe('ux §5 forms engine: schema → sections', () => {
  test('ux §4.3: each loose question is a section, a group is one section, a text goes with what follows', () => {
    expect(delen.map((d) => d.titel)).toEqual(['Is het huishouden veilig?', 'Waarom niet?', 'Afspraken', 'Postcode', 'Wat besluit u?']);
    expect(delen[0]!.uitleg).toBe('Lees eerst dit');
    expect(delen[2]!.velden.map((v) => v.sleutel)).toEqual(['aantal', 'moment', 'wie']);
  });
  test('ARCHITECTURE Forms: choices that come from data', () => { expect(delen[2]!.velden[2]!.opties).toEqual([{ waarde: 'p1', label: 'Ana' }]); });
  test('ARCHITECTURE Forms: a component outside the closed subset is refused, never left out silently', () => {
    expect(() => leesDelen({ id: 'x', components: [{ type: 'filepicker', key: 'bijlage' }] })).toThrow(/filepicker/);
  });
  test('R0.1: start values of the server go before the default of the form', () => {
    const d = leesDelen({ id: 'x', components: [{ type: 'textfield', key: 'a', defaultValue: 'vorm' }, { type: 'checklist', key: 'b', values: [] }] });
    expect(beginwaarden(d, { a: 'server' })).toEqual({ a: 'server', b: [] });
  });
});

describe('ux §5 errors in forms', () => {
  test('ux §5: all faults at once, full sentences, in the order of the form', () => {
    const f = controleer(delen, { veilig: 'nee', reden: 'te kort', aantal: '9', code: '12' }, niets);
    expect(f).toEqual([
      { sleutel: 'reden', melding: 'Schrijf bij ‘Waarom niet’ ten minste 20 tekens. Nu zijn het er 7.' },
      { sleutel: 'aantal', melding: 'Vul bij ‘Aantal gesprekken’ 5 of minder in.' },
      { sleutel: 'code', melding: 'Controleer ‘Postcode’. De vorm klopt niet.' },
      { sleutel: 'uitkomst', melding: 'Kies een uitkomst.' },
    ]);
  });
  test('ux §5: length counts characters as people see them, not code units', () => {
    const d = leesDelen({ id: 'x', components: [{ type: 'textarea', key: 't', label: 'Tekst', validate: { minLength: 4 } }] });
    expect(controleer(d, { t: '👩👩👩' }, niets)[0]?.melding).toContain('Nu zijn het er 3');
    expect(controleer(d, { t: '👩👩👩👩' }, niets)).toEqual([]);
  });
  test('ux §5: a hidden question is not asked and not sent', () => {
    const weg = new Set(['reden']);
    const antwoorden = { veilig: 'ja', reden: 'oud antwoord', uitkomst: 'overleg' };
    expect(controleer(delen, antwoorden, weg)).toEqual([]);
    expect(teVersturen(delen, antwoorden, weg)).toEqual({ veilig: 'ja', uitkomst: 'overleg' });
  });
  test('Taakgegevens.nietMogelijk: an outcome that is not possible is refused with the reason of the server', () => {
    expect(controleer(delen, { veilig: 'ja', uitkomst: 'sluiten' }, new Set(['reden']), { sluiten: 'Er loopt nog een spoedmelding.' })).toEqual([{ sleutel: 'uitkomst', melding: 'Er loopt nog een spoedmelding.' }]);
  });
  test('ux §5: numbers go as numbers (Dutch comma too), text without spaces around', () => {
    expect(teVersturen(delen, { veilig: 'nee', reden: '  lang genoeg om te mogen  ', aantal: '2,5', uitkomst: 'overleg' }, niets)).toMatchObject({ aantal: 2.5, reden: 'lang genoeg om te mogen' });
  });
  test('ux §5: server faults find their question by JSON pointer; the rest is told above the form', () => {
    expect(vanServer(delen, [{ veld: '/reden', melding: 'A' }, { veld: '/antwoorden/aantal', melding: 'B' }, { veld: '/iets/anders', melding: 'C' }])).toEqual({ bijVeld: [{ sleutel: 'reden', melding: 'A' }, { sleutel: 'aantal', melding: 'B' }], los: ['C'] });
  });
});

describe('ux §5 forms engine: conditions by FEEL', () => {
  test('conditional.hide true hides, false shows', () => {
    expect([...verborgenVelden(delen, { veilig: 'ja' })]).toEqual(['reden']);
    expect([...verborgenVelden(delen, { veilig: 'nee' })]).toEqual([]);
  });
  test('an unanswered question is null in FEEL', () => { expect([...verborgenVelden(delen, { veilig: '' })]).toEqual(['reden']); });
  test('R3.5: a holder sees as many questions as were asked, by the number that the server gives beside the form', () => {
    const vragen = leesDelen(JSON.parse(readFileSync('forms/bepalen-bekendheid/verzoek-behandelen.form', 'utf8')) as Formulierschema, { opties: {} });
    const weg = verborgenVelden(vragen, beginwaarden(vragen, {}), { aantalVragen: 3 });
    expect(vragen.flatMap((d) => d.velden).map((v) => v.sleutel).filter((k) => k.startsWith('besluit') && !weg.has(k))).toEqual(['besluit1', 'besluit2', 'besluit3']);
  });
  test('a faulty expression hides nothing', () => {
    const d = leesDelen({ id: 'x', components: [{ type: 'textfield', key: 'a', conditional: { hide: '=((' } }] });
    expect([...verborgenVelden(d, {})]).toEqual([]);
  });
  test('a hidden group hides all its questions', () => {
    const d = leesDelen({ id: 'x', components: [{ type: 'group', conditional: { hide: '=x = 1' }, components: [{ type: 'textfield', key: 'a' }, { type: 'textfield', key: 'b' }] }] });
    expect([...verborgenVelden(d, { x: 1 })]).toEqual(['a', 'b']);
  });
});

describe('ux §4.3 two at once: drafts are joined field by field', () => {
  const v = (waarde: unknown, op = '2026-11-23T09:00:00Z'): { waarde: unknown; op: string } => ({ waarde, op });
  test('each side keeps what only that side changed', () => {
    const basis: Conceptvelden = { a: v('1'), b: v('1') };
    const { samen, botsingen } = voegSamen(basis, { a: v('2'), b: v('1') }, { a: v('1'), b: v('3'), c: v('nieuw') });
    expect(botsingen).toEqual([]);
    expect([samen['a']!.waarde, samen['b']!.waarde, samen['c']!.waarde]).toEqual(['2', '3', 'nieuw']);
  });
  test('only a real clash is asked, and nothing is wiped', () => {
    const { samen, botsingen } = voegSamen({ a: v('1') }, { a: v('mijn') }, { a: v('hun', '2026-11-23T09:43:00Z') });
    expect(botsingen).toEqual([{ sleutel: 'a', mijn: 'mijn', hun: 'hun', hunOp: '2026-11-23T09:43:00Z' }]);
    expect(samen['a']!.waarde).toBe('mijn');
  });
  test('the same change on both sides is no clash', () => { expect(voegSamen({ a: v('1') }, { a: v('2') }, { a: v('2') }).botsingen).toEqual([]); });
});
