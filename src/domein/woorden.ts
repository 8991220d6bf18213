/** Names of codes that are not simply the code in words (ux §4.22). */
const vast: Readonly<Record<string, string>> = {
  'gesloten-onvolledig': 'Gesloten, onvolledig', beeindigd: 'Beëindigd', beeindigen: 'Beëindigen', geinformeerd: 'Geïnformeerd', 'niet-geinformeerd': 'Niet geïnformeerd', financien: 'Financiën', coordinator: 'Coördinator', zorgcoordinator: 'Zorgcoördinator', duplicaat: 'Dubbel', 'niet-gemeld': 'Niet gemeld', 'vragen-teruggelegd': 'Vraag terug',
  'ingetrokken-door-houder': 'Ingetrokken door partner', getoetst: 'Nagekeken', 'ter-akkoord': 'Wacht op akkoord', 'broer-zus': 'Broer of zus', 'ex-partner': 'Ex-partner', centraal: 'Persoon om wie het gaat',
  VT: 'Veilig Thuis', NAZ: 'Niet acuut', ZVH: 'Zorg en Veiligheid', COM: 'Mensenhandel',
  'veilig-thuis': 'Veilig Thuis', 'niet-acuut': 'Niet acuut', 'zorg-en-veiligheid': 'Zorg en Veiligheid', mensenhandel: 'Mensenhandel',
  'uitwisselen-melding': 'Melding', 'vaststellen-identiteit': 'Identiteit en relaties', 'bepalen-bekendheid': 'Bekendheid', 'werken-aan-preventie': 'Preventie',
  'uitvoeren-triage': 'Triage en taxatie', 'opstellen-analyse': 'Analyse en advies', 'deelnemen-burger': 'Burger', 'overleggen-casus': 'Overleg',
  'uitwisselen-uitkomst': 'Uitkomst overleg', 'regisseren-plan': 'Plan', 'uitvoeren-actie': 'Actie', 'nazorg-afsluiten': 'Nazorg', 'inzien-diensten': 'Diensten',
  'inrichten-samenwerking': 'Inrichting', 'monitoren-samenwerking': 'Monitor', proces: 'Proces',
  fg: 'Functionaris gegevensbescherming', regiocoordinator: 'Regiocoördinator', triagist: 'Triagist', MRL: 'Merelland', DNB: 'Duinbroek', merelland: 'Merelland', duinbroek: 'Duinbroek',
  verslagdeel: 'Deel van het verslag', 'brp-geheim': 'Adres is geheim in de BRP', 'gewogen-geen': 'Gewogen: geen terugval', doorstart: 'Terugval: er kwam een nieuwe ronde', '0-11': '0 tot en met 11 jaar', '12-15': '12 tot en met 15 jaar', '16-17': '16 of 17 jaar', '18-plus': '18 jaar of ouder',
};

/** The Dutch name of a code. Without one of its own it is the code with spaces and a capital; nothing stays empty. */
export const naamVanCode = (code: string | null | undefined): string => {
  if (!code) return '';
  const w = vast[code] ?? code.replaceAll('-', ' ');
  return w.charAt(0).toUpperCase() + w.slice(1);
};
/** The same inside a sentence: a name of an organisation or a region keeps its capital. */
export const woordVanCode = (code: string): string => (vast[code] === undefined ? code.replaceAll('-', ' ') : naamVanCode(code));

/** Whom a caseworker spoke with, as the forms name them: `partner` is of the family, `partners` are organisations. */
const gesprekken: Readonly<Record<string, string>> = { ouder: 'Ouder of verzorger', kind: 'Kind', partner: 'Partner', netwerk: 'Familie of netwerk', professional: 'Professional', partners: 'Andere organisaties' };
export const gesprokenMetAlsTekst = (codes: readonly string[]): string => codes.map((c) => gesprekken[c] ?? naamVanCode(c)).join(', ') || 'Niemand aangekruist';
/** An answer that was asked only later is not there on older rows. */
export const jaNee = (w: boolean | null | undefined): string | null => (w === null || w === undefined ? null : w ? 'Ja' : 'Nee');
