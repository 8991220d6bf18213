import type { Fout } from '../../platform/http/problemen.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';

/** Why a holder does not answer a question (R3.6). */
export const weigergronden = ['geen-grondslag', 'niet-noodzakelijk', 'beroepsgeheim', 'veiligheid', 'lopend-onderzoek', 'bezwaar-betrokkene', 'onvoldoende-gemotiveerd', 'anders'] as const;
export type Weigergrond = typeof weigergronden[number];
export const feitsoorten = ['feit', 'waarneming', 'oordeel'] as const;
/** Why a holder bound by secrecy may speak without consent (R3.7). */
export const uitzonderingen = ['toestemming', 'wettelijk-voorschrift', 'conflict-van-plichten'] as const;

/** Kinds of organisation whose people are bound by professional secrecy (R3.7). */
const geheimhouders: readonly string[] = ['GGZ', 'VSZ', 'HA', 'JH'];
/** Kinds with a statutory task for which no hit is needed (R3.5). */
const wettelijkeTaken: readonly string[] = ['RVDK', 'VT'];

export const magZonderHit = (organisatiesoort: string): boolean => wettelijkeTaken.includes(organisatiesoort);

export type Vraagkeuze = { readonly catalogus: readonly string[]; readonly eigenVraag: string | undefined; readonly eigenSoort: string | undefined; readonly noodzaak: string };

/** R3.5: 1 to 10 questions of the catalogue, at most one own question of 300 characters, and a need of at least 30 characters. */
export const controleerVragen = (v: Vraagkeuze, bestaand: ReadonlySet<string>): Fout[] => {
  const fouten: Fout[] = [];
  if (v.catalogus.length < 1 || v.catalogus.length > 10) fouten.push({ veld: '/vragen', code: 'aantal-vragen', melding: 'Kies 1 tot 10 vragen uit de lijst.' });
  if (new Set(v.catalogus).size !== v.catalogus.length) fouten.push({ veld: '/vragen', code: 'vraag-dubbel', melding: 'Kies elke vraag één keer.' });
  if (v.catalogus.some((code) => !bestaand.has(code))) fouten.push({ veld: '/vragen', code: 'vraag-onbekend', melding: 'Een van de vragen staat niet in de lijst.' });
  if (v.eigenVraag !== undefined && [...v.eigenVraag].length > 300) fouten.push({ veld: '/eigenVraag', code: 'te-lang', melding: 'Uw eigen vraag mag hoogstens 300 tekens zijn.' });
  if (v.eigenVraag !== undefined && v.eigenSoort === undefined) fouten.push({ veld: '/eigenVraagSoort', code: 'verplicht', melding: 'Kies over welk soort gegevens uw eigen vraag gaat.' });
  if ([...v.noodzaak.trim()].length < 30) fouten.push({ veld: '/noodzaak', code: 'te-kort', melding: 'Leg in minstens 30 tekens uit waarom dit nodig is.' });
  return fouten;
};

export type Vraagbesluit = {
  readonly nummer: number;
  readonly gegevenssoort: Gegevenssoort;
  readonly antwoord: 'verstrekt' | 'geweigerd' | 'niet-beschikbaar';
  readonly weigergrond?: string | undefined;
  readonly toelichting?: string | undefined;
  readonly inhoud?: string | undefined;
  readonly soort?: string | undefined;
  readonly peildatum?: string | undefined;
  readonly bron?: string | undefined;
};
export type Houderbesluit = {
  readonly organisatiesoort: string;
  /** Gegevenssoorten that a verbod takes away from this kind of organisation (X3, X4 of domein §1.5). */
  readonly verboden: ReadonlySet<string>;
  readonly vragen: readonly Vraagbesluit[];
  readonly uitzondering?: string | undefined;
  readonly uitzonderingToelichting?: string | undefined;
  readonly collegaId?: string | undefined;
};

const leeg = (tekst: string | undefined, minstens = 1): boolean => tekst === undefined || [...tekst.trim()].length < minstens;

const foutenVanVraag = (verboden: ReadonlySet<string>, v: Vraagbesluit, vandaag: string): Fout[] => {
  const veld = (naam: string): string => `/${naam}${v.nummer}`;
  if (v.antwoord === 'geweigerd') {
    if (!weigergronden.includes(v.weigergrond as Weigergrond)) return [{ veld: veld('weigergrond'), code: 'verplicht', melding: `Kies bij vraag ${v.nummer} waarom u niet antwoordt.` }];
    if (v.weigergrond === 'anders' && leeg(v.toelichting, 20)) return [{ veld: veld('toelichting'), code: 'te-kort', melding: `Leg bij vraag ${v.nummer} in minstens 20 tekens uit waarom u niet antwoordt.` }];
    return [];
  }
  if (v.antwoord === 'niet-beschikbaar') return [];
  const fouten: Fout[] = [];
  if (verboden.has(v.gegevenssoort)) fouten.push({ veld: veld('besluit'), code: 'gegevenssoort-niet-toegestaan', melding: `Uw organisatie mag bij vraag ${v.nummer} deze soort gegevens niet geven (verbod). Kies "niet geven".` });
  if (leeg(v.inhoud)) fouten.push({ veld: veld('inhoud'), code: 'verplicht', melding: `Vul bij vraag ${v.nummer} uw antwoord in, of geef het niet.` });
  if (!feitsoorten.includes(v.soort as typeof feitsoorten[number])) fouten.push({ veld: veld('soort'), code: 'verplicht', melding: `Kies bij vraag ${v.nummer}: feit, waarneming of oordeel.` });
  if (v.peildatum === undefined) fouten.push({ veld: veld('peildatum'), code: 'verplicht', melding: `Vul bij vraag ${v.nummer} in van welke dag dit gegeven is.` });
  else if (v.peildatum > vandaag) fouten.push({ veld: veld('peildatum'), code: 'in-toekomst', melding: `De peildatum bij vraag ${v.nummer} ligt in de toekomst.` });
  return fouten;
};

/** R3.6-R3.8: every question decided, reasons given, oordeel marked, peildatum present, secrecy lifted on a stated ground. `vandaag` is jjjj-mm-dd. */
export const controleerBesluit = (b: Houderbesluit, vandaag: string): Fout[] => {
  const fouten = b.vragen.flatMap((v) => foutenVanVraag(b.verboden, v, vandaag));
  if (!geheimhouders.includes(b.organisatiesoort) || !b.vragen.some((v) => v.antwoord === 'verstrekt')) return fouten;
  if (!uitzonderingen.includes(b.uitzondering as typeof uitzonderingen[number])) return [...fouten, { veld: '/uitzondering', code: 'verplicht', melding: 'U heeft beroepsgeheim. Kies op welke grond u toch antwoordt.' }];
  if (b.uitzondering === 'toestemming') return fouten;
  if (leeg(b.uitzonderingToelichting, 50)) fouten.push({ veld: '/uitzonderingToelichting', code: 'te-kort', melding: 'Leg in minstens 50 tekens uit waarom u het beroepsgeheim doorbreekt.' });
  if (b.uitzondering === 'conflict-van-plichten' && b.collegaId === undefined) fouten.push({ veld: '/collegaId', code: 'verplicht', melding: 'Kies de collega die heeft meegekeken.' });
  return fouten;
};

/** R3.6: all given → verstrekt, some → deels, none → geweigerd. */
export const uitkomstVan = (vragen: readonly Pick<Vraagbesluit, 'antwoord'>[]): 'verstrekt' | 'deels' | 'geweigerd' => {
  const gegeven = vragen.filter((v) => v.antwoord === 'verstrekt').length;
  if (gegeven === 0) return 'geweigerd';
  return gegeven === vragen.length ? 'verstrekt' : 'deels';
};

/** What the asker reads as the reason: a running investigation is not named (R3.6). */
export const weigergrondVoorVrager = (grond: string | null): string | null => (grond === 'lopend-onderzoek' ? 'zwaarwegend-belang' : grond);
