import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { vergelijkMelding, sohProeven } from '../../../scripts/standaarden/soh.ts';
import { sohMelding } from '../../../src/bouwstenen/uitwisselen-melding/soh/melding.ts';

type Schema = { properties: Record<string, Schema>; required?: string[]; items?: Schema; enum?: string[] };
/** A publication that says what we say, with the differences that were chosen; the real one lies outside the repository. */
const publicatie = (): { Melding: Schema } => {
  const Melding = z.toJSONSchema(sohMelding, { io: 'input', unrepresentable: 'any' }) as unknown as Schema;
  (Melding.properties['soort'] as Schema).enum = ['VT', 'NAZ', 'ZVH'];
  const persoon = Melding.properties['heeftBetrekkingOp']?.items as Schema;
  persoon.required?.push('adres');
  (persoon.properties['naam'] as Schema).required?.push('voorvoegsel');
  return { Melding };
};

describe('test:standaarden compares our SOH schema with the published one', () => {
  test('domein §3: the chosen differences are named with their clash, nothing else is a fault', () => {
    const { fouten, gekozen } = vergelijkMelding(publicatie() as never);
    expect(fouten).toEqual([]);
    expect(gekozen.map((g) => g.replace(/ \(clash.*/, '')).toSorted()).toEqual(['/heeftBetrekkingOp[]/adres: niet verplicht', '/heeftBetrekkingOp[]/naam/voorvoegsel: niet verplicht', '/soort: waarde erbij COM']);
  });
  test('domein §3: a field that the publication adds, drops or makes obligatory is a fault; so is a chosen difference that is gone', () => {
    const p = publicatie();
    (p.Melding.properties['contact'] as Schema).properties['faxnummer'] = { type: 'string' } as never;
    delete (p.Melding.properties['contact'] as Schema).properties['emailAdres'];
    p.Melding.required?.push('naarAanleidingVan');
    (p.Melding.properties['soort'] as Schema).enum = ['VT', 'NAZ', 'ZVH', 'COM'];
    expect(vergelijkMelding(p as never).fouten.toSorted()).toEqual([
      '/contact/emailAdres: kent de standaard niet', '/contact/faxnummer: ontbreekt bij ons', '/naarAanleidingVan: niet verplicht', '/soort: waarde erbij COM (staat als bekend verschil genoteerd, maar is er niet)',
    ]);
  });
  test('domein §3: what is checked: two meldingen as they come in and as they go out, and an event', () => {
    expect(sohProeven().map((p) => p.contract)).toEqual(['soh-melding', 'soh-melding', 'soh-melding', 'soh-melding', 'soh-gebeurtenis']);
  });
});
