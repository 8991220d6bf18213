/**
 * What a melding asks per soort, in five steps (ux §4.5), as data. A key is the name of the field in the concept; criteria M1–M9 (domein §7.1 e)
 * point at the question where they are mended. The server judges; these lists only show and link.
 */
export const soorten = {
  VT: { naam: 'Ik maak me zorgen over onveiligheid thuis', kort: 'Veilig Thuis' },
  NAZ: { naam: 'Iemand heeft hulp nodig, maar niet met spoed', kort: 'Niet acuut' },
  ZVH: { naam: 'Zorgen over zorg én overlast of strafbare feiten', kort: 'Zorg en Veiligheid' },
  COM: { naam: 'Ik vermoed mensenhandel', kort: 'Mensenhandel' },
} as const;
export type Soort = keyof typeof soorten;
export const isSoort = (s: string): s is Soort => Object.hasOwn(soorten, s);

export const stappen = ['Over wie gaat het?', 'Wat is er gebeurd?', 'Zorgen en krachten', 'Wat heeft u al gedaan?', 'Controleren en versturen'] as const;

export type Keuze = readonly [waarde: string, tekst: string, uitleg?: string];
export type Vraag = {
  sleutel: string;
  stap: 2 | 3 | 4;
  soort: 'keuze' | 'tekst' | 'lang' | 'tijdstip' | 'meerkeuze';
  vraag: string;
  uitleg?: string;
  keuzes?: readonly Keuze[];
  /** Asked only when another answer has this value. */
  als?: readonly [sleutel: string, waarde: string];
  /** Only for these soorten; absent = all. */
  bij?: readonly Soort[];
  /** Not a field of the melding itself but a `melding_antwoord` with this vraagcode. */
  antwoord?: true;
  max?: number;
};
const jaNee: readonly Keuze[] = [['ja', 'Ja'], ['nee', 'Nee']];
const jaNeeOnbekend: readonly Keuze[] = [['ja', 'Ja'], ['nee', 'Nee'], ['onbekend', 'Dat weet ik niet']];

export const leefgebieden: readonly (readonly [string, string])[] = [['veiligheid', 'Veiligheid'], ['opvoeding', 'Opvoeding en ontwikkeling'], ['psychisch', 'Psychische gezondheid'], ['lichamelijk', 'Lichamelijke gezondheid'], ['middelen', 'Alcohol, drugs of gokken'], ['financien', 'Geld'], ['wonen', 'Wonen'], ['dagbesteding', 'School, werk of dagbesteding'], ['netwerk', 'Familie en netwerk'], ['justitie', 'Politie en justitie']];

export const vragen: readonly Vraag[] = [
  { sleutel: 'acuutGevaar', stap: 2, soort: 'keuze', vraag: 'Is er nu gevaar?', keuzes: [['ja', 'Ja', 'Bel eerst 112.'], ['nee', 'Nee'], ['onbekend', 'Dat weet ik niet']] },
  { sleutel: 'incidentOp', stap: 2, soort: 'tijdstip', vraag: 'Wanneer gebeurde het?', uitleg: 'Weet u het niet precies? Kies het moment waarop u het merkte.' },
  { sleutel: 'incidentPlaats', stap: 2, soort: 'tekst', max: 200, vraag: 'In welke plaats gebeurde het?' },
  { sleutel: 'situatieschets', stap: 2, soort: 'lang', max: 20_000, vraag: 'Wat is er gebeurd?', uitleg: 'Schrijf ten minste 50 tekens. Zet erbij wat u zelf zag (feit), wat u ervan vindt (mening) en van wie u iets weet (bron).' },
  { sleutel: 'geweld', stap: 2, soort: 'keuze', antwoord: true, vraag: 'Is er geweld gebruikt?', keuzes: jaNeeOnbekend },
  { sleutel: 'verwaarlozing', stap: 2, soort: 'keuze', antwoord: true, bij: ['VT', 'NAZ'], vraag: 'Wordt iemand verwaarloosd?', keuzes: jaNeeOnbekend },
  { sleutel: 'kinderen', stap: 2, soort: 'keuze', antwoord: true, vraag: 'Zijn er kinderen bij betrokken?', uitleg: 'Zo ja: zet elk kind met de leeftijd bij stap 1, met de rol Kind.', keuzes: jaNeeOnbekend },
  { sleutel: 'uitbuiting', stap: 2, soort: 'keuze', antwoord: true, vraag: 'Ziet u tekenen van dwang of uitbuiting?', keuzes: jaNeeOnbekend },
  { sleutel: 'uitbuitingsvorm', stap: 2, soort: 'keuze', antwoord: true, bij: ['COM'], vraag: 'Welke vorm van uitbuiting vermoedt u?', keuzes: [['seksueel', 'Seksuele uitbuiting'], ['arbeid', 'Uitbuiting bij werk'], ['criminele-uitbuiting', 'Dwang tot strafbare feiten'], ['anders', 'Anders']] },
  { sleutel: 'verzoek', stap: 2, soort: 'lang', max: 2000, vraag: 'Wat vraagt u van ons?', uitleg: 'Dit mag leeg blijven.' },
  { sleutel: 'zorgenPerLeefgebied', stap: 3, soort: 'lang', antwoord: true, max: 8000, vraag: 'Waarover maakt u zich zorgen?', uitleg: 'Denk aan veiligheid, opvoeding, gezondheid, geld, wonen, school of werk, familie en netwerk, politie en justitie.' },
  { sleutel: 'overigeInformatie', stap: 3, soort: 'lang', antwoord: true, max: 8000, vraag: 'Wat gaat er goed?', uitleg: 'Dit helpt om te zien waarop het gezin kan steunen. Dit mag leeg blijven.' },
  { sleutel: 'domeinen', stap: 3, soort: 'meerkeuze', antwoord: true, bij: ['ZVH'], vraag: 'In welke domeinen spelen de zorgen?', uitleg: 'Het Zorg- en Veiligheidshuis helpt als er zorgen zijn in 2 of meer domeinen.', keuzes: [['straf', 'Straf en politie'], ['zorg', 'Zorg'], ['gemeente', 'Gemeente']] },
  { sleutel: 'lokaalGeprobeerd', stap: 3, soort: 'lang', antwoord: true, bij: ['ZVH'], max: 4000, vraag: 'Wat is in de wijk al geprobeerd?' },
  { sleutel: 'huisarts', stap: 3, soort: 'tekst', antwoord: true, max: 200, vraag: 'Welke zorg of huisarts is er nu?', uitleg: 'Dit mag leeg blijven.' },
  { sleutel: 'bezoekveiligheid', stap: 3, soort: 'lang', antwoord: true, max: 1000, vraag: 'Is het veilig om langs te gaan?', uitleg: 'Denk aan wapens, honden of agressie. Dit mag leeg blijven.' },
  { sleutel: 'geinformeerd', stap: 4, soort: 'keuze', antwoord: true, vraag: 'Heeft u dit met het gezin besproken?', keuzes: jaNee },
  { sleutel: 'geinformeerdReden', stap: 4, soort: 'lang', antwoord: true, max: 1000, als: ['geinformeerd', 'nee'], vraag: 'Waarom niet?', uitleg: 'Bijvoorbeeld omdat het dan onveiliger wordt.' },
  { sleutel: 'meldcode', stap: 4, soort: 'keuze', antwoord: true, bij: ['VT'], vraag: 'Heeft u stap 1 tot en met 4 van de meldcode gezet?', keuzes: jaNee },
  { sleutel: 'meldcodeReden', stap: 4, soort: 'lang', antwoord: true, bij: ['VT'], max: 1000, als: ['meldcode', 'nee'], vraag: 'Waarom heeft u de stappen niet gezet?' },
  { sleutel: 'toestemming', stap: 4, soort: 'keuze', antwoord: true, bij: ['COM'], vraag: 'Heeft u toestemming, of bent u verplicht te melden?', keuzes: [['document', 'Ik heb een ondertekende toestemming'], ['meldplicht', 'Ik ben verplicht te melden'], ['geen', 'Geen van beide']] },
  { sleutel: 'veiligContactmoment', stap: 4, soort: 'tekst', antwoord: true, bij: ['COM'], max: 200, vraag: 'Wanneer en hoe is contact veilig?' },
  { sleutel: 'terugkoppelingGewenst', stap: 4, soort: 'keuze', vraag: 'Wilt u horen wat er met uw melding gebeurt?', keuzes: jaNee },
];
export const vragenVan = (soort: Soort, stap: number): readonly Vraag[] => vragen.filter((v) => v.stap === stap && (!v.bij || v.bij.includes(soort)));

/** Where each criterion is mended: the step and the id of the control. */
export const criteriumplek: Record<string, { stap: number; veld: string }> = {
  M1: { stap: 1, veld: 'b-0-geslachtsnaam' }, M2: { stap: 2, veld: 'm-situatieschets' }, M3: { stap: 4, veld: 'melder-naam' }, M4: { stap: 4, veld: 'm-geinformeerd' }, M5: { stap: 2, veld: 'm-kinderen' },
  M6: { stap: 4, veld: 'm-meldcode' }, M7: { stap: 3, veld: 'm-domeinen' }, M8: { stap: 2, veld: 'm-uitbuitingsvorm' }, M9: { stap: 3, veld: 'm-huisarts' },
};
/** What to do about a missing criterion, in the words of the form. */
export const criteriumzin: Record<string, string> = {
  M1: 'Vertel over wie het gaat: een naam met geboortedatum of adres, of een burgerservicenummer', M2: 'Beschrijf wat er gebeurd is, wanneer, en of er nu gevaar is', M3: 'Vul uw naam, functie en telefoonnummer in',
  M4: 'Vertel of u het met het gezin heeft besproken', M5: 'Vertel of er kinderen zijn, met hun leeftijd', M6: 'Vertel of u de meldcode heeft gevolgd', M7: 'Noem de domeinen en wat in de wijk is geprobeerd',
  M8: 'Noem de vorm van uitbuiting, de toestemming en een veilig moment voor contact', M9: 'Noem de zorg of huisarts, en of langsgaan veilig is',
};

/** A person as typed; `omzetten.ts` makes the server's shape of it. */
export type Betrokkene = { rol: string; voornamen: string; voorvoegsel: string; geslachtsnaam: string; geboortedatum: string; bsn: string; leeftijd: string; straat: string; huisnummer: string; postcode: string; woonplaats: string; veiligeContactwijze: string };
export const legeBetrokkene = (): Betrokkene => ({ rol: 'centraal', voornamen: '', voorvoegsel: '', geslachtsnaam: '', geboortedatum: '', bsn: '', leeftijd: '', straat: '', huisnummer: '', postcode: '', woonplaats: '', veiligeContactwijze: '' });
export const rollen: readonly Keuze[] = [['centraal', 'Om deze persoon gaat het'], ['kind', 'Kind'], ['ouder', 'Ouder'], ['partner', 'Partner'], ['slachtoffer', 'Slachtoffer'], ['vermoedelijk-pleger', 'Mogelijk pleger'], ['overig', 'Anders betrokken']];

export type Meldervelden = { naam: string; functie: string; telefoon: string; email: string; anoniemTegenoverGezin: boolean; anoniemReden: string };
/** Everything the wizard keeps. `antwoorden` holds the questions marked `antwoord`. */
export type MeldingConcept = { soort: Soort; betrokkenen: Betrokkene[]; velden: Record<string, unknown>; antwoorden: Record<string, unknown>; melder: Meldervelden };
export const leegConcept = (soort: Soort, naam: string): MeldingConcept => ({ soort, betrokkenen: [legeBetrokkene()], velden: {}, antwoorden: {}, melder: { naam, functie: '', telefoon: '', email: '', anoniemTegenoverGezin: false, anoniemReden: '' } });
