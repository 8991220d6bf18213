import { describe, expect, test } from 'vitest';
import { stroomtafel, waaromNiet } from '../../hulp/enginetafel.ts';

const id = '6f1c1c1e-7c3b-4d0a-9b57-1d2f00000010';

describe('the judge of the record stream', () => {
  test('processen §1.3: what the table allows passes: ids, declared codes, counts, dates, terms, yes/no, lists of these', () => {
    for (const [naam, waarde] of [['casusId', id], ['organisatieId', '00000099000000003000'], ['urgentieCode', 'p2'], ['uitkomst', 'akkoord'], ['rondeNummer', 2], ['termijnEind', '9999-12-31T00:00:00Z'], ['partnerTermijn', 'PT2H'], ['isSpoed', false], ['meldingId', null],
      ['partners', [{ organisatieId: id, opdrachtId: id, isVerplicht: true, partnerTermijn: 'P1D' }]], ['antwoorden', [null]], ['loopCounter', 1]] as const) expect([naam, waaromNiet(naam, waarde)]).toEqual([naam, undefined]);
  });
  test('processen §1.3: a name, a number of a person, text, a score, a code nobody declared and a name nobody declared are found', () => {
    const fout: readonly (readonly [string, unknown])[] = [
      ['casusId', '999500016'], ['casusId', 'P01'], ['uitkomst', 'jan-jansen'], ['urgentieCode', 'Hoog'], ['urgentieCode', 'de moeder is bang'], ['rondeNummer', '2'], ['rondeNummer', 1.5], ['termijnEind', '2026-11-24'], ['isSpoed', 'ja'],
      ['partners', [{ organisatieId: id, naam: 'Wulp' }]], ['partners', ['Wulp']], ['betrokkeneNaam', 'wulp'], ['toelichting', 'akkoord'], ['scoreNummer', 12], ['zomaarId', id], ['partnerTermijn', 'twee dagen'],
    ];
    for (const [naam, waarde] of fout) expect([naam, waarde, waaromNiet(naam, waarde) === undefined]).toEqual([naam, waarde, false]);
  });
  test('processen §1.3: variables and the variables of jobs are read out of a bulk; the finding names the place, never the value', () => {
    const tafel = stroomtafel();
    tafel.luister(['{"index":{}}', JSON.stringify({ valueType: 'VARIABLE', value: { name: 'casusId', value: JSON.stringify('Wulp'), bpmnProcessId: 'veilig-thuis' } }), JSON.stringify({ valueType: 'JOB', value: { bpmnProcessId: 'regisseren-plan', variables: { isSpoed: true, geheim: 'Wulp' } } }), JSON.stringify({ valueType: 'PROCESS', value: { name: 'x', value: 'y' } })].join('\n'));
    expect([...tafel.gezien].toSorted()).toEqual(['regisseren-plan/geheim', 'regisseren-plan/isSpoed', 'veilig-thuis/casusId']);
    expect([...tafel.fouten].toSorted()).toEqual(['regisseren-plan/geheim: no declaration and no model names it', 'veilig-thuis/casusId: its string does not fit its name']);
    expect([...tafel.fouten].join()).not.toContain('Wulp');
  });
});
