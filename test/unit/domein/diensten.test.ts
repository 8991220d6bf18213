import { describe, expect, test } from 'vitest';
import { filterredenen, filtersTegen, matchDiensten, scoorDienst, totaalWeken, versheidVan, type Dienstvraag, type Matchdienst, type Matchplaats } from '../../../src/domein/diensten.ts';

const vandaag = '2026-11-23';
const dienst = (over: Partial<Matchdienst> = {}): Matchdienst => ({
  id: 'd03', naam: 'Intensieve gezinsbehandeling', status: 'actief', leefgebieden: ['opvoeding', 'psychisch'], leeftijdVan: 4, leeftijdTot: 18, kader: 'vrijwillig', zwaarte: 'zwaar', talen: ['nl'], erkenning: 'effectief',
  gemeente: '9001', regio: 'merelland', gebied: ['9001', '9002'], isVrij: false, contracten: [{ gemeente: '9001', van: '2026-01-01', tot: '2026-12-31' }],
  wachttijden: [{ soort: 'aanmeld', weken: 1, peildatum: '2026-11-03' }, { soort: 'intake', weken: 2, peildatum: '2026-11-03' }, { soort: 'behandel', weken: 3, peildatum: '2026-11-03' }], ...over,
});
const peil = (datum: string): Matchdienst['wachttijden'] => dienst().wachttijden.map((w) => ({ ...w, peildatum: datum }));
const vraag: Dienstvraag = { leefgebieden: ['opvoeding', 'psychisch'], leeftijdsklasse: '12-15', gemeente: '9001', zwaarte: 'zwaar', taal: 'nl' };
const plaats: Matchplaats = { kader: 'vrijwillig', startdatum: vandaag, regioVan: (g) => (g.startsWith('900') ? 'merelland' : 'duinbroek') };

describe('domein §7.13: what fits a need', () => {
  test('R13.1: D03 overlap 2/2, 6 weken, zwaarte equal, same gemeente, effectief: 40 + 19.2 + 15 + 10 + 10 = 94.2', () => {
    expect(scoorDienst(dienst(), vraag, plaats)).toEqual({
      dienstId: 'd03', score: 94.2, weken: 6, versheid: 'actueel',
      delen: [{ code: 'leefgebied', punten: 40, hoogstens: 40 }, { code: 'wachttijd', punten: 19.2, hoogstens: 25 }, { code: 'zwaarte', punten: 15, hoogstens: 15 }, { code: 'nabijheid', punten: 10, hoogstens: 10 }, { code: 'erkenning', punten: 10, hoogstens: 10 }],
    });
  });
  test('R13.2: the same dienst with a peildatum of 45 days gives 84.6 and verouderd; over 90 days no points for the wait and onbekend', () => {
    expect(scoorDienst(dienst({ wachttijden: peil('2026-10-09') }), vraag, plaats)).toMatchObject({ score: 84.6, versheid: 'verouderd', delen: [{}, { punten: 9.6 }, {}, {}, {}] });
    expect(scoorDienst(dienst({ wachttijden: peil('2026-08-24') }), vraag, plaats)).toMatchObject({ score: 75, versheid: 'onbekend' });
    expect([versheidVan(['2026-10-24'], vandaag), versheidVan(['2026-10-23'], vandaag), versheidVan(['2026-08-25'], vandaag), versheidVan(['2026-08-24'], vandaag), versheidVan([], vandaag)]).toEqual(['actueel', 'verouderd', 'verouderd', 'onbekend', 'onbekend']);
    expect(totaalWeken([])).toBeNull();
  });
  test('R13.1: zwaarte one off is half, two off nothing; same regio is half; the wait stops counting at 26 weken', () => {
    const punten = (over: Partial<Matchdienst>, code: string): number | undefined => scoorDienst(dienst(over), vraag, plaats).delen.find((d) => d.code === code)?.punten;
    expect([punten({ zwaarte: 'middel' }, 'zwaarte'), punten({ zwaarte: 'licht' }, 'zwaarte')]).toEqual([7.5, 0]);
    expect([punten({ gemeente: '9002' }, 'nabijheid'), punten({ gemeente: '9011', regio: 'duinbroek' }, 'nabijheid'), punten({ gemeente: null, regio: null }, 'nabijheid')]).toEqual([5, 0, 0]);
    expect([punten({ wachttijden: [{ soort: 'behandel', weken: 40, peildatum: vandaag }] }, 'wachttijd'), punten({ wachttijden: [] }, 'wachttijd'), punten({ erkenning: 'goed-onderbouwd' }, 'erkenning')]).toEqual([0, 0, 5]);
    expect(scoorDienst(dienst({ leefgebieden: ['psychisch'] }), vraag, plaats).delen[0]?.punten).toBe(20);
  });
  test.each([
    ['status', { status: 'tijdelijk-gesloten' }], ['status', { status: 'concept' }], ['status', { status: 'ingetrokken' }], ['gemeente', { gebied: ['9002'], contracten: [{ gemeente: '9001', van: '2026-01-01', tot: null }] }],
    ['contract', { contracten: [] }], ['contract', { contracten: [{ gemeente: '9001', van: '2026-01-01', tot: '2026-11-22' }] }], ['contract', { contracten: [{ gemeente: '9001', van: '2026-11-24', tot: null }] }], ['contract', { contracten: [{ gemeente: '9002', van: '2026-01-01', tot: null }] }],
    ['leeftijd', { leeftijdVan: 16 }], ['leeftijd', { leeftijdTot: 12 }], ['kader', { kader: 'gedwongen' }], ['leefgebied', { leefgebieden: ['wonen'] }], ['taal', { talen: ['de'] }],
  ] as const)('R13.1: %s alone stops %j, and is named', (filter, over) => {
    expect(filtersTegen(dienst(over as Partial<Matchdienst>), vraag, plaats)).toEqual([filter]);
  });
  test('R13.1: open to everybody needs no contract; both kaders fit; a full one passes', () => {
    expect(filtersTegen(dienst({ isVrij: true, contracten: [], kader: 'beide', status: 'vol' }), vraag, plaats)).toEqual([]);
    expect(filtersTegen(dienst(), { leefgebieden: [], leeftijdsklasse: null, gemeente: null, zwaarte: null, taal: null }, plaats)).toEqual([]);
  });
  test('R13.1: full ones come last, ties go to the shorter wait and then to the name', () => {
    const uit = matchDiensten([dienst({ id: 'vol', status: 'vol' }), dienst({ id: 'b', naam: 'Bee' }), dienst({ id: 'a', naam: 'Aap' }), dienst({ id: 'minder', erkenning: 'geen' }), dienst({ id: 'snel', naam: 'Zee', erkenning: 'goed-onderbouwd', wachttijden: [{ soort: 'aanmeld', weken: 0.8, peildatum: vandaag }] })], vraag, plaats);
    expect(uit.treffers.map((t) => t.dienstId)).toEqual(['snel', 'a', 'b', 'minder', 'vol']);
  });
  test('domein §7.13 (g): nothing fits: a reason per filter, with how many more there would be without it', () => {
    const uit = matchDiensten([dienst({ id: 'a', contracten: [] }), dienst({ id: 'b', contracten: [], kader: 'gedwongen' }), dienst({ id: 'c', talen: ['de'] })], vraag, plaats);
    expect(uit.treffers).toEqual([]);
    expect(filterredenen(uit.afgevallen)).toEqual([{ filter: 'contract', aantal: 2, aantalZonder: 1 }, { filter: 'kader', aantal: 1, aantalZonder: 0 }, { filter: 'taal', aantal: 1, aantalZonder: 1 }]);
  });
});
