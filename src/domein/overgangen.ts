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
  informering: {
    open: ['gedaan', 'uitgesteld'],
    // R7.11: each postponement needs a new safety reason and lasts at most two weeks.
    uitgesteld: ['gedaan', 'uitgesteld'],
    gedaan: [],
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
