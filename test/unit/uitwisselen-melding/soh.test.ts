import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { naarSoh, sohMelding, uitSoh } from '../../../src/bouwstenen/uitwisselen-melding/soh/melding.ts';

const lees = (naam: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/meldingen/${naam}.json`, import.meta.url), 'utf8'));
const meldpunt = { naam: 'Veilig Thuis Merelland', emailAdres: 'vt@demo.samenspel.example', telefoonnummer: '0800-555100' };
const uit = (inhoud: ReturnType<typeof uitSoh>['inhoud'], over: Partial<Parameters<typeof naarSoh>[0]> = {}) => naarSoh({ meldingnummer: 'M-7K3M-9QPD-87', soort: 'VT', verzondenOp: new Date('2026-11-23T08:00:00Z'), inhoud, geheim: [], isAnoniem: false, meldpunt, ...over });

describe('domein §3: the SOH melding', () => {
  test('domein §3: the golden example comes in with every field it carries', () => {
    const { soort, referentie, inhoud } = uitSoh(sohMelding.parse(lees('volledig')));
    expect({ soort, referentie }).toEqual({ soort: 'VT', referentie: 'POL-2026-000123' });
    expect(inhoud).toEqual({
      incidentOp: '2026-11-22T21:15:00+01:00', incidentPlaats: 'Vinkenoord', verzoek: 'Graag contact met het gezin opnemen.', terugkoppelingGewenst: true, situatieschets: 'De politie kwam twee keer in een week bij een ruzie waar kinderen bij waren.',
      melder: { naam: 'Joost Ruiterkamp', telefoon: '0800-555301', email: 'joost@demo.samenspel.example' }, antwoorden: { nadereOmschrijving: 'De buren hoorden geschreeuw.\nWaren er kinderen bij? Ja, twee.\nRuzie in de woning.' },
      betrokkenen: [{ rol: 'overig', bsn: '999500016', geslacht: 'V', voornamen: 'Anna', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', adres: { straat: 'Karekietlaan', huisnummer: 12, postcode: '1201SS', woonplaats: 'Vinkenoord' } }],
    });
  });
  test('domein §3 clash 5-9: leading zero, postcode without space, geslacht 0/9/1, no voorvoegsel, no adres', () => {
    const [zoe, robin, jan] = uitSoh(sohMelding.parse(lees('randgevallen'))).inhoud.betrokkenen ?? [];
    expect(zoe).toEqual({ rol: 'overig', bsn: '000900011', geslacht: 'onbekend', voornamen: 'Zoë', geslachtsnaam: 'Ćosić', adres: { straat: 'Grutterspad', huisnummer: 3, postcode: '8801SD', woonplaats: 'Kwelderdijk' } });
    expect(robin).toEqual({ rol: 'overig', bsn: '999500028', geslacht: 'O', voornamen: 'Robin', geslachtsnaam: 'Kievit' });
    expect(jan?.geslacht).toBe('M');
  });
  test('domein §3: unknown fields and a wrong BSN are refused', () => {
    expect(sohMelding.safeParse({ ...lees('volledig') as object, extra: 1 }).success).toBe(false);
    const fout = structuredClone(lees('volledig')) as { heeftBetrekkingOp: { burgerservicenummer: string }[] };
    if (fout.heeftBetrekkingOp[0]) fout.heeftBetrekkingOp[0].burgerservicenummer = '999500017';
    expect(sohMelding.safeParse(fout).success).toBe(false);
  });
  test('domein §3 clash 6, 7, 8: out with a space in the postcode, without an empty voorvoegsel, geslacht as a digit; and it reads back', () => {
    const { inhoud } = uitSoh(sohMelding.parse(lees('randgevallen')));
    const bericht = uit(inhoud);
    expect(bericht.heeftBetrekkingOp?.map((b) => b.geslacht)).toEqual(['0', '9', '1']);
    expect(bericht.heeftBetrekkingOp?.[0]).toMatchObject({ adres: { postcode: '8801 SD' } });
    expect(bericht.heeftBetrekkingOp?.[1]).not.toHaveProperty('adres');
    expect(bericht.heeftBetrekkingOp?.[1]?.naam).not.toHaveProperty('voorvoegsel');
    expect(uitSoh(sohMelding.parse(bericht)).inhoud.betrokkenen).toEqual(inhoud.betrokkenen);
  });
  test('domein §3 clash 9, 16: no address when it is secret or the street is over 24 characters; an anonymous melder is the meldpunt', () => {
    const { inhoud } = uitSoh(sohMelding.parse(lees('volledig')));
    expect(uit(inhoud, { geheim: [true] }).heeftBetrekkingOp?.[0]).not.toHaveProperty('adres');
    const lang = { ...inhoud, betrokkenen: inhoud.betrokkenen?.map((b) => ({ ...b, adres: { ...b.adres, straat: 'Burgemeester van den Lepelaarstraat' } })) ?? [] };
    expect(uit(lang).heeftBetrekkingOp?.[0]).not.toHaveProperty('adres');
    const anoniem = uit(inhoud, { isAnoniem: true });
    expect(anoniem.contact).toEqual(meldpunt);
    expect(JSON.stringify(anoniem)).not.toContain('Ruiterkamp');
    expect(anoniem.overigeInformatie.omschrijving).toBe('Melder bekend bij ontvanger.');
  });
});
