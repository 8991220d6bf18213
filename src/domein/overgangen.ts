import { Probleem } from '../platform/http/problemen.ts';

/**
 * The state machines (R0.1): per entity, per state, the states that may follow. An empty list is an end. The arrows are those of
 * domein §7 under "States", completed with the ones that an outcome of processen §2 needs; those carry a comment.
 */
const machines = {
  melding: {
    concept: ['verzonden'],
    verzonden: ['ontvangen', 'ingetrokken'],
    ontvangen: ['in-beoordeling', 'ingetrokken'],
    'in-beoordeling': ['geaccepteerd', 'onvolledig', 'doorgezet', 'afgewezen', 'duplicaat'],
    onvolledig: ['in-beoordeling', 'gesloten-onvolledig', 'ingetrokken'],
    geaccepteerd: ['opgepakt'],
    opgepakt: [], doorgezet: [], afgewezen: [], duplicaat: [], 'gesloten-onvolledig': [], ingetrokken: [],
  },
  casus: {
    open: ['in-onderzoek', 'gesloten'],
    'in-onderzoek': ['in-preventie', 'in-overleg', 'in-onderzoek', 'gesloten'],
    'in-preventie': ['in-uitvoering', 'in-onderzoek', 'nazorg', 'gesloten'],
    'in-overleg': ['in-uitvoering', 'in-onderzoek', 'nazorg', 'gesloten'],
    'in-uitvoering': ['nazorg', 'in-overleg', 'in-onderzoek', 'gesloten'],
    nazorg: ['gesloten', 'in-onderzoek'],
    gesloten: ['gearchiveerd'],
    gearchiveerd: ['vernietigd'],
    vernietigd: [],
  },
  vaststelling: {
    open: ['bevraagd'],
    bevraagd: ['bevestigd', 'kandidaten', 'niet-gevonden', 'bron-onbereikbaar'],
    // processen §2.2 step 3: kandidaat-kiezen → opnieuw asks the source again, for candidates and for nobody found.
    kandidaten: ['bevestigd', 'niet-vast-te-stellen', 'bevraagd'],
    'niet-gevonden': ['handmatig', 'niet-vast-te-stellen', 'bevraagd'],
    // processen §2.2 step 1: identiteit-handmatig {ingevoerd | later-opnieuw}.
    'bron-onbereikbaar': ['bevraagd', 'handmatig'],
    bevestigd: ['herzien'],
    handmatig: [], 'niet-vast-te-stellen': [], herzien: [],
  },
  vertegenwoordiging: {
    aangevraagd: ['automatisch', 'handmatig-beoordelen'],
    automatisch: ['toegekend', 'geweigerd'],
    'handmatig-beoordelen': ['toegekend', 'geweigerd'],
    toegekend: ['vervallen', 'ingetrokken'],
    geweigerd: [], vervallen: [], ingetrokken: [],
  },
  uitvraag: {
    // processen §2.3 step 2: niet-uitvragen closes what was never sent.
    concept: ['verzonden', 'gesloten'],
    verzonden: ['lopend'],
    lopend: ['gesloten'],
    gesloten: [],
  },
  uitvraag_partner: {
    // processen §2.3: a partner is chosen and its ground is looked up before anything is sent.
    klaargezet: ['verzonden', 'zonder-grondslag', 'technisch-mislukt'],
    'zonder-grondslag': [],
    verzonden: ['beantwoord', 'verlopen', 'technisch-mislukt'],
    // domein §7.3 (g): a late answer is kept while the uitvraag is open; processen §2.3 step 5: opnieuw-uitvragen.
    verlopen: ['beantwoord', 'verzonden'],
    // processen §2.3: partner-onbereikbaar {opnieuw | telefonisch-vastgelegd | overslaan}.
    'technisch-mislukt': ['verzonden', 'beantwoord', 'verlopen'],
    beantwoord: [],
  },
  verzoek: {
    concept: ['verzonden', 'ingetrokken'],
    verzonden: ['ontvangen', 'verlopen', 'ingetrokken'],
    ontvangen: ['in-behandeling', 'verlopen', 'ingetrokken'],
    'in-behandeling': ['verstrekt', 'deels-verstrekt', 'geweigerd', 'vragen-teruggelegd', 'verlopen', 'ingetrokken'],
    'vragen-teruggelegd': ['in-behandeling', 'verlopen', 'ingetrokken'],
    // The last three: a late answer while the uitvraag is open (domein §7.3 (g)).
    verlopen: ['vernieuwd', 'geescaleerd', 'verstrekt', 'deels-verstrekt', 'geweigerd'],
    verstrekt: ['gerectificeerd', 'ingetrokken-door-houder'],
    'deels-verstrekt': ['gerectificeerd', 'ingetrokken-door-houder'],
    geweigerd: [], vernieuwd: [], geescaleerd: [], ingetrokken: [], gerectificeerd: [], 'ingetrokken-door-houder': [],
  },
  triage: {
    open: ['in-uitvoering'],
    'in-uitvoering': ['advies-gereed'],
    'advies-gereed': ['besloten'],
    besloten: ['herzien'],
    herzien: [],
  },
  afname: { concept: ['definitief', 'vervallen'], definitief: [], vervallen: [] },
  burgerverzoek: {
    ontvangen: ['identiteit-gevraagd', 'in-behandeling', 'afgewezen', 'ingetrokken'],
    'identiteit-gevraagd': ['in-behandeling', 'afgewezen', 'ingetrokken'],
    'in-behandeling': ['toegewezen', 'deels', 'afgewezen', 'verlengd', 'ingetrokken'],
    // T04: prolonged once, told within the first month.
    verlengd: ['toegewezen', 'deels', 'afgewezen', 'ingetrokken'],
    toegewezen: ['uitgevoerd'],
    deels: ['uitgevoerd'],
    afgewezen: [], uitgevoerd: [], ingetrokken: [],
  },
  analyse: {
    // processen §2.6: after `zienswijze-verwerken` or `analyse-vaststellen` = terug, partners need not be asked again.
    // A casus that ends at once, or a new round, leaves its analysis unfinished: ingetrokken.
    concept: ['ter-bijdrage', 'ter-zienswijze', 'ingetrokken'],
    'ter-bijdrage': ['ter-zienswijze', 'ingetrokken'],
    'ter-zienswijze': ['vastgesteld', 'concept', 'ingetrokken'],
    vastgesteld: ['vervangen'],
    vervangen: [], ingetrokken: [],
  },
  bijdrageverzoek: {
    open: ['geleverd', 'afgeslagen', 'verlopen'],
    // A late answer of a partner's own system is kept while the analysis is not vastgesteld.
    verlopen: ['geleverd', 'afgeslagen'],
    geleverd: [], afgeslagen: [],
  },
  overleg: {
    concept: ['uitgenodigd', 'geannuleerd'],
    uitgenodigd: ['bevestigd', 'verplaatst', 'geannuleerd'],
    bevestigd: ['gestart', 'verplaatst', 'geannuleerd'],
    // processen §2.8 step 7: verdaagd waits for the new date without new invitations.
    verplaatst: ['uitgenodigd', 'bevestigd', 'geannuleerd'],
    gestart: ['gesloten', 'verplaatst', 'geannuleerd'],
    gesloten: [], geannuleerd: [],
  },
  motorkapoverleg: {
    aangemaakt: ['gestart', 'geannuleerd'],
    gestart: ['gesloten', 'geannuleerd'],
    gesloten: ['getoetst'],
    getoetst: [], geannuleerd: [],
  },
  uitnodiging: {
    concept: ['verstuurd', 'zonder-grondslag', 'ingetrokken'],
    // R8.1: no ground, nothing is sent; a person chooses somebody else or leaves him out.
    'zonder-grondslag': ['ingetrokken'],
    verstuurd: ['geaccepteerd', 'vervanger', 'afgewezen', 'geen-reactie', 'ingetrokken'],
    // Who answers late, or simply comes, is welcome.
    'geen-reactie': ['geaccepteerd', 'vervanger', 'afgewezen', 'ingetrokken'],
    geaccepteerd: ['ingetrokken'], vervanger: ['ingetrokken'], afgewezen: ['ingetrokken', 'geaccepteerd'],
    ingetrokken: [],
  },
  informering: {
    open: ['gedaan', 'uitgesteld'],
    // R7.11: each postponement needs a new safety reason and lasts at most two weeks.
    uitgesteld: ['gedaan', 'uitgesteld'],
    gedaan: [],
  },
  nazorg: {
    loopt: ['verlengd', 'beeindigd'],
    verlengd: ['verlengd', 'beeindigd'],
    beeindigd: [],
  },
  // A missed moment stays missed: the new date is a new row (domein §7.12 i).
  nazorgmoment: { gepland: ['uitgevoerd', 'gemist', 'overgeslagen'], uitgevoerd: [], gemist: [], overgeslagen: [] },
  terugvalsignaal: { open: ['gewogen-geen', 'doorstart'], 'gewogen-geen': [], doorstart: [] },
  // Destruction itself comes with the archive; these are the states a dossier may get.
  archiefdossier: {
    actief: ['voorgedragen', 'verlengd', 'geblokkeerd'],
    verlengd: ['voorgedragen', 'verlengd', 'geblokkeerd'],
    geblokkeerd: ['actief'],
    voorgedragen: ['goedgekeurd', 'actief', 'verlengd', 'geblokkeerd'],
    goedgekeurd: ['vernietigd', 'geblokkeerd'],
    vernietigd: [],
  },
  actie: {
    concept: ['uitgezet', 'ingetrokken'],
    // processen §2.11 step 3: a counterproposal that is agreed means accepted.
    uitgezet: ['geaccepteerd', 'geweigerd', 'verlopen', 'ingetrokken'],
    geaccepteerd: ['in-uitvoering', 'teruggegeven', 'verlopen', 'ingetrokken'],
    // processen §2.11 step 4: signaal-oppakken {herbestemmen} takes the actie away from who did not do it.
    'in-uitvoering': ['gereed-gemeld', 'teruggegeven', 'opgeschort', 'verlopen', 'ingetrokken'],
    opgeschort: ['in-uitvoering', 'ingetrokken'],
    'gereed-gemeld': ['afgerond', 'heropend', 'ingetrokken'],
    heropend: ['in-uitvoering', 'teruggegeven', 'verlopen', 'ingetrokken'],
    // To another partner, or with the counterproposal of the same one.
    geweigerd: ['uitgezet', 'geaccepteerd', 'ingetrokken'],
    teruggegeven: ['uitgezet', 'ingetrokken'],
    verlopen: ['uitgezet', 'geaccepteerd', 'ingetrokken'],
    afgerond: [], ingetrokken: [],
  },
  preventie: {
    // processen §2.4: what the bouwsteen as a whole has come to; ingetrokken = the casus ended at once.
    open: ['aangeboden', 'opgeschaald', 'ingetrokken'],
    aangeboden: ['lopend', 'geen-deelname', 'opgeschaald', 'ingetrokken'],
    lopend: ['gereed', 'opgeschaald', 'ingetrokken'],
    gereed: [], opgeschaald: [], 'geen-deelname': [], ingetrokken: [],
  },
  preventietraject: {
    aangeboden: ['geaccepteerd', 'afgeslagen', 'verlopen'],
    // processen §2.4 step 4: said yes, but the provider has no place.
    geaccepteerd: ['gestart', 'gestopt'],
    gestart: ['afgerond', 'gestopt'],
    afgerond: [], gestopt: [], afgeslagen: [], verlopen: [],
  },
  plan: {
    // processen §2.10: planVorm=acties skips asking and deciding, so the plan is active at once.
    concept: ['ter-akkoord', 'actief', 'ingetrokken'],
    'ter-akkoord': ['actief', 'concept', 'ingetrokken'],
    actief: ['bijgesteld', 'afgerond', 'ingetrokken'],
    bijgesteld: ['ter-akkoord', 'actief', 'ingetrokken'],
    // Both are an end.
    ingetrokken: [], afgerond: [],
  },
  uitkomst: {
    concept: ['ter-vaststelling', 'ingetrokken'],
    // processen §2.9 step 2: terug-naar-verslag. A casus that ends at once withdraws what was not shared yet.
    'ter-vaststelling': ['vastgesteld', 'concept', 'ingetrokken'],
    vastgesteld: ['beschikbaar', 'ingetrokken'],
    beschikbaar: ['gerectificeerd', 'ingetrokken'],
    gerectificeerd: [], ingetrokken: [],
  },
  uitkomst_verstrekking: {
    // processen §2.9 step 3: at publishing each receiver is asked for its ground.
    samengesteld: ['beschikbaar', 'zonder-grondslag'],
    // niet-ingezien-opvolgen {telefonisch-toegelicht | niet-nodig}; reading stays possible after it.
    beschikbaar: ['ingezien', 'opgevolgd', 'vervangen'],
    opgevolgd: ['ingezien', 'vervangen'],
    // R9.5: a version that was replaced stays readable, and reading it still leaves its proof.
    vervangen: ['ingezien'],
    ingezien: [], 'zonder-grondslag': [],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type Entiteit = keyof typeof machines;
/** The states of an entity. */
export type Staat<E extends Entiteit> = keyof typeof machines[E] & string;

/** All states of an entity, for CHECK constraints and schemas. */
export const statenVan = <E extends Entiteit>(entiteit: E): readonly Staat<E>[] => Object.keys(machines[entiteit]) as Staat<E>[];

/** The states that may follow; the screen shows these as buttons, the service refuses the rest (R0.1). Unknown state: none. */
export const toegestaneOvergangen = <E extends Entiteit>(entiteit: E, staat: string): readonly Staat<E>[] => {
  const machine: Readonly<Record<string, readonly string[]>> = machines[entiteit];
  return (Object.hasOwn(machine, staat) ? machine[staat] ?? [] : []) as readonly Staat<E>[];
};

/** Throws Probleem `ongeldige-overgang` (409) with `toegestaan` unless `naar` may follow `van` (R0.1). */
export const controleerOvergang = <E extends Entiteit>(entiteit: E, van: string, naar: string): void => {
  const toegestaan: readonly string[] = toegestaneOvergangen(entiteit, van);
  if (toegestaan.includes(naar)) return;
  throw new Probleem('ongeldige-overgang', `Van "${van}" naar "${naar}" kan niet. Er is niets gewijzigd.`, { toegestaan });
};
