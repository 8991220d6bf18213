import { describe, expect, test } from 'vitest';
import type { Inhoud, Soort } from '../../../src/bouwstenen/uitwisselen-melding/model.ts';
import { feitenVan, routeer, type Plekken } from '../../../src/bouwstenen/uitwisselen-melding/routering.ts';
import { startrouteregels } from '../../../src/platform/db/migraties/050-melding-startgegevens.ts';

const regels = startrouteregels.map((r) => ({ code: r.code, soorten: r.soorten, alleVan: r.alle_van, eenVan: r.een_van, geenVan: r.geen_van, effect: r.effect, verbandCode: r.verband_code, ladder: r.ladder, zin: r.zin }));
const geen: Plekken = { kind: null, slachtoffer: null, woonplaats: null, incident: null, verzender: null };
const regie = (verband: string, regio: string) => (regio === 'elders' ? null : { id: `${verband}/${regio}`, naam: `${verband} ${regio}` });
const route = (soort: Soort, inhoud: Inhoud, plekken: Partial<Plekken> = {}) => routeer(soort, feitenVan(inhoud), { ...geen, verzender: 'merelland', ...plekken }, regels, regie);
const ids = (r: ReturnType<typeof route>): string[] => r.regels.map((x) => x.id);

describe('R1.1: routing', () => {
  test('R1.1 a0: acute danger marks spoed and names 112, and the recipient line still follows', () => {
    const r = route('VT', { acuutGevaar: 'ja' });
    expect(r).toMatchObject({ spoed: true, verbandCode: 'veilig-thuis' });
    expect(ids(r)).toEqual(['a0', 'a3']);
    expect(r.regels[0]?.zin).toContain('112');
    expect(route('VT', { acuutGevaar: 'onbekend' }).spoed).toBe(false);
  });
  test('R1.1 a1: COM, or a sign of exploitation in any soort, proposes Comensha before every other line', () => {
    expect(ids(route('COM', {}))).toEqual(['a1-com']);
    expect(ids(route('NAZ', { antwoorden: { uitbuiting: 'ja', kinderen: 'ja', geweld: 'ja' } }))).toEqual(['a1-uitbuiting']);
    expect(route('VT', { antwoorden: { uitbuiting: 'ja' } }).verbandCode).toBe('mensenhandel');
    expect(route('VT', { antwoorden: { uitbuiting: 'onbekend' } }).verbandCode).toBe('veilig-thuis');
  });
  test('R1.1 a2: NAZ with a child and violence or neglect proposes Veilig Thuis of the child', () => {
    expect(route('NAZ', { antwoorden: { kinderen: 'ja', geweld: 'ja' } }, { kind: 'duinbroek' })).toMatchObject({ verbandCode: 'veilig-thuis', regioCode: 'duinbroek', ontvangerId: 'veilig-thuis/duinbroek' });
    expect(ids(route('NAZ', { betrokkenen: [{ rol: 'overig', leeftijd: 17 }], antwoorden: { verwaarlozing: 'ja' } }))).toEqual(['a2']);
    expect(ids(route('NAZ', { antwoorden: { kinderen: 'ja' } }))).toEqual(['a4']);
    expect(ids(route('NAZ', { betrokkenen: [{ rol: 'overig', leeftijd: 18 }], antwoorden: { geweld: 'ja' } }))).toEqual(['a4']);
  });
  test('R1.1 a3: the region of the youngest child, else the victim, else the incident, else the sender, said in words', () => {
    expect(route('VT', {}, { kind: 'duinbroek', slachtoffer: 'merelland' }).regels[0]?.zin).toContain('Voorstel: veilig-thuis duinbroek, omdat het jongste kind daar woont.');
    expect(route('VT', {}, { slachtoffer: 'duinbroek', incident: 'merelland' }).regioCode).toBe('duinbroek');
    expect(route('VT', {}, { incident: 'duinbroek' }).regioCode).toBe('duinbroek');
    expect(route('VT', {}).regioCode).toBe('merelland');
  });
  test('R1.1 a4: NAZ goes to the meldpunt of the woonplaats', () => { expect(route('NAZ', {}, { woonplaats: 'duinbroek', incident: 'merelland' })).toMatchObject({ verbandCode: 'niet-acuut', regioCode: 'duinbroek' }); });
  test('R1.1 a5: ZVH with M7 goes to the bureau, without it is onvolledig with advice wijkteam', () => {
    expect(route('ZVH', { antwoorden: { domeinen: ['zorg', 'straf'], lokaalGeprobeerd: 'wijkteam' } }, { woonplaats: 'duinbroek' })).toMatchObject({ verbandCode: 'zorg-en-veiligheid', onvolledig: false });
    const zonder = route('ZVH', { antwoorden: { domeinen: ['zorg'], lokaalGeprobeerd: 'wijkteam' } });
    expect(zonder).toMatchObject({ verbandCode: null, ontvangerId: null, onvolledig: true });
    expect(zonder.regels[0]?.zin).toContain('wijkteam');
  });
  test('R1.1 a6: a region without a meldpunt on the platform is extern', () => { expect(route('VT', {}, { kind: 'elders' })).toMatchObject({ isExtern: true, ontvangerId: null }); expect(ids(route('VT', {}, { kind: 'elders' }))).toEqual(['a3', 'a6']); });
});
