/** Labels of codes. Everything not named here is the code with spaces and a capital (ux §4.22). */
const vast: Record<string, string> = {
  'gesloten-onvolledig': 'Gesloten, onvolledig', duplicaat: 'Dubbel', 'niet-gemeld': 'Niet gemeld', 'vragen-teruggelegd': 'Vraag terug',
  'ingetrokken-door-houder': 'Ingetrokken door partner', getoetst: 'Nagekeken', 'ter-akkoord': 'Wacht op akkoord',
  VT: 'Veilig Thuis', NAZ: 'Niet acuut', ZVH: 'Zorg en Veiligheid', COM: 'Mensenhandel',
  'veilig-thuis': 'Veilig Thuis', 'niet-acuut': 'Niet acuut', 'zorg-en-veiligheid': 'Zorg en Veiligheid', mensenhandel: 'Mensenhandel',
  'uitwisselen-melding': 'Melding', 'vaststellen-identiteit': 'Identiteit en relaties', 'bepalen-bekendheid': 'Bekendheid', 'werken-aan-preventie': 'Preventie',
  'uitvoeren-triage': 'Triage en taxatie', 'opstellen-analyse': 'Analyse en advies', 'deelnemen-burger': 'Burger', 'overleggen-casus': 'Overleg',
  'uitwisselen-uitkomst': 'Uitkomst overleg', 'regisseren-plan': 'Plan', 'uitvoeren-actie': 'Actie', 'nazorg-afsluiten': 'Nazorg', 'inzien-diensten': 'Diensten',
  'inrichten-samenwerking': 'Inrichting', 'monitoren-samenwerking': 'Monitor', proces: 'Proces',
  fg: 'Functionaris gegevensbescherming', regiocoordinator: 'Regiocoördinator', triagist: 'Triagist', MRL: 'Merelland', DNB: 'Duinbroek', merelland: 'Merelland', duinbroek: 'Duinbroek',
};
export const label = (code: string | null | undefined): string => {
  if (!code) return '';
  const w = vast[code] ?? code.replace(/-/g, ' ');
  return w.charAt(0).toUpperCase() + w.slice(1);
};

/** The five steps of the SOH cycle and the fasen of a casus that fall under each (ux §4.4). */
export const cyclus = [
  { code: 'verbinding', naam: 'Verbinding aangaan', fasen: ['open'] },
  { code: 'onderzoek', naam: 'Samen onderzoeken', fasen: ['in-onderzoek'] },
  { code: 'beslissen', naam: 'Samen beslissen', fasen: ['in-overleg'] },
  { code: 'doen', naam: 'Doen wat werkt', fasen: ['in-preventie', 'in-uitvoering'] },
  { code: 'leren', naam: 'Samen leren', fasen: ['nazorg', 'gesloten', 'afgesloten'] },
] as const;
/** Index 0…4 of the cycle step a fase belongs to. An unknown fase counts as the first step. */
export const cyclusstap = (fase: string): number => Math.max(0, cyclus.findIndex((c) => (c.fasen as readonly string[]).includes(fase)));

export const gegevenssoortnaam: Record<string, string> = {
  CAS: 'Casus', PRO: 'Voortgang', ORG: 'Betrokken organisaties', IDE: 'Identificatie', ADR: 'Adres en contact', REL: 'Relaties en huishouden', GEZ: 'Gezag', MEL: 'Melding', MLD: 'Wie meldde',
  BEK: 'Bekendheid', VEI: 'Veiligheid', PSY: 'Gezondheid, psychisch', SOM: 'Gezondheid, lichamelijk', VSL: 'Verslaving', STR: 'Strafrechtelijk', OND: 'Onderwijs', WON: 'Wonen',
  FIN: 'Geld en werk', OPG: 'Opvoeding', HUL: 'Eerdere hulp', MHS: 'Signalen mensenhandel', VBL: 'Verblijfsstatus', TRI: 'Triage', ANA: 'Analyse en advies', OVL: 'Overleg', UIT: 'Uitkomst',
  PLA: 'Plan', ACT: 'Actie', BUI: 'Inbreng burger', MED: 'Medewerker', STU: 'Stuurinformatie', LOG: 'Logregels',
};

/** What somebody may be working at in a casus; the header `Doel` of the casus screens is one of these. */
export const casusdoelen = ['triage-uitvoeren', 'melding-beoordelen', 'identiteit-vaststellen', 'bekendheid-bepalen', 'verrijken', 'analyse-opstellen', 'casusoverleg-voeren', 'preventie-bieden', 'plan-regisseren', 'actie-uitvoeren', 'nazorg-bieden', 'burger-informeren'] as const;
