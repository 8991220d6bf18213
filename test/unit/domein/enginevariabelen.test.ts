import { describe, expect, test } from 'vitest';
import { enginevariabelen } from '../../../src/domein/enginevariabelen.ts';

const casusId = '6f1c1c1e-7c3b-4d0a-9b57-000000000010';

describe('what is kept of a scope', () => {
  test('processen §1.3: ids, codes, counts, dates, durations, booleans and lists of these stay', () => {
    const goed = {
      casusId, organisatieId: '00000099000000003000', verbandCode: 'veilig-thuis', urgentieCode: 'p1', uitkomst: 'accepteren', bevestigingUitkomst: 'uitvragen', rolTweede: 'geen', rondeNummer: 2, aantalVerplicht: 0, aantalRondes: 1,
      isSpoed: false, heeftKinderen: true, wachtOpAlle: true, termijnEind: '2026-11-24T22:59:59Z', ontvangenOp: '2026-11-23T08:00:00.000Z', partnerTermijn: 'PT2H', verzoekSoort: 'inzage', adviesUrgentieCode: 'p2', adviesCasusId: casusId,
      partners: [{ organisatieId: casusId, opdrachtId: casusId, isVerplicht: true, partnerTermijn: 'P1D' }], adviesTermijnen: ['P6W', 'P3M'],
    };
    expect(enginevariabelen(goed)).toEqual(goed);
  });
  test('processen §1.3: names, text, BSN, scores and unknown names are left out', () => {
    expect(enginevariabelen({
      naam: 'jan', toelichting: 'tekst', bsn: '999500016', casusId: '999500016', score: 12, verbandCode: 'Veilig Thuis', isSpoed: 'ja', aantalKinderen: 1.5, meldingId: null, partners: [{ naam: 'jan' }], namen: ['Jan Jansen'],
      ontvangenOp: 'gisteren', termijnCode: { a: 1 }, gemengd: [{ organisatieId: casusId, toelichting: 'x' }],
    })).toEqual({});
  });
});
