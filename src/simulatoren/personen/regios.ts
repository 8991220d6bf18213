/** The two fictional regions of the demo and their municipalities (domein §8). */
export const gemeenten = [
  { code: '9001', naam: 'Vinkenoord', regio: 'MRL', postcodes: 1201 },
  { code: '9002', naam: 'Lijsterveen', regio: 'MRL', postcodes: 1301 },
  { code: '9003', naam: 'Roekdam', regio: 'MRL', postcodes: 1401 },
  { code: '9011', naam: 'Kwelderdijk', regio: 'DNB', postcodes: 8801 },
  { code: '9012', naam: 'Strandzegge', regio: 'DNB', postcodes: 8901 },
  { code: '9013', naam: 'Helmerzand', regio: 'DNB', postcodes: 9801 },
] as const;
export type GemeenteCode = typeof gemeenten[number]['code'];
export const gemeenteNaam = (code: string): string => gemeenten.find((g) => g.code === code)?.naam ?? 'Onbekend';

/** Invented streets; the long one shows that a short name is needed beside it. */
export const straten: readonly (readonly [string, string])[] = [
  ['Karekietlaan', 'Karekietlaan'], ['Grutterspad', 'Grutterspad'], ['Lisdoddeweg', 'Lisdoddeweg'], ['Zeedistelstraat', 'Zeedistelstraat'],
  ['Kokmeeuwhof', 'Kokmeeuwhof'], ['Wollegrasplein', 'Wollegrasplein'], ['Burgemeester van den Lepelaarstraat', 'Burg v d Lepelaarstr'], ['Helmgraspad', 'Helmgraspad'],
  ['Waterviolierkade', 'Waterviolierkade'], ['Tureluurstraat', 'Tureluurstraat'], ['Kluutdreef', 'Kluutdreef'], ['Oeverlibelsingel', 'Oeverlibelsingel'],
];
