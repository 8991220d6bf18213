/** First contents of the reference tables of step 070 (processen §3, domein R3.1); the inrichting changes the rows afterwards. */

const set = (code: string, verband: string, verplicht: readonly string[], overig: readonly string[], regio: string | null = null, bron = 'processen §3') =>
  [...verplicht.map((s) => ({ s, v: true })), ...overig.map((s) => ({ s, v: false }))]
    .map(({ s, v }) => ({ code, verband_code: verband, regio_code: regio, organisatiesoort: s, is_verplicht: v, bron, geverifieerd: false }));

export const startsets = [
  ...set('vt-kern', 'veilig-thuis', ['POL', 'GEM'], ['RVDK', 'GI']),
  ...set('vt-kern', 'veilig-thuis', [], ['JGZ'], 'merelland', 'regionale afspraak Merelland'),
  ...set('naz-kern', 'niet-acuut', ['POL', 'GEM'], []),
  ...set('zvh-kern', 'zorg-en-veiligheid', ['POL', 'GEM'], ['OM', 'RECL', 'RVDK', 'GI']),
  ...set('mh-kern', 'mensenhandel', [], ['POL', 'KMAR', 'OPM']),
];

const periode = (jaren: number | null, ...soorten: string[]) =>
  soorten.map((organisatiesoort) => ({ organisatiesoort, jaren, bron: 'domein R3.1; convenant', geverifieerd: false }));

export const startperioden = [
  ...periode(5, 'POL', 'RVDK', 'GI', 'OM', 'RECL', 'VT'),
  ...periode(2, 'GEM', 'JH', 'JGZ'),
  ...periode(1, 'GGZ', 'VSZ'),
  ...periode(null, 'VO', 'OPM'),
];

const vraag = (code: string, gegevenssoort: string, tekst: string) => ({ code, versie: 1, gegevenssoort, tekst, bron: 'eigen landelijke catalogus', geverifieerd: false, vanaf: '2026-01-01' });

export const startcatalogus = [
  vraag('vei-incidenten', 'VEI', 'Welke incidenten in of om dit gezin kent u, en wanneer waren die?'),
  vraag('vei-nu', 'VEI', 'Maakt u zich op dit moment zorgen over de veiligheid van iemand in dit gezin? Waarom?'),
  vraag('vei-kracht', 'VEI', 'Wat draagt volgens u nu bij aan de veiligheid?'),
  vraag('opg-opvoeding', 'OPG', 'Wat weet u over de opvoeding en de ontwikkeling van de kinderen?'),
  vraag('ond-school', 'OND', 'Hoe gaat het op school of op de dagbesteding?'),
  vraag('won-situatie', 'WON', 'Wat weet u over de woonsituatie?'),
  vraag('fin-schulden', 'FIN', 'Zijn er zorgen over geld, schulden of werk?'),
  vraag('hul-lopend', 'HUL', 'Welke hulp loopt er nu, en wie is de contactpersoon?'),
  vraag('hul-eerder', 'HUL', 'Welke hulp is eerder gegeven, en wat hielp?'),
  vraag('psy-zorg', 'PSY', 'Is er psychische zorg die van belang is voor de veiligheid?'),
  vraag('som-zorg', 'SOM', 'Is er lichamelijke zorg die van belang is voor de veiligheid?'),
  vraag('vsl-gebruik', 'VSL', 'Is er sprake van gebruik van alcohol of drugs dat van belang is voor de veiligheid?'),
  vraag('str-feiten', 'STR', 'Welke strafrechtelijke feiten zijn van belang voor de veiligheid?'),
  vraag('mhs-signalen', 'MHS', 'Welke signalen van uitbuiting kent u?'),
  vraag('vbl-status', 'VBL', 'Wat is van belang over het verblijf in Nederland?'),
];
