/**
 * The catalogue of errors (RFC 9457). Each code says when it is used and what the reader should do.
 * `type` in the answer is `/problemen/<code>`; texts are Dutch, without personal data.
 */
export const catalogus = {
  /** Input does not fit the contract; `fouten` lists every fault at once. Mend and send again; nothing was saved. */
  'ongeldige-invoer': { status: 400, titel: 'De invoer klopt nog niet' },
  /** A casus request without the header `Doel`. */
  'doel-ontbreekt': { status: 400, titel: 'Het doel van de vraag ontbreekt' },
  'doel-onbekend': { status: 400, titel: 'Dit doel bestaat niet' },
  'bsn-ongeldig': { status: 400, titel: 'Dit burgerservicenummer klopt niet' },
  /** A melding is not complete enough to be sent; `fouten` holds one code per missing criterion. The draft is kept. */
  'melding-onvolledig': { status: 400, titel: 'De melding is nog niet volledig' },
  'niet-ingelogd': { status: 401, titel: 'U bent niet ingelogd' },
  'betrouwbaarheid-te-laag': { status: 401, titel: 'U moet met een hoger niveau inloggen' },
  /** The matrix gives no ground; names doel and gegevenssoort asked, never whether data exist. */
  'geen-grondslag': { status: 403, titel: 'Hiervoor is geen grondslag' },
  'rol-onvoldoende': { status: 403, titel: 'Uw rol geeft hier geen toegang toe' },
  'csrf-ongeldig': { status: 403, titel: 'Deze pagina is verouderd' },
  /** Four eyes: the same person may not give the second approval. */
  'vier-ogen': { status: 403, titel: 'Hier moet een andere persoon meekijken' },
  /** Any object outside the reader's reach; same body whether it exists or not. */
  'niet-gevonden': { status: 404, titel: 'Dit bestaat niet, of u mag het niet zien' },
  'methode-niet-toegestaan': { status: 405, titel: 'Deze handeling bestaat hier niet' },
  /** State machine refuses; `toegestaan` lists what is possible. */
  'ongeldige-overgang': { status: 409, titel: 'Dit kan nu niet' },
  /** Work of a plan waits for itself (R10.2); `lus` names it. Nothing was saved. */
  'afhankelijkheid-cyclus': { status: 409, titel: 'Deze stappen wachten op elkaar' },
  'al-beantwoord': { status: 409, titel: 'Dit is al beantwoord' },
  /** A besluit without the parties that R8.2 asks; `ontbreekt` names them. Talk on, or decide when they are there. */
  'quorum-ontbreekt': { status: 409, titel: 'Er is geen quorum' },
  'gesloten': { status: 409, titel: 'Dit is al gesloten' },
  /** Claim, complete or release of a task that somebody else has or finished. */
  'taak-bezet': { status: 409, titel: 'Deze taak staat op naam van een ander' },
  'taak-afgerond': { status: 409, titel: 'Deze taak is al afgerond' },
  /** Same sender and reference, other content; `verschil` names the fields. Nothing was overwritten. */
  'referentie-bestaat': { status: 409, titel: 'Deze referentie is al gebruikt voor een andere inhoud' },
  'vernietigd': { status: 410, titel: 'Deze gegevens zijn vernietigd' },
  'verouderde-versie': { status: 412, titel: 'Iemand anders heeft dit intussen gewijzigd' },
  'te-groot': { status: 413, titel: 'Dit is te groot' },
  'mediatype': { status: 415, titel: 'Dit soort inhoud kunnen wij niet lezen' },
  'te-veel-verzoeken': { status: 429, titel: 'U vraagt te snel achter elkaar' },
  'interne-fout': { status: 500, titel: 'Er ging iets mis bij ons' },
  /** BRP or a partner does not answer; the outbox retries. */
  'bron-onbereikbaar': { status: 502, titel: 'Een andere organisatie is niet bereikbaar' },
  /** Accepted and stored, the engine is behind: nothing is lost. */
  'engine-traag': { status: 503, titel: 'Uw actie is vastgelegd en wordt verwerkt' },
  'nog-niet-gereed': { status: 503, titel: 'Samenspel start nog op' },
} as const satisfies Record<string, { status: number; titel: string }>;

export type Probleemcode = keyof typeof catalogus;

/** One fault in the input: `veld` is a JSON pointer into the body, or a parameter name. */
export type Fout = { veld: string; code: string; melding: string };

/** Thrown anywhere below a route; the http layer turns it into `application/problem+json`. */
export class Probleem extends Error {
  readonly status: number;
  readonly code: Probleemcode;
  /** Dutch: what happened, what is saved, what to do next. Never personal data. */
  readonly detail: string;
  readonly extra: { fouten?: Fout[]; [sleutel: string]: unknown };
  constructor(code: Probleemcode, detail: string, extra: { fouten?: Fout[]; [sleutel: string]: unknown } = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.extra = extra;
    this.status = catalogus[code].status;
  }
}
