import { describe, expect, test } from 'vitest';
import { bevoegdheidVan, termijnBij, type Verzoeker } from '../../../src/bouwstenen/deelnemen-burger/verzoek-model.ts';

const zelf: Verzoeker = { isBetrokkene: true, leeftijdsklasseCode: '18-plus', isVermoedelijkPleger: false, namens: null };
describe('R7.5, R7.6: who may ask by himself', () => {
  test.each([
    ['an adult for himself', zelf, true, 'zelf'],
    ['somebody of 16 for himself', { ...zelf, leeftijdsklasseCode: '16-17' }, true, 'zelf'],
    ['a child of 14 for himself', { ...zelf, leeftijdsklasseCode: '12-15' }, false, 'minderjarige'],
    ['somebody of whom no age is known', { ...zelf, leeftijdsklasseCode: null }, false, 'minderjarige'],
    ['somebody outside the casus', { ...zelf, isBetrokkene: false }, false, 'niet-in-casus'],
    ['a parent with gezag for a child of 8', { ...zelf, namens: { leeftijdsklasseCode: '0-11', heeftGezag: true } }, true, 'namens-kind'],
    ['a parent with gezag for a child of 13', { ...zelf, namens: { leeftijdsklasseCode: '12-15', heeftGezag: true } }, false, 'kind-hoort-mee'],
    ['a parent for a child of 17', { ...zelf, namens: { leeftijdsklasseCode: '16-17', heeftGezag: true } }, false, 'meerderjarig'],
    ['a parent without gezag', { ...zelf, namens: { leeftijdsklasseCode: '0-11', heeftGezag: false } }, false, 'geen-gezag'],
    ['a parent with gezag who is vermoedelijk-pleger', { ...zelf, isVermoedelijkPleger: true, namens: { leeftijdsklasseCode: '0-11', heeftGezag: true } }, false, 'vermoedelijk-pleger'],
  ] as const)('%s', (_wat, verzoeker, isBevoegd, redenCode) => { expect(bevoegdheidVan(verzoeker)).toEqual({ isBevoegd, redenCode }); });
});

test('T04, T05, T07: the term of a request follows from its kind and the verband', () => {
  expect([termijnBij('inzage', 'veilig-thuis'), termijnBij('klacht', 'veilig-thuis'), termijnBij('verwijdering', 'veilig-thuis'), termijnBij('verwijdering', 'niet-acuut')]).toEqual(['burgerverzoek', 'klacht', 'vernietigingsverzoek', 'burgerverzoek']);
});
