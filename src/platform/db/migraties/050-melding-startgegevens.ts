/** First contents of the reference tables of step 050 (domein §7.1 e and R1.1); the inrichting changes the rows afterwards. */

const soorten = ['VT', 'NAZ', 'ZVH', 'COM'] as const;
type Weging = 'blokkeert' | 'waarschuwt' | 'na-verzenden' | 'niet';
const B = 'blokkeert';
const W = 'waarschuwt';
const N = 'niet';

/** One line of the table of domein §7.1 (e): the weight per soort, in the order VT, NAZ, ZVH, COM. */
const criterium = (code: string, melding: string, wegingen: readonly [Weging, Weging, Weging, Weging]) => soorten.map((soort, i) => ({
  code, soort, weging: wegingen[i], melding, versie: '1.0.0', bron: 'domein §7.1 (e); convenant', geverifieerd: false, vanaf: '2026-01-01',
}));

export const startcriteria = [
  ...criterium('M1', 'Noem minstens één persoon: met burgerservicenummer, of met achternaam en geboortedatum (een deel mag), of met achternaam en adres.', [B, B, B, B]),
  ...criterium('M2', 'Beschrijf wat er is gebeurd (minstens 50 tekens), wanneer het was, en of er nu acuut gevaar is.', [B, B, B, B]),
  ...criterium('M3', 'Vul uw naam, functie en telefoonnummer in, of de reden waarom u anoniem wilt blijven.', [B, B, B, B]),
  ...criterium('M4', 'Vertel of u het met het gezin heeft besproken. Zo nee, waarom niet?', [B, W, B, B]),
  ...criterium('M5', 'Geef aan of er kinderen bij betrokken zijn. Zo ja, vul van elk kind de leeftijd in.', [B, B, W, B]),
  ...criterium('M6', 'Vertel of u stap 1 tot en met 4 van de meldcode heeft gedaan. Zo nee, waarom niet?', [B, N, N, N]),
  ...criterium('M7', 'Er moeten zorgen zijn in minstens twee domeinen (straf, zorg, gemeente). Vertel ook wat er lokaal al is geprobeerd.', [N, N, 'na-verzenden', N]),
  ...criterium('M8', 'Vul de vorm van uitbuiting in, toestemming of meldplicht, en een veilig moment voor contact.', [N, N, N, B]),
  ...criterium('M9', 'Vertel zo mogelijk wie de huisarts of hulpverlener is, en of bezoekers op hun veiligheid moeten letten.', [W, W, W, W]),
];

type Regel = { code: string; soorten: readonly string[]; alle_van?: string[]; een_van?: string[]; geen_van?: string[]; effect: 'spoed' | 'ontvanger' | 'onvolledig'; verband_code?: string; ladder?: string[]; zin: string };
const regels: readonly Regel[] = [
  { code: 'a0', soorten, alle_van: ['acuut-gevaar'], effect: 'spoed', zin: 'Er is acuut gevaar gemeld. Bel zo nodig 112. De melding krijgt spoed; overweeg een motorkapoverleg.' },
  { code: 'a1-com', soorten: ['COM'], effect: 'ontvanger', verband_code: 'mensenhandel', ladder: ['verzender'], zin: 'De melding gaat over mensenhandel. Comensha is het landelijke meldpunt.' },
  { code: 'a1-uitbuiting', soorten: ['VT', 'NAZ', 'ZVH'], alle_van: ['uitbuiting'], effect: 'ontvanger', verband_code: 'mensenhandel', ladder: ['verzender'], zin: 'Er is een signaal van uitbuiting. Overweeg doorzetten naar Comensha.' },
  { code: 'a2', soorten: ['NAZ'], alle_van: ['kind'], een_van: ['geweld', 'verwaarlozing'], effect: 'ontvanger', verband_code: 'veilig-thuis', ladder: ['kind', 'slachtoffer', 'incident', 'verzender'], zin: 'Er is een kind in het huishouden en er zijn zorgen over geweld of verwaarlozing. Overweeg doorzetten naar Veilig Thuis.' },
  { code: 'a3', soorten: ['VT'], effect: 'ontvanger', verband_code: 'veilig-thuis', ladder: ['kind', 'slachtoffer', 'incident', 'verzender'], zin: 'Een melding voor Veilig Thuis.' },
  { code: 'a4', soorten: ['NAZ'], effect: 'ontvanger', verband_code: 'niet-acuut', ladder: ['woonplaats', 'incident', 'verzender'], zin: 'Een melding voor het meldpunt Niet-Acuut.' },
  { code: 'a5', soorten: ['ZVH'], alle_van: ['meer-domeinen'], effect: 'ontvanger', verband_code: 'zorg-en-veiligheid', ladder: ['woonplaats', 'verzender'], zin: 'Er zijn zorgen in meer dan één domein en lokaal is al iets geprobeerd.' },
  { code: 'a5-onvolledig', soorten: ['ZVH'], geen_van: ['meer-domeinen'], effect: 'onvolledig', zin: 'Er zijn geen zorgen in twee domeinen, of niet is verteld wat lokaal is geprobeerd (M7). Advies: vraag aanvulling, of verwijs naar het wijkteam.' },
];
export const startrouteregels = regels.map((r, i) => ({ alle_van: [], een_van: [], geen_van: [], ladder: [], verband_code: null, versie: '1.0.0', bron: 'domein §7.1 R1.1; convenant', geverifieerd: false, vanaf: '2026-01-01', ...r, volgorde: i + 1 }));
