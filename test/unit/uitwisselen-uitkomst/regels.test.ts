import { describe, expect, test } from 'vitest';
import type { Afspraak, Besluit } from '../../../src/bouwstenen/uitwisselen-uitkomst/model.ts';
import { isRegisseurNodig, toetsVaststelling, vervangenZin, volgendeVersie, type Vaststelling } from '../../../src/bouwstenen/uitwisselen-uitkomst/regels.ts';

const besluit = (over: Partial<Besluit> = {}): Besluit => ({
  id: 'b1', volgnummer: 1, verslagregelId: null, soort: 'aanpak', tekst: 'Er komt hulp thuis.', genomenDoor: 'org', steun: 'unaniem', ingangsdatum: '2026-11-24', grondslag: null, isAwbBesluit: false, rechtsmiddel: null, isQuorumVoldaan: true,
  alternatieven: null, herzienDatum: null, alleenVoor: null, oorsprongId: null, tekstB1: 'U krijgt hulp thuis.', burgerZicht: 'ja', burgerReden: null, burgerVanaf: null, ...over,
});
const afspraak = (over: Partial<Afspraak> = {}): Afspraak => ({ id: 'a1', volgnummer: 1, verslagregelId: null, tekst: 'Belt het gezin.', organisatieId: 'org', uiterlijk: '2026-11-30', conditie: null, informeerBurger: false, alleenVoor: null, oorsprongId: null, ...over });
const goed: Vaststelling = { besluiten: [besluit()], afspraken: [afspraak()], geenBesluitReden: null, heeftRegisseur: true, heeftMandaat: false, vandaag: '2026-11-23' };
const codes = (v: Partial<Vaststelling>): string[] => toetsVaststelling({ ...goed, ...v }).map((f) => f.code);

describe('R9.1: what adopting an outcome needs', () => {
  test('R9.1: a complete outcome has no fault', () => { expect(toetsVaststelling(goed)).toEqual([]); });
  test('R9.1: every fault at once, each with its place', () => {
    expect(toetsVaststelling({ ...goed, heeftRegisseur: false, besluiten: [besluit({ isQuorumVoldaan: false, burgerZicht: null })], afspraken: [afspraak({ organisatieId: null, uiterlijk: null })] }).map((f) => [f.veld, f.code])).toEqual([
      ['/casusregisseurId', 'casusregisseur-ontbreekt'], ['/besluiten/0/tekst', 'quorum-ontbreekt'], ['/besluiten/0/burgerZicht', 'verplicht'], ['/afspraken/0/organisatieId', 'verplicht'], ['/afspraken/0/uiterlijk', 'verplicht'],
    ]);
  });
  test('domein §7.9 (i): without a casusregisseur it is refused with that reason', () => {
    expect(toetsVaststelling({ ...goed, heeftRegisseur: false })).toEqual([{ veld: '/casusregisseurId', code: 'casusregisseur-ontbreekt', melding: 'Er is geen casusregisseur. Stel er een voor' }]);
  });
  test.each([[['afschalen'], false], [['overdragen', 'sluiten'], false], [['afschalen', 'aanpak'], true], [['terugkomen'], true], [[], false]] as const)('R9.1: besluiten %j need a casusregisseur: %s', (soorten, nodig) => {
    const besluiten = soorten.map((soort, i) => besluit({ soort, volgnummer: i + 1 }));
    expect(isRegisseurNodig(besluiten)).toBe(nodig);
    expect(codes({ heeftRegisseur: false, besluiten, geenBesluitReden: 'Er was nog te weinig bekend.' })).toEqual(nodig ? ['casusregisseur-ontbreekt'] : []);
  });
  test('R9.1: no besluit needs a reason', () => {
    expect(codes({ besluiten: [], geenBesluitReden: ' ' })).toEqual(['besluit-ontbreekt']);
    expect(codes({ besluiten: [], geenBesluitReden: 'Wij wachten op het onderzoek.' })).toEqual([]);
  });
  test('R9.8: a besluit in the sense of the Awb needs the remedy and a mandate', () => {
    expect(codes({ besluiten: [besluit({ isAwbBesluit: true })] })).toEqual(['verplicht', 'mandaat-ontbreekt']);
    expect(codes({ besluiten: [besluit({ isAwbBesluit: true, rechtsmiddel: 'U kunt binnen zes weken bezwaar maken.' })], heeftMandaat: true })).toEqual([]);
  });
  test('processen §2.9 step 2: later and nee need a reason, later also a day after today; what the family sees needs plain words', () => {
    expect(codes({ besluiten: [besluit({ burgerZicht: 'nee', burgerReden: 'kort' })] })).toEqual(['te-kort']);
    expect(codes({ besluiten: [besluit({ burgerZicht: 'nee', burgerReden: 'Eerst moet het kind veilig zijn.', tekstB1: null })] })).toEqual([]);
    expect(codes({ besluiten: [besluit({ burgerZicht: 'later', burgerReden: 'Eerst moet het kind veilig zijn.', burgerVanaf: '2026-11-23' })] })).toEqual(['ongeldig']);
    expect(codes({ besluiten: [besluit({ burgerZicht: 'later', burgerReden: 'Eerst moet het kind veilig zijn.', burgerVanaf: '2026-11-24' })] })).toEqual([]);
    expect(codes({ besluiten: [besluit({ tekstB1: null })] })).toEqual(['verplicht']);
  });
});

describe('R9.5: versions', () => {
  test('R9.5: the next version is one more than the highest', () => { expect([volgendeVersie([]), volgendeVersie([1]), volgendeVersie([2, 1])]).toEqual([1, 2, 3]); });
  test('domein §7.9 (i): the banner of an old version names the new one', () => { expect(vervangenZin(2)).toBe('Deze uitkomst is vervangen door versie 2.'); });
});
