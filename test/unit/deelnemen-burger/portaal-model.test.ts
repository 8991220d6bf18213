import { describe, expect, test } from 'vitest';
import { redenenBij, toegangNa, type Toegangsreden, type Toegangsstand } from '../../../src/bouwstenen/deelnemen-burger/portaal-model.ts';

const niets = { heeftHold: false, isVermoedelijkPleger: false, isJongerDan16: false, heeftAnderGeheimAdres: false, isGezagOnzeker: false };
const stand = (status: Toegangsstand['status'], over: Partial<Toegangsstand> = {}): Toegangsstand => ({ status, redenen: [], gewogen: [], isBeslist: false, ...over });

describe('access to the portal', () => {
  test('R7.6: each fact is a reason of its own; without one there is none', () => {
    expect(redenenBij(niets)).toEqual([]);
    expect(redenenBij({ heeftHold: true, isVermoedelijkPleger: true, isJongerDan16: true, heeftAnderGeheimAdres: true, isGezagOnzeker: true })).toEqual(['achterhouding', 'vermoedelijk-pleger', 'minderjarig', 'geheim-adres', 'gezag-onzeker']);
  });
  test('R7.6, R7.2: a hold closes, whoever opened it before; when it ends a person decides', () => {
    for (const s of [undefined, stand('actief', { isBeslist: true }), stand('beoordelen'), stand('geblokkeerd')]) expect(toegangNa(s, ['achterhouding', 'minderjarig'])).toEqual({ status: 'geblokkeerd', redenen: ['achterhouding', 'minderjarig'] });
    expect(toegangNa(stand('geblokkeerd', { redenen: ['achterhouding'] }), [])).toEqual({ status: 'beoordelen', redenen: ['hold-voorbij'] });
    expect(toegangNa(stand('beoordelen', { redenen: ['hold-voorbij'] }), [])).toEqual({ status: 'beoordelen', redenen: ['hold-voorbij'] });
  });
  test('R7.6: a reason that nobody weighed waits for a person; what he weighed does not ask again, something new does', () => {
    expect(toegangNa(undefined, ['vermoedelijk-pleger'])).toEqual({ status: 'beoordelen', redenen: ['vermoedelijk-pleger'] });
    expect(toegangNa(stand('actief'), ['geheim-adres'])?.status).toBe('beoordelen');
    const gewogen = stand('actief', { isBeslist: true, gewogen: ['minderjarig'], redenen: ['minderjarig'] });
    expect(toegangNa(gewogen, ['minderjarig'])).toEqual({ status: 'actief', redenen: ['minderjarig'] });
    expect(toegangNa(gewogen, ['vermoedelijk-pleger', 'minderjarig'])?.status).toBe('beoordelen');
  });
  test('R7.6: what a person closed stays closed, and nothing opens by itself', () => {
    const geen: Toegangsreden[] = [];
    expect(toegangNa(stand('geblokkeerd', { isBeslist: true }), geen)).toBeUndefined();
    expect(toegangNa(stand('vervallen'), ['minderjarig'])).toBeUndefined();
    expect(toegangNa(undefined, geen)).toBeUndefined();
    expect(toegangNa(stand('beoordelen', { redenen: ['minderjarig'] }), geen)).toEqual({ status: 'beoordelen', redenen: ['minderjarig'] });
    expect(toegangNa(stand('actief'), geen)).toEqual({ status: 'actief', redenen: [] });
  });
});
