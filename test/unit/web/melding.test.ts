import { describe, expect, test } from 'vitest';
import { antwoorden, inhoud } from '../../../src/bouwstenen/uitwisselen-melding/model.ts';
import { geboortedatum, gemist, naarServer, vanServer } from '../../../src/web/werkplek/melding/omzetten.ts';
import { spoorstappen } from '../../../src/web/werkplek/melding/spoor.ts';
import { criteriumplek, leegConcept, legeBetrokkene, soorten, vragen, vragenVan, type Soort } from '../../../src/web/werkplek/melding/vragenlijst.ts';

describe('domein §7.1: the melding in the browser', () => {
  test('domein §7.1 c: an untouched concept fits the contract', () => { expect(inhoud.safeParse(naarServer(leegConcept('VT', ''))).success).toBe(true); });
  test('domein §7.1 c: a filled concept fits the contract and comes back the same', () => {
    const c = { ...leegConcept('VT', 'Joost Ruiterkamp'), velden: { acuutGevaar: 'nee', situatieschets: 'De politie kwam drie keer.', terugkoppelingGewenst: 'ja' }, antwoorden: { kinderen: 'ja', geinformeerd: 'nee', geinformeerdReden: 'Dat was niet veilig.', domeinen: ['straf'] },
      betrokkenen: [{ ...legeBetrokkene(), rol: 'kind', voornamen: 'Zoë', geslachtsnaam: 'Ćosić', geboortedatum: '24-03-2015', leeftijd: '11', straat: 'Vinkenlaan', huisnummer: '12', postcode: '9001SS', woonplaats: 'Vinkenoord' }] };
    const heen = naarServer(c), gelezen = inhoud.safeParse(heen);
    expect(gelezen.error?.issues ?? []).toEqual([]);
    expect(heen['betrokkenen']).toEqual([{ rol: 'kind', voornamen: 'Zoë', geslachtsnaam: 'Ćosić', geboortedatum: '2015-03-24', leeftijd: 11, adres: { straat: 'Vinkenlaan', postcode: '9001SS', woonplaats: 'Vinkenoord', huisnummer: 12 } }]);
    expect(vanServer('VT', heen)).toEqual(c);
  });
  test('domein §7.1 c: every question of the form is a field of the contract', () => {
    const velden = new Set(Object.keys(inhoud.shape)), vragencodes = new Set(Object.keys(antwoorden.shape));
    expect(vragen.filter((v) => !(v.antwoord ? vragencodes : velden).has(v.sleutel)).map((v) => v.sleutel)).toEqual([]);
  });
  test('domein §7.1 e: each criterium M1–M9 has a place to mend it, in the step where the question stands', () => {
    expect(Object.keys(criteriumplek)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9']);
    const soortVan: Partial<Record<string, Soort>> = { M7: 'ZVH', M8: 'COM' };
    for (const [code, { stap, veld }] of Object.entries(criteriumplek)) {
      if (!veld.startsWith('m-')) continue;
      expect(vragenVan(soortVan[code] ?? 'VT', stap).map((v) => `m-${v.sleutel}`), code).toContain(veld);
    }
  });
  test('domein §7.1: a reason that no longer belongs to the answer is not sent', () => {
    const c = { ...leegConcept('VT', ''), antwoorden: { geinformeerd: 'ja', geinformeerdReden: 'oude tekst' } };
    expect(naarServer(c)['antwoorden']).toEqual({ geinformeerd: 'ja' });
  });
  test('ux §4.5: four soorten', () => { expect(Object.keys(soorten)).toEqual(['VT', 'NAZ', 'ZVH', 'COM']); });
  test.each([['24-3-2015', '2015-03-24'], ['24.03.2015', '2015-03-24'], ['3-2015', '2015-03'], ['2015', '2015'], ['gisteren', 'gisteren']])('R2.6: birth date %s → %s', (van, naar) => { expect(geboortedatum(van)).toBe(naar); });
});

describe('ux §4.5 Ontvangstspoor', () => {
  const op = '2026-11-23T09:46:00Z';
  test('ux §4.5: what happened, oldest first, then the step that is awaited', () => {
    const s = spoorstappen([{ stap: 'ontvangen', op: '2026-11-23T09:47:00Z', organisatie: 'Veilig Thuis Merelland', detail: null }, { stap: 'verstuurd', op, organisatie: null, detail: null }], 'ontvangen', new Date('2026-11-23T10:00:00Z'));
    expect(s.map((x) => [x.titel, x.staat])).toEqual([['Verstuurd', 'klaar'], ['Ontvangen door Veilig Thuis Merelland', 'klaar'], ['Gelezen', 'wacht']]);
  });
  test('ux §4.5: a late step says so', () => { expect(spoorstappen([{ stap: 'ontvangen', op, organisatie: null, detail: null }], 'ontvangen', new Date('2026-11-23T16:00:00Z')).at(-1)).toMatchObject({ titel: 'Nog niet gelezen', staat: 'te-laat' }); });
  test('ux §4.5: an ended melding waits for nothing', () => { expect(spoorstappen([{ stap: 'afgewezen', op, organisatie: null, detail: null }], 'afgewezen', new Date(op)).map((x) => x.code)).toEqual(['afgewezen']); });
  test('domein §7.1 e: M7 is judged after sending and does not stop it', () => { expect(gemist({ ontbreekt: ['M5', 'M7'], waarschuwt: ['M9'] }).map((g) => [g.code, g.blokkeert])).toEqual([['M5', true], ['M7', false], ['M9', false]]); });
});
