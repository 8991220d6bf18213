import type { DemoGezag, InformeleRelatie } from './model.ts';
import type { GemeenteCode } from './regios.ts';

/** Where somebody lives: the letter of a shared address of his household, or one of the other shapes of the BRP. */
export type Woont = { adres: string; gemeente: GemeenteCode } | 'buitenland' | 'locatie' | 'onbekend';

/** What is fixed about a person (domein §8); dates of birth, streets and numbers follow from the seed and the reference date. */
export type Opzet = {
  nr: string; h: number; naam: string; geslacht: 'M' | 'V' | 'O'; leeftijd: number; woont: Woont;
  /** Days from the reference date to the next birthday, when that matters. */
  jarigOver?: number;
  precisie?: 'jaar' | 'jaar-maand';
  bron?: 'BVV' | 'opgave'; alias?: string; bsn?: string; overleden?: true; geheim?: true; onderzoek?: ('naam' | 'verblijfplaats' | 'geboorte')[];
  ouders?: string[]; partner?: string; exPartner?: string; gezag?: DemoGezag; informeel?: InformeleRelatie[];
};

const op = (adres: string, gemeente: GemeenteCode): Woont => ({ adres, gemeente });
const samen = (a: string, b: string): DemoGezag => ({ type: 'GezamenlijkOuderlijkGezag', ouders: [a, b] });
const alleen = (ouder: string): DemoGezag => ({ type: 'EenhoofdigOuderlijkGezag', ouder });

/** The sixty persons. Names are written `voornamen|voorvoegsel|geslachtsnaam`. */
export const opzetten: readonly Opzet[] = [
  // H1 Van der Heiweide: both parents hold gezag
  { nr: 'P01', h: 1, naam: 'Mira|van der|Heiweide', geslacht: 'V', leeftijd: 37, woont: op('A', '9001'), partner: 'P02' },
  { nr: 'P02', h: 1, naam: 'Sander Hugo|van der|Heiweide', geslacht: 'M', leeftijd: 40, woont: op('A', '9001'), partner: 'P01' },
  { nr: 'P03', h: 1, naam: 'Tijn|van der|Heiweide', geslacht: 'M', leeftijd: 13, woont: op('A', '9001'), ouders: ['P01', 'P02'], gezag: samen('P01', 'P02') },
  { nr: 'P04', h: 1, naam: 'Lotte|van der|Heiweide', geslacht: 'V', leeftijd: 9, woont: op('A', '9001'), ouders: ['P01', 'P02'], gezag: samen('P01', 'P02') },
  { nr: 'P05', h: 1, naam: 'Bo|van der|Heiweide', geslacht: 'O', leeftijd: 4, woont: op('A', '9001'), ouders: ['P01', 'P02'], gezag: samen('P01', 'P02') },
  // H2 Ćosić: one parent; diacritics; a BSN with leading zeros; the other parent (P56) has no gezag
  { nr: 'P06', h: 2, naam: 'Vesna||Ćosić', geslacht: 'V', leeftijd: 34, woont: op('A', '9002'), exPartner: 'P56' },
  { nr: 'P07', h: 2, naam: 'Jörgen||Ćosić', geslacht: 'M', leeftijd: 12, woont: op('A', '9002'), ouders: ['P06', 'P56'], gezag: alleen('P06') },
  { nr: 'P08', h: 2, naam: 'Zoë||Ćosić', geslacht: 'V', leeftijd: 8, woont: op('A', '9002'), ouders: ['P06', 'P56'], gezag: alleen('P06') },
  { nr: 'P09', h: 2, naam: 'Luka||Ćosić', geslacht: 'M', leeftijd: 5, bsn: '000900011', woont: op('A', '9002'), ouders: ['P06', 'P56'], gezag: alleen('P06') },
  // H3 De Bruinvis/Otterman: stepfamily, two addresses
  { nr: 'P10', h: 3, naam: 'Anneke|de|Bruinvis', geslacht: 'V', leeftijd: 41, woont: op('A', '9001'), partner: 'P11', exPartner: 'P15' },
  { nr: 'P11', h: 3, naam: 'Roel||Otterman', geslacht: 'M', leeftijd: 44, woont: op('A', '9001'), partner: 'P10' },
  { nr: 'P12', h: 3, naam: 'Sem|de|Bruinvis', geslacht: 'M', leeftijd: 10, woont: op('A', '9001'), ouders: ['P10'], gezag: { type: 'GezamenlijkGezag', ouder: 'P10', derde: 'P11' } },
  { nr: 'P13', h: 3, naam: 'Fleur|de|Bruinvis', geslacht: 'V', leeftijd: 7, woont: op('A', '9001'), ouders: ['P10'], gezag: { type: 'GezamenlijkGezag', ouder: 'P10', derde: 'P11' } },
  { nr: 'P14', h: 3, naam: 'Mees||Dodaars', geslacht: 'M', leeftijd: 15, woont: op('B', '9003'), ouders: ['P10', 'P15'], gezag: samen('P10', 'P15') },
  { nr: 'P15', h: 3, naam: 'Gerben||Dodaars', geslacht: 'M', leeftijd: 45, woont: op('B', '9003'), exPartner: 'P10' },
  // H4 Waterhoen: grandparents are voogd, mother died, father unknown
  { nr: 'P16', h: 4, naam: 'Hendrika||Waterhoen', geslacht: 'V', leeftijd: 66, woont: op('A', '9003'), partner: 'P17' },
  { nr: 'P17', h: 4, naam: 'Cornelis||Waterhoen', geslacht: 'M', leeftijd: 69, woont: op('A', '9003'), partner: 'P16' },
  { nr: 'P18', h: 4, naam: 'Jip||Waterhoen', geslacht: 'M', leeftijd: 11, woont: op('A', '9003'), ouders: ['P20'], gezag: { type: 'Voogdij', derden: ['P16', 'P17'] }, informeel: [{ met: 'P16', soort: 'grootouder', zekerheid: 3 }] },
  { nr: 'P19', h: 4, naam: 'Noa||Waterhoen', geslacht: 'V', leeftijd: 6, woont: op('A', '9003'), ouders: ['P20'], gezag: { type: 'Voogdij', derden: ['P16', 'P17'] } },
  { nr: 'P20', h: 4, naam: 'Marjolein||Waterhoen', geslacht: 'V', leeftijd: 38, woont: op('A', '9003'), ouders: ['P16', 'P17'], overleden: true },
  // H5 Kievit: voogdij by an institution (0 derden); gezinshuis of P23
  { nr: 'P21', h: 5, naam: 'Daan||Kievit', geslacht: 'M', leeftijd: 14, woont: op('A', '9001'), gezag: { type: 'Voogdij', derden: [] } },
  { nr: 'P22', h: 5, naam: 'Evi||Kievit', geslacht: 'V', leeftijd: 12, woont: op('A', '9001'), gezag: { type: 'Voogdij', derden: [] } },
  { nr: 'P23', h: 5, naam: 'Trudy||Scholekster', geslacht: 'V', leeftijd: 52, woont: op('A', '9001') },
  // H6 Roerdomp: seven persons, every odd registration
  { nr: 'P24', h: 6, naam: 'Samira||Roerdomp', geslacht: 'V', leeftijd: 36, woont: op('A', '9011'), partner: 'P25' },
  { nr: 'P25', h: 6, naam: 'Idris||Roerdomp', geslacht: 'M', leeftijd: 39, woont: op('A', '9011'), partner: 'P24' },
  { nr: 'P26', h: 6, naam: 'Yara||Roerdomp', geslacht: 'V', leeftijd: 3, woont: op('A', '9011'), ouders: ['P24', 'P25'], gezag: samen('P24', 'P25') },
  { nr: 'P27', h: 6, naam: 'Amina||Tesfaye', geslacht: 'V', leeftijd: 28, woont: op('A', '9011'), bron: 'BVV' },
  { nr: 'P28', h: 6, naam: 'Nadir||Roerdomp', geslacht: 'M', leeftijd: 10, woont: op('A', '9011'), ouders: ['P24'], gezag: { type: 'GezagNietTeBepalen', toelichting: 'Gezag is niet te bepalen omdat de geboorte van de minderjarige in het buitenland is geregistreerd.' } },
  { nr: 'P29', h: 6, naam: 'Hakim||Roerdomp', geslacht: 'M', leeftijd: 43, woont: 'buitenland' },
  { nr: 'P30', h: 6, naam: 'Fatima||Roerdomp', geslacht: 'V', leeftijd: 71, woont: op('A', '9011'), precisie: 'jaar' },
  // H7 Nachtzwaluw: in the opvang, secret address, gezag in onderzoek; the father may learn nothing
  { nr: 'P31', h: 7, naam: 'Josefien||Nachtzwaluw', geslacht: 'V', leeftijd: 32, woont: op('A', '9012'), geheim: true, exPartner: 'P34' },
  { nr: 'P32', h: 7, naam: 'Pleun||Nachtzwaluw', geslacht: 'V', leeftijd: 9, woont: op('A', '9012'), geheim: true, ouders: ['P31', 'P34'], gezag: { type: 'GezamenlijkOuderlijkGezag', ouders: ['P31', 'P34'], inOnderzoek: true } },
  { nr: 'P33', h: 7, naam: 'Siem||Nachtzwaluw', geslacht: 'M', leeftijd: 2, bsn: '000900023', woont: op('A', '9012'), geheim: true, ouders: ['P31', 'P34'], gezag: { type: 'GezamenlijkOuderlijkGezag', ouders: ['P31', 'P34'], inOnderzoek: true } },
  { nr: 'P34', h: 7, naam: 'Ronald||Nachtzwaluw', geslacht: 'M', leeftijd: 35, woont: op('B', '9011'), exPartner: 'P31', onderzoek: ['verblijfplaats'] },
  // H8 Strandloper: a mother of 16, so nobody holds gezag over the baby for now
  { nr: 'P35', h: 8, naam: 'Ingrid||Strandloper', geslacht: 'V', leeftijd: 47, woont: op('A', '9013'), partner: 'P38' },
  { nr: 'P36', h: 8, naam: 'Jikke||Strandloper', geslacht: 'V', leeftijd: 16, jarigOver: 200, woont: op('A', '9013'), ouders: ['P35', 'P38'], gezag: samen('P35', 'P38') },
  { nr: 'P37', h: 8, naam: 'Mats||Strandloper', geslacht: 'M', leeftijd: 0, woont: op('A', '9013'), ouders: ['P36'], gezag: { type: 'TijdelijkGeenGezag', toelichting: 'Tijdelijk geen gezag omdat de ouder minderjarig is.' } },
  { nr: 'P38', h: 8, naam: 'Bert||Strandloper', geslacht: 'M', leeftijd: 50, woont: op('A', '9013'), partner: 'P35' },
  { nr: 'P39', h: 8, naam: 'Aart||Strandloper', geslacht: 'M', leeftijd: 78, woont: op('A', '9013'), precisie: 'jaar-maand' },
  // H9 Wulp: no minors
  { nr: 'P40', h: 9, naam: 'Evert||Wulp', geslacht: 'M', leeftijd: 46, woont: op('A', '9002'), ouders: ['P41'], informeel: [{ met: 'P41', soort: 'mantelzorger', zekerheid: 2 }] },
  { nr: 'P41', h: 9, naam: 'Aaltje||Wulp', geslacht: 'V', leeftijd: 81, woont: op('A', '9002') },
  // H10 Zandoog: jeugdgroep of 17-24; P47 turns 18 eight days after the reference date
  { nr: 'P42', h: 10, naam: 'Milan||Zandoog', geslacht: 'M', leeftijd: 24, woont: op('A', '9011'), informeel: [{ met: 'P44', soort: 'groep', zekerheid: 2 }] },
  { nr: 'P43', h: 10, naam: 'Dewi||Zandoog', geslacht: 'V', leeftijd: 20, woont: op('A', '9011'), informeel: [{ met: 'P42', soort: 'groep', zekerheid: 1 }] },
  { nr: 'P44', h: 10, naam: 'Koen||Parelmoer', geslacht: 'M', leeftijd: 19, woont: op('B', '9012') },
  { nr: 'P45', h: 10, naam: 'Jayden||Koolwit', geslacht: 'M', leeftijd: 18, woont: 'locatie', informeel: [{ met: 'P42', soort: 'groep', zekerheid: 2 }] },
  { nr: 'P46', h: 10, naam: 'Rens||Argusvlinder', geslacht: 'M', leeftijd: 21, woont: op('C', '9013'), informeel: [{ met: 'P42', soort: 'groep', zekerheid: 1 }] },
  { nr: 'P47', h: 10, naam: 'Ties||Zandoog', geslacht: 'M', leeftijd: 17, jarigOver: 8, woont: op('A', '9011'), gezag: { type: 'Voogdij', derden: ['P42'] }, informeel: [{ met: 'P44', soort: 'groep', zekerheid: 2 }] },
  // H11 Oeverzwaluw: a third person nobody knows holds gezag; father without known address
  { nr: 'P48', h: 11, naam: 'Elske||Oeverzwaluw', geslacht: 'V', leeftijd: 33, woont: op('A', '9003'), exPartner: 'P49' },
  { nr: 'P49', h: 11, naam: 'Wessel||Oeverzwaluw', geslacht: 'M', leeftijd: 36, woont: 'onbekend', exPartner: 'P48', onderzoek: ['naam'] },
  { nr: 'P50', h: 11, naam: 'Liv||Oeverzwaluw', geslacht: 'V', leeftijd: 8, woont: op('A', '9003'), ouders: ['P48', 'P49'], gezag: { type: 'GezamenlijkGezag', ouder: 'P48', derde: null } },
  { nr: 'P51', h: 11, naam: 'Abel||Oeverzwaluw', geslacht: 'M', leeftijd: 6, woont: op('A', '9003'), ouders: ['P48', 'P49'], gezag: { type: 'GezamenlijkGezag', ouder: 'P48', derde: null } },
  // H12 mensenhandel (P52-P55), the other parent of H2 (P56) and the control family without a casus (P57-P60)
  { nr: 'P52', h: 12, naam: 'Rina||Onbekend', geslacht: 'V', leeftijd: 22, woont: 'onbekend', bron: 'opgave', alias: 'Rina' },
  { nr: 'P53', h: 12, naam: 'Oksana||Veenpluis', geslacht: 'V', leeftijd: 26, woont: op('A', '9002'), geheim: true },
  { nr: 'P54', h: 12, naam: 'Daria||Veenpluis', geslacht: 'V', leeftijd: 15, woont: op('A', '9002'), geheim: true, gezag: { type: 'Voogdij', derden: ['P53'] } },
  { nr: 'P55', h: 12, naam: 'Marko||Distelvink', geslacht: 'M', leeftijd: 31, woont: op('B', '9002'), informeel: [{ met: 'P53', soort: 'partner', zekerheid: 1 }] },
  { nr: 'P56', h: 12, naam: 'Harm||Kruisbek', geslacht: 'M', leeftijd: 39, woont: op('C', '9002'), exPartner: 'P06' },
  { nr: 'P57', h: 12, naam: 'Paulien||Merlet', geslacht: 'V', leeftijd: 42, woont: op('D', '9001'), partner: 'P58' },
  { nr: 'P58', h: 12, naam: 'Geert Jan||Merlet', geslacht: 'M', leeftijd: 43, woont: op('D', '9001'), partner: 'P57' },
  { nr: 'P59', h: 12, naam: 'Olle||Merlet', geslacht: 'M', leeftijd: 11, woont: op('D', '9001'), ouders: ['P57', 'P58'], gezag: samen('P57', 'P58') },
  { nr: 'P60', h: 12, naam: 'Guus||Merlet', geslacht: 'M', leeftijd: 9, woont: op('D', '9001'), ouders: ['P57', 'P58'], gezag: samen('P57', 'P58') },
];
