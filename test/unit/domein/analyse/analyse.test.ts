import { describe, expect, test } from 'vitest';
import { gebreken, woordwaarschuwingen, type Uitspraakbeeld, type Verbandbeeld } from '../../../../src/domein/analyse/uitspraak.ts';
import { adviesgebreken, blokkades, type Advies, type Analysebeeld } from '../../../../src/domein/analyse/vaststellen.ts';
import { verschilTussen } from '../../../../src/domein/analyse/verschil.ts';

const nu = new Date('2026-11-23T08:00:00Z');
const feit: Uitspraakbeeld = { id: 'f', soort: 'feit', leefgebied: 'veiligheid', tekst: 'De politie kwam op 20 november.', bron: 'mutatie', bronGeldigTot: null, peildatum: '2026-11-20', organisatieId: 'vt', functie: null, toetsvraag: null, weersprokenDoor: null, reactie: null };
const oordeel: Uitspraakbeeld = { ...feit, id: 'o', soort: 'oordeel', bron: '', peildatum: null, functie: 'gedragswetenschapper' };
const steun: Verbandbeeld = { vanId: 'f', naarId: 'o', type: 'ondersteunt' };
const punt = { rang: 1, leefgebied: 'veiligheid', waaromEerst: 'Zonder veiligheid helpt niets anders.', aanbeveling: 'Maak een veiligheidsplan.', gevraagdBesluit: null, dienstsoort: null, dienstId: null, matchId: null };
const advies: Advies = { kern: 'Eerst rust.', urgentie: 'p3', punten: [punt] };
const goed: Analysebeeld = { uitspraken: [feit, oordeel], verbanden: [steun], bijdragen: [{ status: 'geleverd', uiterlijkOp: nu }], zienswijzen: [{ status: 'ontvangen', uiterlijkOp: nu }], advies };
const codes = (a: Analysebeeld, adviesVereist = true): string[] => blokkades(a, nu, '2026-11-23', adviesVereist).map((b) => b.code);

describe('opstellen-analyse: the rules', () => {
  test('domein §7.6: a complete analysis has nothing in its way', () => {
    expect(codes(goed)).toEqual([]);
  });
  test('domein §7.6 (i): an oordeel without a supporting feit blocks and names the statement; a hypothese or mening does not support', () => {
    expect(blokkades({ ...goed, verbanden: [] }, nu, '2026-11-23', true)).toMatchObject([{ code: 'oordeel-zonder-steun', uitspraakId: 'o' }]);
    expect(codes({ ...goed, uitspraken: [{ ...feit, soort: 'mening-betrokkene' }, oordeel] })).toEqual(['oordeel-zonder-steun']);
    expect(codes({ ...goed, uitspraken: [{ ...feit, soort: 'waarneming' }, oordeel] })).toEqual([]);
    expect(codes({ ...goed, verbanden: [{ ...steun, type: 'veroorzaakt' }] })).toEqual(['oordeel-zonder-steun']);
    expect(codes({ ...goed, verbanden: [{ vanId: 'o', naarId: 'f', type: 'ondersteunt' }] })).toEqual(['oordeel-zonder-steun']);
  });
  test('R6.1: each kind asks for its own: feit source, date, organisation; oordeel the function; hypothese a test; own words nothing', () => {
    expect(gebreken({ ...feit, bron: ' ', peildatum: null, organisatieId: null }, [], []).map((g) => g.code)).toEqual(['feit-zonder-bron', 'feit-zonder-peildatum', 'feit-zonder-organisatie']);
    expect(gebreken({ ...oordeel, functie: null }, [feit, oordeel], [steun]).map((g) => g.code)).toEqual(['oordeel-zonder-functie']);
    expect(gebreken({ ...feit, soort: 'hypothese' }, [], []).map((g) => g.code)).toEqual(['hypothese-zonder-toets']);
    expect(gebreken({ ...feit, soort: 'hypothese', toetsvraag: 'Neemt de ruzie af als vader elders slaapt?' }, [], [])).toEqual([]);
    expect(gebreken({ ...feit, soort: 'mening-betrokkene', bron: '', peildatum: null, organisatieId: null }, [], [])).toEqual([]);
    expect(gebreken({ ...feit, soort: 'waarneming', bron: '' }, [], [])).toEqual([]);
  });
  test('domein §7.6 (i): a contradicted feit without a reaction blocks, whether by a link or by name; with one it does not', () => {
    const mening: Uitspraakbeeld = { ...feit, id: 'm', soort: 'mening-betrokkene' };
    const tegen: Verbandbeeld = { vanId: 'm', naarId: 'f', type: 'weerspreekt' };
    expect(blokkades({ ...goed, uitspraken: [feit, oordeel, mening], verbanden: [steun, tegen] }, nu, '2026-11-23', true)).toMatchObject([{ code: 'weersproken-zonder-reactie', uitspraakId: 'f' }]);
    expect(codes({ ...goed, uitspraken: [{ ...feit, weersprokenDoor: 'm' }, oordeel, mening] })).toEqual(['weersproken-zonder-reactie']);
    expect(codes({ ...goed, uitspraken: [{ ...feit, reactie: 'Wij hebben dit bij de politie nagevraagd.' }, oordeel, mening], verbanden: [steun, tegen] })).toEqual([]);
  });
  test('R6.2: all faults at once; what is past its term or waived with a reason no longer blocks', () => {
    const later = new Date('2026-11-24T08:00:00Z'), eerder = new Date('2026-11-22T08:00:00Z');
    expect(codes({
      uitspraken: [{ ...feit, bron: '', bronGeldigTot: '2026-11-22' }], verbanden: [], advies: null,
      bijdragen: [{ status: 'open', uiterlijkOp: later }], zienswijzen: [{ status: 'gevraagd', uiterlijkOp: later }, { status: 'gevraagd', uiterlijkOp: null }],
    })).toEqual(['feit-zonder-bron', 'bron-verlopen', 'bijdrage-open', 'zienswijze-open', 'advies-ontbreekt']);
    expect(codes({ ...goed, bijdragen: [{ status: 'open', uiterlijkOp: eerder }, { status: 'verlopen', uiterlijkOp: later }], zienswijzen: [{ status: 'gevraagd', uiterlijkOp: eerder }, { status: 'afgezien', uiterlijkOp: null }, { status: 'verlopen', uiterlijkOp: later }] })).toEqual([]);
    expect(codes({ ...goed, uitspraken: [{ ...feit, bronGeldigTot: '2026-11-23' }, oordeel] })).toEqual([]);
    expect(codes({ ...goed, uitspraken: [], verbanden: [] })).toEqual(['geen-uitspraken']);
  });
  test('R6.4: at most five points, each with a rank of its own and why first; no dienst without a match; not asked when information is lacking', () => {
    const vijf = [1, 2, 3, 4, 5].map((rang) => ({ ...punt, rang }));
    expect(adviesgebreken({ ...advies, punten: vijf }, true)).toEqual([]);
    expect(adviesgebreken({ ...advies, punten: [...vijf, { ...punt, rang: 6 }] }, true).map((b) => b.code)).toEqual(['advies-te-veel-punten']);
    expect(adviesgebreken({ ...advies, kern: ' ', punten: [punt, { ...punt, waaromEerst: '', aanbeveling: '' }] }, true).map((b) => b.code)).toEqual(['advies-zonder-kern', 'advies-rang-dubbel', 'advies-zonder-waarom', 'advies-zonder-aanbeveling']);
    expect(adviesgebreken({ ...advies, punten: [{ ...punt, dienstId: 'd' }] }, true).map((b) => b.code)).toEqual(['dienst-zonder-match']);
    expect(adviesgebreken({ ...advies, punten: [{ ...punt, dienstId: 'd', matchId: 'm' }] }, true)).toEqual([]);
    expect(adviesgebreken(null, true).map((b) => b.code)).toEqual(['advies-ontbreekt']);
    expect(adviesgebreken(null, false)).toEqual([]);
  });
  test('R6.6: absolute words of judgement in a feit warn, whole words only, and only in a feit', () => {
    const lijst = ['altijd', 'lui', 'slechte moeder'];
    expect(woordwaarschuwingen('feit', 'Vader is ALTIJD boos, een slechte  moeder.', lijst)).toEqual(['altijd', 'slechte moeder']);
    expect(woordwaarschuwingen('feit', 'Het kind luistert; de luiers zijn op.', lijst)).toEqual([]);
    expect(woordwaarschuwingen('oordeel', 'Dit is altijd zo.', lijst)).toEqual([]);
  });
  test('domein §7.6 (i): version 2 against version 1 gives added, changed and removed per statement', () => {
    expect(verschilTussen(
      [{ lijnId: 'a', inhoud: { tekst: 'x', zekerheid: 2 } }, { lijnId: 'b', inhoud: { tekst: 'y', zekerheid: 1 } }, { lijnId: 'c', inhoud: { tekst: 'z', zekerheid: 1 } }],
      [{ lijnId: 'b', inhoud: { tekst: 'y', zekerheid: 3 } }, { lijnId: 'c', inhoud: { tekst: 'z', zekerheid: 1 } }, { lijnId: 'd', inhoud: { tekst: 'nieuw', zekerheid: 1 } }],
    )).toEqual({ toegevoegd: ['d'], verwijderd: ['a'], gewijzigd: [{ lijnId: 'b', velden: ['zekerheid'] }] });
  });
});
