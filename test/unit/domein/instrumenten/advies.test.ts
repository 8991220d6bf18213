import { describe, expect, it } from 'vitest';
import { triageAdviestabel } from '../../../../src/bouwstenen/uitvoeren-triage/definities.ts';
import { bepaalAdvies, kentVervolg } from '../../../../src/domein/instrumenten/advies.ts';
import type { Triagefeiten } from '../../../../src/domein/instrumenten/adviestabel.ts';
import { toetsBesluit } from '../../../../src/domein/instrumenten/besluit.ts';
import { feitenUit } from '../../../../src/domein/instrumenten/feiten.ts';
import type { Uitslag } from '../../../../src/domein/instrumenten/uitslag.ts';

const tabel = triageAdviestabel();
const rustig: Triagefeiten = {
  verbandCode: 'veilig-thuis', veilBand: 'niet-aangetoond', heeftSuicidaliteit: false, meldcodeUitkomst: null, meldcodeStap: null, lgVeiligheid: 4,
  aantalLgLaag: 0, aantalLgOnbekend: 0, phqScore: null, auditScore: null, isMinderjarigBetrokken: false, aantalMeldingenJaar: 1, isZvhCriterium: false,
};
const advies = (feiten: Partial<Triagefeiten>) => bepaalAdvies(tabel, { ...rustig, ...feiten });

describe('R5.1 triage-advies', () => {
  it.each<[string, Partial<Triagefeiten>, string, string, string]>([
    ['VEIL acuut', { veilBand: 'acuut' }, 'p1', 'spoedoverleg', 'TA01'],
    ['suicidaliteit', { heeftSuicidaliteit: true }, 'p1', 'spoedoverleg', 'TA02'],
    ['MELDCODE melden via 2', { meldcodeUitkomst: 'melden', meldcodeStap: 2 }, 'p1', 'spoedoverleg', 'TA03'],
    ['LG veiligheid 1', { lgVeiligheid: 1, aantalLgLaag: 1 }, 'p1', 'spoedoverleg', 'TA04'],
    ['MELDCODE melden via 3', { meldcodeUitkomst: 'melden', meldcodeStap: 3 }, 'p3', 'analyse', 'TA05'],
    ['MELDCODE melden via 4', { meldcodeUitkomst: 'melden', meldcodeStap: 4 }, 'p3', 'analyse', 'TA05'],
    ['MELDCODE opnieuw via 5', { meldcodeUitkomst: 'opnieuw-melden', meldcodeStap: 5 }, 'p3', 'analyse', 'TA05'],
    ['VEIL structureel', { veilBand: 'structureel' }, 'p2', 'overleg', 'TA06'],
    ['twee lage leefgebieden met kind', { aantalLgLaag: 2, isMinderjarigBetrokken: true }, 'p2', 'overleg', 'TA07'],
    ['drie meldingen', { aantalMeldingenJaar: 3 }, 'p2', 'overleg', 'TA08'],
    ['twee lage leefgebieden', { aantalLgLaag: 2 }, 'p3', 'analyse', 'TA09'],
    ['PHQ 15', { phqScore: 15 }, 'p3', 'analyse', 'TA10'],
    ['AUDIT 16', { auditScore: 16 }, 'p3', 'analyse', 'TA11'],
    ['VEIL mogelijk', { veilBand: 'mogelijk' }, 'p3', 'analyse', 'TA12'],
    ['één laag leefgebied', { aantalLgLaag: 1 }, 'p4', 'lokaal', 'TA13'],
    ['niets', {}, 'p4', 'preventie', 'TA14'],
  ])('R5.1: %s', (_naam, feiten, prioriteit, vervolg, regel) => {
    const uit = advies(feiten);
    expect(uit).toMatchObject({ prioriteit, vervolg });
    expect(uit.regels.map((r) => r.id)).toContain(regel);
    expect(uit.regels.every((r) => r.zin.length > 10 && r.burgerzin.length > 10)).toBe(true);
  });
  it('R5.1: just below a threshold nothing fires', () => {
    expect(advies({ phqScore: 14, auditScore: 15, aantalMeldingenJaar: 2, aantalLgOnbekend: 3, meldcodeUitkomst: 'hulp-zelf' })).toMatchObject({ prioriteit: 'p4', vervolg: 'preventie', isOnvoldoendeBeeld: false });
  });
  it('R5.1: all fired rules are listed, the most urgent wins', () => {
    const uit = advies({ veilBand: 'acuut', aantalLgLaag: 2, isMinderjarigBetrokken: true, phqScore: 20 });
    expect(uit).toMatchObject({ prioriteit: 'p1', vervolg: 'spoedoverleg' });
    expect(uit.regels.map((r) => r.id)).toEqual(['TA01', 'TA07', 'TA09', 'TA10']);
  });
  it('R5.1: four or more unknown → onvoldoende beeld, at least P3 analyse', () => {
    expect(advies({ aantalLgOnbekend: 4 })).toMatchObject({ prioriteit: 'p3', vervolg: 'analyse', isOnvoldoendeBeeld: true });
    expect(advies({ aantalLgOnbekend: 4, aantalLgLaag: 1 })).toMatchObject({ prioriteit: 'p3', vervolg: 'analyse', isOnvoldoendeBeeld: true });
    expect(advies({ aantalLgOnbekend: 10, veilBand: 'acuut' })).toMatchObject({ prioriteit: 'p1', vervolg: 'spoedoverleg', isOnvoldoendeBeeld: true });
  });
  it('R5.1: ZVH criteria from VT or NAZ → overdracht proposed, priority unchanged', () => {
    expect(advies({ isZvhCriterium: true, veilBand: 'structureel' })).toMatchObject({ prioriteit: 'p2', vervolg: 'overleg', voorstellen: ['overdracht'] });
    expect(advies({ isZvhCriterium: true })).toMatchObject({ prioriteit: 'p4', vervolg: 'preventie', voorstellen: ['overdracht'] });
    expect(advies({ isZvhCriterium: true, verbandCode: 'zorg-en-veiligheid' }).voorstellen).toEqual([]);
  });
  it('R5.1: a next step the verband does not have becomes another', () => {
    expect(advies({ verbandCode: 'niet-acuut', aantalLgLaag: 1 }).vervolg).toBe('preventie');
    expect(advies({ verbandCode: 'zorg-en-veiligheid', veilBand: 'structureel' }).vervolg).toBe('analyse');
    expect(advies({ verbandCode: 'zorg-en-veiligheid' }).vervolg).toBe('lokaal');
    expect(advies({ verbandCode: 'mensenhandel', veilBand: 'structureel' }).vervolg).toBe('analyse');
    expect(advies({ verbandCode: 'mensenhandel' }).vervolg).toBe('lokaal');
    expect(kentVervolg(tabel, 'niet-acuut', 'lokaal')).toBe(false);
    expect(kentVervolg(tabel, 'veilig-thuis', 'lokaal')).toBe(true);
  });
});

describe('R5.2 besluit', () => {
  const p = (prioriteit: 'p1' | 'p2' | 'p3' | 'p4', vervolg: 'spoedoverleg' | 'overleg' | 'analyse' | 'preventie' | 'sluiten' | 'overdracht' | 'lokaal') => ({ prioriteit, vervolg });
  const bij = (a: ReturnType<typeof p>, voorstellen: 'overdracht'[] = []) => ({ ...a, voorstellen });
  it('R5.2: following the advice asks 20 characters and no second person', () => {
    expect(toetsBesluit(bij(p('p3', 'analyse')), 'p3', p('p3', 'analyse'))).toEqual({ isAfwijkend: false, isTweedeNodig: false, motivatieMinimaal: 20 });
  });
  it('R5.2: other vervolg or priority is a deviation and asks 50', () => {
    expect(toetsBesluit(bij(p('p4', 'preventie')), 'p4', p('p4', 'analyse'))).toEqual({ isAfwijkend: true, isTweedeNodig: false, motivatieMinimaal: 50 });
    expect(toetsBesluit(bij(p('p3', 'analyse')), 'p3', p('p4', 'analyse')).isAfwijkend).toBe(true);
  });
  it('R5.2 / §1.6: two levels down asks a second person, one does not, upward never', () => {
    expect(toetsBesluit(bij(p('p1', 'spoedoverleg')), 'p2', p('p3', 'analyse')).isTweedeNodig).toBe(true);
    expect(toetsBesluit(bij(p('p2', 'overleg')), 'p2', p('p4', 'preventie')).isTweedeNodig).toBe(true);
    expect(toetsBesluit(bij(p('p2', 'overleg')), 'p2', p('p3', 'analyse')).isTweedeNodig).toBe(false);
    expect(toetsBesluit(bij(p('p4', 'preventie')), 'p4', p('p1', 'spoedoverleg')).isTweedeNodig).toBe(false);
  });
  it('processen §8 case 11: P1 → sluiten always asks a second person, by advice or by the casus itself', () => {
    expect(toetsBesluit(bij(p('p1', 'spoedoverleg')), 'p3', p('p1', 'sluiten')).isTweedeNodig).toBe(true);
    expect(toetsBesluit(bij(p('p4', 'preventie')), 'p1', p('p4', 'sluiten')).isTweedeNodig).toBe(true);
    expect(toetsBesluit(bij(p('p3', 'analyse')), 'p3', p('p3', 'sluiten')).isTweedeNodig).toBe(false);
  });
  it('R5.2: choosing a proposed overdracht is no deviation', () => {
    expect(toetsBesluit(bij(p('p2', 'overleg'), ['overdracht']), 'p2', p('p2', 'overdracht')).isAfwijkend).toBe(false);
  });
});

describe('R5.1 feiten', () => {
  const omgeving = { verbandCode: 'veilig-thuis', isMinderjarigBetrokken: false, aantalMeldingenJaar: 0, isZvhCriterium: false };
  const uitslag = (u: Partial<Uitslag>): Uitslag => ({ geldig: true, score: null, band: null, label: null, alarmen: [], aantalBeantwoord: 0, aantalOntbrekend: 0, stap: null, leefgebieden: null, telde: [], ...u });
  it('R5.1: the gravest of several afnamen counts', () => {
    expect(feitenUit([{ instrument: 'PHQ-9', uitslag: uitslag({ score: 3 }) }, { instrument: 'PHQ-9', uitslag: uitslag({ score: 17 }) }, { instrument: 'VEIL-8', uitslag: uitslag({ band: 'mogelijk' }) }, { instrument: 'VEIL-8', uitslag: uitslag({ band: 'acuut' }) }], omgeving)).toMatchObject({ phqScore: 17, veilBand: 'acuut' });
    expect(feitenUit([{ instrument: 'MELDCODE-5', uitslag: uitslag({ band: 'melden', stap: 4 }) }, { instrument: 'MELDCODE-5', uitslag: uitslag({ band: 'melden', stap: 2 }) }], omgeving)).toMatchObject({ meldcodeUitkomst: 'melden', meldcodeStap: 2 });
  });
  it('§7.5 (g): an invalid outcome counts for nothing, its alarm does', () => {
    expect(feitenUit([{ instrument: 'PHQ-9', uitslag: uitslag({ geldig: false, score: 20, alarmen: ['suicidaliteit'] }) }], omgeving)).toMatchObject({ phqScore: null, heeftSuicidaliteit: true });
  });
});
