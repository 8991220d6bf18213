import { describe, expect, test } from 'vitest';
import { controleerBesluit, controleerVragen, uitkomstVan, weigergrondVoorVrager, type Houderbesluit, type Vraagbesluit } from '../../../src/bouwstenen/bepalen-bekendheid/vraagregels.ts';

const codes = (fouten: { code: string }[]): string[] => fouten.map((f) => f.code);
const bestaand = new Set(Array.from({ length: 12 }, (_, i) => `vraag-${i}`));
const vragen = (n: number): string[] => Array.from({ length: n }, (_, i) => `vraag-${i}`);
const noodzaak = 'Nodig om de veiligheid te wegen.';

describe('questions of a verzoek', () => {
  test('R3.5: 1 and 10 questions are right, 0 and 11 are not', () => {
    for (const n of [1, 10]) expect(controleerVragen({ catalogus: vragen(n), eigenVraag: undefined, eigenSoort: undefined, noodzaak }, bestaand)).toEqual([]);
    for (const n of [0, 11]) expect(codes(controleerVragen({ catalogus: vragen(n), eigenVraag: undefined, eigenSoort: undefined, noodzaak }, bestaand))).toEqual(['aantal-vragen']);
  });
  test('R3.5: noodzaak counts 30 characters after trimming, also outside ASCII', () => {
    const met = (tekst: string) => codes(controleerVragen({ catalogus: ['vraag-1'], eigenVraag: undefined, eigenSoort: undefined, noodzaak: tekst }, bestaand));
    expect(met('é'.repeat(30))).toEqual([]);
    expect(met(`  ${'é'.repeat(29)}  `)).toEqual(['te-kort']);
  });
  test('R3.5: an own question has at most 300 characters and says its kind; every fault comes at once', () => {
    const fout = controleerVragen({ catalogus: ['vraag-1', 'vraag-1', 'bestaat-niet'], eigenVraag: 'x'.repeat(301), eigenSoort: undefined, noodzaak: 'kort' }, bestaand);
    expect(codes(fout)).toEqual(['vraag-dubbel', 'vraag-onbekend', 'te-lang', 'verplicht', 'te-kort']);
  });
});

const gegeven: Vraagbesluit = { nummer: 1, gegevenssoort: 'VEI', antwoord: 'verstrekt', inhoud: 'Iets', soort: 'feit', peildatum: '2026-11-20' };
const besluit = (over: Partial<Houderbesluit> & { vraag?: Partial<Vraagbesluit> } = {}): Houderbesluit => ({ organisatiesoort: 'POL', verboden: new Set(['PSY', 'SOM', 'VSL']), vragen: [{ ...gegeven, ...over.vraag }], ...over });
const fouten = (b: Houderbesluit): string[] => codes(controleerBesluit(b, '2026-11-23'));

describe('decision of a holder', () => {
  test('R3.6: all → verstrekt, mix → deels, none → geweigerd', () => {
    expect(uitkomstVan([{ antwoord: 'verstrekt' }, { antwoord: 'verstrekt' }])).toBe('verstrekt');
    expect(uitkomstVan([{ antwoord: 'verstrekt' }, { antwoord: 'geweigerd' }])).toBe('deels');
    expect(uitkomstVan([{ antwoord: 'verstrekt' }, { antwoord: 'niet-beschikbaar' }])).toBe('deels');
    expect(uitkomstVan([{ antwoord: 'geweigerd' }, { antwoord: 'niet-beschikbaar' }])).toBe('geweigerd');
  });
  test('R3.6: a refusal needs a reason from the list, and "anders" twenty characters', () => {
    expect(fouten(besluit({ vraag: { antwoord: 'geweigerd' } }))).toEqual(['verplicht']);
    expect(fouten(besluit({ vraag: { antwoord: 'geweigerd', weigergrond: 'anders', toelichting: 'te kort' } }))).toEqual(['te-kort']);
    expect(fouten(besluit({ vraag: { antwoord: 'geweigerd', weigergrond: 'veiligheid' } }))).toEqual([]);
  });
  test('R3.6: a running investigation reaches the asker as zwaarwegend belang', () => {
    expect(weigergrondVoorVrager('lopend-onderzoek')).toBe('zwaarwegend-belang');
    expect(weigergrondVoorVrager('beroepsgeheim')).toBe('beroepsgeheim');
  });
  test('R3.8: without kind or peildatum, or with a day to come, an answer is refused', () => {
    expect(fouten(besluit({ vraag: { soort: undefined, peildatum: undefined } }))).toEqual(['verplicht', 'verplicht']);
    expect(fouten(besluit({ vraag: { peildatum: '2026-11-24' } }))).toEqual(['in-toekomst']);
  });
  test('X3: police may not give health data', () => {
    expect(fouten(besluit({ vraag: { gegevenssoort: 'PSY' } }))).toEqual(['gegevenssoort-niet-toegestaan']);
  });
  test('R3.7: secrecy is broken only with consent, or a ground of 50 characters, or with a colleague', () => {
    const ggz = (over: Partial<Houderbesluit>): string[] => fouten(besluit({ organisatiesoort: 'GGZ', verboden: new Set(), ...over }));
    expect(ggz({})).toEqual(['verplicht']);
    expect(ggz({ uitzondering: 'toestemming' })).toEqual([]);
    expect(ggz({ uitzondering: 'wettelijk-voorschrift', uitzonderingToelichting: 'x'.repeat(49) })).toEqual(['te-kort']);
    expect(ggz({ uitzondering: 'wettelijk-voorschrift', uitzonderingToelichting: 'x'.repeat(50) })).toEqual([]);
    expect(ggz({ uitzondering: 'conflict-van-plichten', uitzonderingToelichting: 'x'.repeat(50) })).toEqual(['verplicht']);
    expect(ggz({ vragen: [{ ...gegeven, antwoord: 'geweigerd', weigergrond: 'beroepsgeheim' }] })).toEqual([]);
  });
});
