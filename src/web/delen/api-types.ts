/** The shapes of `/api/v1` as the pages use them. Times are ISO 8601 in UTC; keys and ids are text. */

export type Rol = { id: string; label: string; toegangsrol: string; functierollen: string[]; verbandCode: string | null; regioCode: string | null };
export type Sessie = {
  soort: 'onbekend' | 'medewerker' | 'burger';
  medewerker: { id: string; naam: string; organisatie: string } | null;
  rol: Rol | null;
  rollen: Rol[];
  csrfToken: string | null;
  /** After so many seconds without a request the session ends. */
  stilSeconden: number | null;
  /** Then it ends in any case. */
  uiterlijkTijdstip: string | null;
  /** Why there is no role yet. */
  uitleg: string | null;
  /** For what was typed after the session ended (`noodkopie.ts`). */
  conceptsleutel: string | null;
};
/** What the sign-in page needs before anybody is known. */
export type Inloggen = { demo: boolean; logins: { login: string; naam: string; rol: string; organisatie: string; wachtwoord?: string }[] };

export type Bladzijde<T> = { items: T[]; volgende: string | null };

export type Termijn = { eind: string | null; code: string | null; opgeschortTot: string | null };
export type Taakstatus = 'niemand' | 'op-naam' | 'opgeschort' | 'wordt-verwerkt' | 'afgerond' | 'vervallen';
export type TaakRij = {
  id: string;
  formId: string;
  titel: string;
  bouwsteen: string;
  verbandCode: string;
  fase: string | null;
  status: Taakstatus;
  termijn: Termijn;
  spoed: boolean;
  /** True when this medewerker has a draft. */
  concept: boolean;
  casus: { id: string; nummer: string; naam: string | null; personen: number | null } | null;
  wie: { id: string; naam: string; ik: boolean; sinds: string | null } | null;
  gewijzigdOp: string;
};
export type Tellingen = { mijn: number; vandaag: number; teVerdelen: number; team: number; teLaat: number; meldingen: number };

export type Formulierveld = {
  type: string;
  key?: string;
  label?: string;
  text?: string;
  description?: string;
  id?: string;
  subtype?: string;
  dateLabel?: string;
  dateTimeLabel?: string;
  defaultValue?: unknown;
  values?: { value: string; label: string; description?: string }[];
  validate?: { required?: boolean; minLength?: number; maxLength?: number; min?: number; max?: number; pattern?: string; patternErrorMessage?: string };
  conditional?: { hide?: string };
  properties?: Record<string, string>;
  components?: Formulierveld[];
};
export type Formulierschema = { id: string; versionTag?: string; components: Formulierveld[] };

export type Optie = { waarde: string; label: string; uitleg?: string };
export type Sectie = { titel: string; gegevenssoort: string; regels: { label: string; waarde: string | null; verborgen?: string }[] };
export type Advies = { titel: string; advies: string; regels: { id: string; zin: string }[] };
export type Taakgegevens = {
  beginwaarden: Record<string, unknown>;
  opties?: Record<string, Optie[]>;
  nietMogelijk?: Record<string, string>;
  secties: Sectie[];
  adviezen?: Advies[];
  scherm?: unknown;
};
/** "Waarom zie ik dit?": what toegang decided. A gegevenssoort that is absent from `niveaus` is not visible. */
export type Waarom = {
  doel: string; grondslagen: string[]; uitleg: string;
  /** A case tells the niveaus; a task tells the whole list, also what is not visible. */
  regels?: string[]; niveaus?: Record<string, number>; rol?: string;
  soorten?: { code: string; naam: string; niveau: 0 | 1 | 2 | null; uitleg: string; regels: string[] }[];
};
export type Handeling = 'claimen' | 'vrijgeven' | 'overnemen' | 'voltooien' | 'terugdraaien';
export type Concept = { velden: Record<string, { waarde: unknown; op: string }>; rijversie: number };
export type Taak = TaakRij & {
  doel: string;
  aard: 'besluit' | 'vastlegging' | 'contact' | 'signaal';
  scherm: string | null;
  formulier: Formulierschema;
  gegevens: Taakgegevens | null;
  concept_: Concept | null;
  handelingen: Handeling[];
  waarom: Waarom | null;
  geschiedenis: { op: string; zin: string; wie: string | null }[];
  /** Until when completing can be undone; null when it cannot. */
  terugdraaienTot: string | null;
  afgerondDoor: { naam: string; op: string } | null;
};
export type Voltooid = { status: 'voltooid' | 'wordt-verwerkt'; terugdraaienTot: string | null };

/** Fields are absent when this reader's niveau does not reach them. */
export type CasusRij = {
  id: string; status: string; naam: string | null; laatsteGebeurtenis?: string | null; nummer?: string; verbandCode?: string; regioCode?: string; fase?: string; prioriteit?: string | null;
  cyclus?: number; geopendOp?: string; partners?: number; regisseur?: string | null; eerstvolgendeTermijn?: string | null;
};
export type Gebeurtenis = { id: string; op: string; soort: string; zin: string; wie?: string | null; medewerker?: string | null };
export type Casus = CasusRij & {
  vervolgVan: { id: string; nummer: string } | null;
  gebruikBeperktSinds: string | null;
  doel: string;
  waarom: Waarom;
  gebeurtenissen: Gebeurtenis[];
  teamleden: { organisatie: string; functie: string; regie: boolean; sinds?: string }[];
};
export type Processtap = { elementId: string; naam: string; soort: string; staat: 'klaar' | 'hier' | 'omvat' | 'straks' | 'overgeslagen'; van: string | null; tot: string | null };
export type Proces = {
  xml: string | null; procesId: string; versieTag: string | null; stappen: Processtap[];
  bouwstenen: { sleutel: string; elementId: string | null; procesId: string; naam: string; status: string; van: string | null; tot: string | null; stappen: Processtap[] }[];
};
export type Cel = { status: 'bekend'; actueel: boolean; contactpunt: string; verrijking: string } | { status: 'niet-gemeld' | 'niet-gevraagd' | 'verlopen' | 'niet-meer-nodig' | 'technisch-mislukt' } | { status: 'loopt'; uiterlijkOp: string | null };
export type Bekendheid = { letOp: string; aantalGevraagd: number; aantalBeantwoord: number; personen: { id: string; label: string }[]; partners: { organisatieId: string; naam: string; isVerplicht: boolean; isLaat: boolean; cellen: Record<string, Cel> }[] };
export type Huishoudpersoon = { id: string; rol: string; naam: string | null; leeftijd: string | null; geboortejaar: string | null; geboortedatum: string | null; bsn: string | null; geslacht: 'M' | 'V' | 'O' | null; adres: string | null; isAdresGeheim: boolean; isOverleden: boolean; inOnderzoek: string[]; bron: string; zekerheid: number };
export type Huisrelatie = { id: string; van: string; naar: string; soort: string; isFormeel: boolean; bron: string; zekerheid: number; isBevestigd: boolean };
export type Huishouden = {
  personen: Huishoudpersoon[];
  huishoudens: { id: string; personen: string[] }[];
  relaties: Huisrelatie[];
  gezag: { minderjarigeId: string; stand: 'vastgesteld' | 'beoordelen' | 'onbekend'; type: string | null; houders: string[]; toelichting: string | null; triggers: string[]; peilOp: string }[];
};

export type MeldingRij = { id: string; meldingnummer: string; soort: string; status: string; van: string | null; naar: string | null; ontvangenOp: string | null; gewijzigdOp: string; spoed: boolean; aantalOntbrekend: number; reagerenVoor: string | null };
/** One melding as this reader may see it. `inhoud` is there for the sender's own draft; a receiver gets the fields themselves, as far as toegang lets them through. */
export type Melding = {
  id: string; meldingnummer: string; soort: string; status: string; rijversie: number;
  ontbreekt?: string[]; waarschuwt?: string[]; acties?: string[]; gevraagdeAanvulling?: string | null; van?: string | null; naar?: string | null;
  inhoud?: Record<string, unknown>; situatieschets?: string | null; betrokkenen?: unknown; waarom: Waarom;
  [veld: string]: unknown;
};
export type Spoorregel = { stap: string; op: string; organisatie: string | null; detail: string | null };
export type Spoorstap = { code: string; titel: string; op: string | null; staat: 'klaar' | 'wacht' | 'te-laat'; toelichting: string | null };

/** A message to a citizen. */
export type MijnCasus = { id: string; watNu: string; ronde: number; stappen: { naam: string; stand: 'klaar' | 'nu' | 'later' }[]; helpers: { organisatie: string; taak: string }[]; namens: { kinderen: { persoonId: string; naam: string }[]; wordtBeoordeeld: boolean }; klachtOver: { organisatieId: string; naam: string; functies: string[] }[] };
export type MijnBijdrage = { id: string; soort: string; vraag: string; uiterlijkOp: string | null };
/** What was written down about this person, with the question for his view. */
export type MijnAnalyse = { id: string; bijdrageId: string; isConcept: boolean; uitspraken: { id: string; soort: string; tekst: string; leefgebied: string; peildatum: string | null; isOverMij: boolean }[]; advies: { kern: string; punten: { rang: number; waaromEerst: string; aanbeveling: string }[] } | null };
/** A change of a running plan about which this person was asked, per part. */
export type MijnWijziging = { id: string; bijdrageId: string; isGevraagd: boolean; delen: { interventieId: string; doel: string; omschrijving: string; wie: string | null; van: string | null; tot: string | null; soort: 'nieuw' | 'gewijzigd' | 'open'; watVerandert: string[]; mijnAntwoord: 'ja' | 'nee' | null; mijnReden: string | null }[] };
export type MijnPlan = { planId: string; status: string; bijdrageId: string | null; isGevraagd: boolean; mijnAntwoord: string | null; wijzigingen: MijnWijziging[]; rechtsmiddel: string | null; doelen: { id: string; titel: string; tekst: string; streefdatum: string | null; status: string; isVanMij: boolean; isVoorgesteld: boolean; onderdelen: { id: string; omschrijving: string; wie: string | null; van: string | null; tot: string | null; status: string; isVoorgesteld: boolean; mijnOpmerkingen: { op: string; tekst: string }[]; mijnAkkoord: { uitkomst: string; wijze: string; op: string } | null }[] }[] };
export type MijnUitkomst = { id: string; versie: number; op: string; samenvatting: string; besluiten: { soort: string; tekst: string; vanaf: string; rechtsmiddel: string | null }[]; afspraken: { wie: string; tekst: string; uiterlijk: string | null }[] };
export type MijnAntwoord = { id: string; soort: string; vraag: string; uitkomst: string; tekst: string | null; op: string; /** Until when it can be changed; null = not any more. */ magVeranderenTot: string | null; eerder: { uitkomst: string; tekst: string | null; op: string }[] };
export type MijnVerzoek = { id: string; nummer: string; soort: string; omschrijving: string; stand: 'ontvangen' | 'bekeken' | 'vraag-aan-u' | 'antwoord' | 'ingetrokken'; ontvangenOp: string; uiterlijkOp: string | null; vraag: string | null; magIntrekken: boolean };
export type Bericht = { id: string; soort: string; onderwerp: string; tekst: string; geplaatstOp: string; gelezenOp: string | null };

/** One line of Diensten: help and its wait; null = unknown, never 0. */
export type Dienst = {
  id: string; code: string; naam: string; aanbieder: string; omschrijving: string; leefgebieden: string[]; leeftijd: string; plaats: string | null; zwaarte: string; vorm: string; talen: string[]; kader: string; erkenning: string; status: string; isVrij: boolean; gemeenten: string[];
  wachttijd: { aanmeld: number | null; intake: number | null; behandel: number | null; totaal: number | null; peildatum: string | null; bron: 'aanbieder' | 'meting' | null; versheid: 'actueel' | 'verouderd' | 'onbekend' };
};
export type Dienstweging = { items: Dienst[]; redenen: { filter: string; zin: string; aantalZonder: number }[] };

export type Incident = { key: string; titel: string; fout: string; sinds: string; casusNummer: string | null; pogingen: number | null; soort: string; heeftVoorstel: boolean };
export type Herstelvoorstel = { id: string; incidentKey: string; stap: string; fout: string | null; actie: 'opnieuw' | 'variabele' | 'annuleren'; variabele: string | null; waarde: unknown; reden: string; voorgesteldOp: string; voorgesteldDoor: string; status: string; beoordeeldDoor: string | null; beoordeling: string | null; casusNummer: string | null; vanMij: boolean; gevolgen: string[] };
export type OutboxRegel = { id: string; soort: string; status: string; pogingen: number; volgendePoging: string | null; fout: string | null; aangemaaktOp: string };

export type Gebeurtenisbericht = { soort: 'taak' | 'signaal' | 'casus' | 'melding'; ids: string[] };
export type Wedervraag = { id: string; houder: string; vraag: string; gesteldOp: string };
