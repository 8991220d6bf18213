import { describe, expect, test } from 'vitest';
import { maakDemoPersonen } from '../../../src/simulatoren/personen/index.ts';
import { gegevensVan, vrijeTekst, zoekLekken } from '../../hulp/lekscan.ts';

const vesna = maakDemoPersonen('2026-11-23').find((p) => p.nr === 'P06');
if (vesna?.bsn === undefined) throw new Error('P06 has no BSN');
const bsn = vesna.bsn;
const gegevens = [...gegevensVan(vesna), ...vrijeTekst('schets', 'De buren hoorden gisteren een harde ruzie in de woning.')];
const wat = (...teksten: string[]): string[] => zoekLekken(teksten, gegevens).map((v) => v.wat);

describe('R0.6: the scan that must find personal data in the record stream', () => {
  test('R0.6: finds a planted BSN, also as a number and in escaped JSON', () => {
    expect(wat(`{"name":"x","value":"\\"${bsn}\\""}`)).toContain('P06 burgerservicenummer');
    expect(wat(`{"value":${bsn}}`)).toContain('P06 burgerservicenummer');
  });
  test('R0.6: finds a planted name, without its accents, in other capitals and as a JSON escape', () => {
    expect(wat('{"value":"Vesna"}')).toEqual(['P06 naam']);
    expect(wat('{"value":"COSIC"}')).toEqual(['P06 naam']);
    expect(wat('{"value":"\\u0106osi\\u0107"}')).toEqual(['P06 naam']);
  });
  test('R0.6: finds five words of a free text, and what is packed in base64', () => {
    expect(wat('{"variables":{"t":"… gisteren een harde ruzie in …"}}')).toEqual(['schets']);
    expect(wat(`{"value":"${Buffer.from(`{"bsn":"${bsn}"}`).toString('base64')}"}`)).toContain('P06 burgerservicenummer');
  });
  test('R0.6: finds the day of birth, as a date and as people write it', () => {
    const datum = vesna.geboorte.soort === 'volledig' ? vesna.geboorte.datum : '';
    expect(wat(`{"value":"${datum}T00:00"}`)).toEqual(['P06 geboortedatum']);
    expect(wat(`"${datum.split('-').map(Number).toReversed().join('-')}"`)).toEqual(['P06 geboortedatum']);
  });
  test('R0.6: says where, but never what', () => {
    const [vondst] = zoekLekken([`{"valueType":"VARIABLE","value":{"name":"melding","value":"\\"Vesna\\""}}`], gegevens);
    expect(vondst).toEqual({ wat: 'P06 naam', waar: 'VARIABLE melding' });
  });
  test('R0.6: stays silent on ids, codes and keys that hold a BSN by chance', () => {
    expect(wat(`{"key":2251799${bsn}123,"value":"p2","casusId":"5f0c2b1e-0000-4000-8000-000000000000"}`)).toEqual([]);
  });
  test('R0.6: a short name counts as a word of its own only; a long one also inside another', () => {
    const zoek = (waarde: string, tekst: string): number => zoekLekken([tekst], [{ wat: 'naam', waarde }]).length;
    expect([zoek('Olle', '{"type":"controlleren"}'), zoek('Olle', '{"value":"Olle"}'), zoek('Olle', '{"value":"\\"olle merlet\\""}'), zoek('Waterhoen', '{"value":"taakWaterhoen"}')]).toEqual([0, 1, 1, 1]);
  });
});
