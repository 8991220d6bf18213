import { describe, expect, test } from 'vitest';
import { openPunten } from '../../../../src/domein/nazorg/controlelijst.ts';

const klaar = { aantalOpenSignalen: 0, aantalOpenMomenten: 0, isGezinIngelicht: true, zijnPartnersIngelicht: true, wijze: 'afsluiten' as const, isOverdrachtGeaccepteerd: false, reden: 'doelen-behaald' };
const codes = (f: Partial<Omit<typeof klaar, 'wijze'>> & { wijze?: 'afsluiten' | 'overdragen' }, kamers: { code: string; zin: string }[] = []): string[] => openPunten({ ...klaar, ...f }, kamers).map((p) => p.code);

describe('the closing checklist', () => {
  test('R12.5: nothing open: the casus may close', () => { expect(codes({})).toEqual([]); });
  test.each<[string, Parameters<typeof codes>[0], string]>([
    ['a signal of relapse', { aantalOpenSignalen: 1 }, 'terugvalsignaal-open'], ['a moment', { aantalOpenMomenten: 2 }, 'nazorgmoment-open'], ['the household was not told', { isGezinIngelicht: false }, 'gezin-niet-ingelicht'],
    ['the partners were not told', { zijnPartnersIngelicht: false }, 'partners-niet-ingelicht'], ['a hand-over nobody accepted', { wijze: 'overdragen' }, 'overdracht-niet-geaccepteerd'],
  ])('R12.5: %s blocks', (_naam, f, code) => { expect(codes(f)).toEqual([code]); });
  test('R12.5: after a death the household is not asked', () => { expect(codes({ reden: 'overleden', isGezinIngelicht: false })).toEqual([]); });
  test('domein §7.12: an open klacht blocks and is named; every room is heard, all at once', () => {
    const klacht = { code: 'klacht-open', zin: 'Er loopt nog een klacht.' };
    expect(openPunten({ ...klaar, aantalOpenSignalen: 2, isGezinIngelicht: false }, [klacht, { code: 'actie-open', zin: 'Er loopt nog 1 actie.' }]).map((p) => p.zin))
      .toEqual(['Er staan nog 2 signalen van terugval open.', 'Het gezin weet nog niet dat de casus stopt.', 'Er loopt nog een klacht.', 'Er loopt nog 1 actie.']);
  });
});
