import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dragendeBesluiten, magStukAfdrukken, magStukLezen, overleguitkomsten, stukvenster, tijdvoorstellen, uiterlijkUitnodigen, waaromNietUitnodigen, type Stukstand } from '../../../src/domein/overleg.ts';
import { toetsQuorum, type Quorumdeelnemer, type Quorumeis } from '../../../src/domein/quorum.ts';
import { toegestaneOvergangen } from '../../../src/domein/overgangen.ts';

type Bestand = { versie: string; regels: { verband: string; soort: string; eisen: Quorumeis[]; bron: string }[] };
const data = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/quorum.json'), 'utf8')) as Bestand;
const eisen = (verband: string, soort = 'overleg'): Quorumeis[] => data.regels.find((r) => r.verband === verband && r.soort === soort)?.eisen ?? [];
const bij = (...soorten: string[]): Quorumdeelnemer[] => soorten.map((s, i) => ({ organisatieId: `${i}-${s}`, organisatiesoort: s, isRegie: ['VT', 'NAZM', 'ZVHB', 'COM'].includes(s) }));
const quorum = (verband: string, soorten: string[], over: Partial<Parameters<typeof toetsQuorum>[1]> = {}, soort = 'overleg') => toetsQuorum(eisen(verband, soort), { deelnemers: bij(...soorten), isVoorzitterAanwezig: true, isMinderjarigeOnderMaatregel: false, minimum: 0, ...over });

describe('R8.2: quorum, data per verband', () => {
  test('R8.2: every verband has a rule for an overleg and for a motorkapoverleg, with version and source', () => {
    expect(data.versie).toMatch(/^\d{4}\.\d+$/);
    expect(data.regels.map((r) => `${r.verband} ${r.soort}`).toSorted()).toEqual(['mensenhandel motorkap', 'mensenhandel overleg', 'niet-acuut motorkap', 'niet-acuut overleg', 'veilig-thuis motorkap', 'veilig-thuis overleg', 'zorg-en-veiligheid motorkap', 'zorg-en-veiligheid overleg']);
    expect(data.regels.every((r) => r.bron.length > 3)).toBe(true);
  });
  test('§7.8 (i): a VT-overleg without GEM has no quorum and names the gemeente', () => {
    expect(quorum('veilig-thuis', ['VT', 'POL'])).toEqual({ voldaan: false, telt: ['voorzitter', 'Veilig Thuis'], ontbreekt: ['gemeente'], codes: ['GEM'] });
    expect(quorum('veilig-thuis', ['VT', 'GEM'])).toEqual({ voldaan: true, telt: ['voorzitter', 'Veilig Thuis', 'gemeente'], ontbreekt: [], codes: [] });
    expect(quorum('veilig-thuis', ['VT', 'GEM'], { isVoorzitterAanwezig: false }).codes).toEqual(['voorzitter']);
  });
  test('R8.2: a minor under measure asks for the GI or the RvdK too', () => {
    expect(quorum('veilig-thuis', ['VT', 'GEM'], { isMinderjarigeOnderMaatregel: true }).codes).toEqual(['GI-RVDK']);
    expect(quorum('veilig-thuis', ['VT', 'GEM', 'RVDK'], { isMinderjarigeOnderMaatregel: true }).voldaan).toBe(true);
  });
  test.each([
    ['niet-acuut', ['NAZM', 'GEM', 'POL'], true], ['niet-acuut', ['NAZM', 'GEM', 'WC'], false], ['niet-acuut', ['GEM', 'GGZ'], false],
    ['zorg-en-veiligheid', ['POL', 'OM', 'GEM'], true], ['zorg-en-veiligheid', ['POL', 'OM', 'RECL'], false], ['zorg-en-veiligheid', ['POL', 'GEM'], false],
    ['mensenhandel', ['OPM', 'KMAR'], true], ['mensenhandel', ['COM', 'GGZ'], false],
  ] as const)('R8.2: %s with %s: %s', (verband, soorten, voldaan) => { expect(quorum(verband, [...soorten]).voldaan).toBe(voldaan); });
  test('R8.2: the same organisation twice is one party', () => {
    const tweeKeer = [{ organisatieId: 'a', organisatiesoort: 'POL', isRegie: false }, { organisatieId: 'a', organisatiesoort: 'POL', isRegie: false }, { organisatieId: 'b', organisatiesoort: 'GEM', isRegie: false }];
    expect(toetsQuorum(eisen('zorg-en-veiligheid'), { deelnemers: tweeKeer, isVoorzitterAanwezig: true, isMinderjarigeOnderMaatregel: false, minimum: 0 }).codes).toEqual(['drie-uit-twee']);
  });
  test('R8.6: a motorkapoverleg needs two partners besides the regie, or more when the caller asks', () => {
    expect(quorum('veilig-thuis', ['VT', 'POL'], {}, 'motorkap').voldaan).toBe(false);
    expect(quorum('veilig-thuis', ['VT', 'POL', 'GGZ'], { isVoorzitterAanwezig: false }, 'motorkap').voldaan).toBe(true);
    expect(quorum('veilig-thuis', ['VT', 'POL', 'GGZ'], { minimum: 3 }, 'motorkap').voldaan).toBe(false);
  });
  test('processen §2.8: quorumNummer is asked on top of the rule of the verband', () => {
    expect(quorum('veilig-thuis', ['VT', 'GEM'], { minimum: 2 })).toMatchObject({ voldaan: false, ontbreekt: ['2 partners'] });
  });
});

describe('T15: counting back', () => {
  const isFeestdag = (d: string): boolean => ['2026-12-25', '2026-12-26'].includes(d);
  test.each([
    // Monday 7 December: the fifth werkdag before is Monday 30 November.
    ['regulier', '2026-12-07T09:00:00Z', '2026-11-30T22:59:59.000Z'],
    // Thursday 31 December: Friday 25 December is a feestdag, so one day earlier.
    ['evaluatie', '2026-12-31T09:00:00Z', '2026-12-23T22:59:59.000Z'],
    ['spoed', '2026-12-26T23:30:00Z', '2026-12-26T19:30:00.000Z'],
  ] as const)('T15: invitations for a %s overleg at %s must be out at %s', (soort, start, uiterlijk) => { expect(uiterlijkUitnodigen(soort, new Date(start), isFeestdag)?.toISOString()).toBe(uiterlijk); });
  test('T16: a motorkapoverleg has no such moment', () => { expect(uiterlijkUitnodigen('motorkap', new Date('2026-12-07T09:00:00Z'), isFeestdag)).toBeNull(); });
  test('R8.4: documents open five werkdagen before and close 24 hours after the meeting closed', () => {
    expect(stukvenster(new Date('2026-12-07T09:00:00Z'), new Date('2026-12-07T10:15:00Z'), isFeestdag)).toEqual({ vanOp: new Date('2026-11-30T22:59:59Z'), totOp: new Date('2026-12-08T10:15:00Z') });
  });
});

describe('R8.4: who may open a document', () => {
  const op = (t: string): Date => new Date(`2026-12-07T${t}Z`);
  const stand: Stukstand = { voorwaarde: 'alleen-lezen', vanOp: op('08:00:00'), totOp: op('12:00:00'), isOntvanger: true, isAanwezig: false, isGestart: false, nu: op('09:00:00') };
  test('R8.4: inside the window, not before and not after; never who is no receiver', () => {
    expect([magStukLezen(stand), magStukLezen({ ...stand, nu: op('07:59:59') }), magStukLezen({ ...stand, nu: op('12:00:00') }), magStukLezen({ ...stand, isOntvanger: false })]).toEqual([true, false, false, false]);
  });
  test('§7.8 (i): alleen-tijdens only while the meeting runs and the reader is there', () => {
    const t = { ...stand, voorwaarde: 'alleen-tijdens', isGestart: true, isAanwezig: true } as const;
    expect([magStukLezen(t), magStukLezen({ ...t, isAanwezig: false }), magStukLezen({ ...t, isGestart: false })]).toEqual([true, false, false]);
  });
  test('R8.4: only a document for reading without a further condition may be printed', () => {
    expect([magStukAfdrukken(stand), magStukAfdrukken({ ...stand, voorwaarde: 'geen-afdruk' }), magStukAfdrukken({ ...stand, voorwaarde: 'alleen-tijdens', isGestart: true, isAanwezig: true })]).toEqual([true, false, false]);
  });
});

describe('ux §4.9, T15: the moments that the screen offers', () => {
  const geen = (): boolean => false;
  const op = (soort: 'regulier' | 'spoed' | 'evaluatie', nu: string, isFeestdag: (d: string) => boolean = geen) => tijdvoorstellen(soort, new Date(nu), isFeestdag).map((v) => [v.code, v.start?.toISOString() ?? v.reden]);
  test('T15: spoed is today, with 4 hours to invite; too late on the day says so', () => {
    // 09:02 in Amsterdam (winter): 13:17 and then the next quarter.
    expect(op('spoed', '2026-11-23T08:02:00Z')).toEqual([['vandaag', '2026-11-23T12:30:00.000Z'], ['twee-weken', 'Een spoedoverleg is binnen 24 uur.']]);
    expect(op('spoed', '2026-11-23T19:00:00Z')[0]).toEqual(['vandaag', 'Vandaag lukt niet meer: uitnodigen moet 4 uur vooraf.']);
  });
  test('T15: regulier and evaluatie are the first werkdag of the coming 2 weeks for which inviting is still possible tomorrow, at 10:00 in Amsterdam', () => {
    // Monday 23 November: a week later on Tuesday, for Tuesday itself is the last day to invite.
    expect(op('regulier', '2026-11-23T08:02:00Z')).toEqual([['vandaag', 'Dit is geen spoedoverleg: uitnodigen moet 5 werkdagen vooraf.'], ['twee-weken', '2026-12-01T09:00:00.000Z']]);
    expect(op('evaluatie', '2026-07-06T08:00:00Z')[1]).toEqual(['twee-weken', '2026-07-14T08:00:00.000Z']);
    // Holidays on 24, 25 and 26 November push it on; when all days are free there is none.
    expect(op('regulier', '2026-11-23T08:02:00Z', (d) => d >= '2026-11-24' && d <= '2026-11-26')[1]).toEqual(['twee-weken', '2026-12-04T09:00:00.000Z']);
    expect(op('regulier', '2026-11-23T08:02:00Z', (d) => d >= '2026-11-24' && d <= '2026-12-07')[1]).toEqual(['twee-weken', 'Door vrije dagen past het niet binnen 2 weken.']);
  });
});
test('R8.1: an invitee has agendapunten, a reason and a ground', () => {
  expect(waaromNietUitnodigen({ agendapunten: [1], reden: 'Kent het gezin', grondslagen: ['G02'] })).toEqual([]);
  expect(waaromNietUitnodigen({ agendapunten: [], reden: ' ', grondslagen: [] })).toEqual(['zonder-agendapunt', 'zonder-reden', 'zonder-grondslag']);
});
test('processen §2.17: every course rests on kinds of besluit, and terugkomen on none of them', () => {
  expect(Object.fromEntries(overleguitkomsten.map((u) => [u, dragendeBesluiten(u)]))).toEqual({ plan: ['casusregisseur', 'aanpak'], acties: ['casusregisseur', 'aanpak'], afschalen: ['afschalen', 'sluiten'], 'nader-onderzoek': ['onderzoek-raad'], doorgeleiden: ['overdragen'], 'nieuwe-ronde': ['opschalen'] });
});
test('domein §7.8: states of an overleg, a motorkapoverleg and an invitation', () => {
  expect([toegestaneOvergangen('overleg', 'concept'), toegestaneOvergangen('overleg', 'gesloten'), toegestaneOvergangen('motorkapoverleg', 'gesloten'), toegestaneOvergangen('uitnodiging', 'ingetrokken')]).toEqual([['uitgenodigd', 'geannuleerd'], [], ['getoetst'], []]);
});
