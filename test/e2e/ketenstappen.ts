import type { Page } from 'playwright-core';
import type { Antwoord } from './webhulp.ts';

/** Free text of the decision; the leak test looks for it. */
export const motivatie = 'Het geweld herhaalt zich en de kinderen zijn erbij; daarom is overleg met de partners nodig binnen vijf dagen.';
export type Stap = { login: string; rol?: RegExp; velden: readonly (readonly [string, Antwoord])[]; vooraf?: (p: Page) => Promise<void> };
/** Every human task this chain can meet, who does it, and what that person answers (processen §2). */
export const stappen: Record<string, Stap> = {
  'uitwisselen-melding.melding-beoordelen': { login: 'noor', velden: [['uitkomst', 'accepteren'], ['urgentieCode', 'p2'], ['motivatie', 'De melding is volledig en hoort bij Veilig Thuis.']] },
  'uitwisselen-melding.terugmelding-opstellen': { login: 'noor', velden: [['gesproken', 'ja'], ['bevatInhoud', 'nee'], ['uitkomst', 'versturen']] },
  'vaststellen-identiteit.kandidaat-kiezen': { login: 'noor', velden: [['uitkomst', 'vastgesteld'], ['personen', { alle: true }], ['controle', 'gegevens-vergeleken'], ['motivatie', 'Nummer, naam en adres kloppen met de melding.']] },
  'vaststellen-identiteit.netwerk-aanvullen': { login: 'noor', velden: [['huishoudenKlopt', 'ja'], ['uitkomst', 'bevestigd']] },
  'vaststellen-identiteit.gezag-beoordelen': { login: 'wiebe', velden: [['uitkomst', 'onbekend'], ['bron', 'geen'], ['motivatie', 'Het gezag is nu niet vast te stellen.']] },
  'deelnemen-burger.informering-doen': { login: 'noor', velden: [['veiligContact', 'ja'], ['uitkomst', 'nu'], ['wijze', 'portaal']] },
  'bepalen-bekendheid.uitvraag-bevestigen': { login: 'noor', velden: [['personen', { alle: true }], ['partners', { alle: true }], ['motivatie', 'Wij willen weten wie dit gezin kent, om veilig te kunnen beoordelen.'], ['uitkomst', 'uitvragen']] },
  'bepalen-bekendheid.ontbrekend-beoordelen': { login: 'noor', velden: [['contactGezocht', 'ja'], ['belang', 'kan-wachten'], ['uitkomst', 'doorgaan-zonder'], ['redenDoorgaan', 'De andere partners geven genoeg beeld om verder te gaan.']] },
  'bepalen-bekendheid.verzoek-opstellen': { login: 'noor', velden: [['uitkomst', 'niet-nodig'], ['redenNietNodig', 'Wij weten genoeg voor de triage.']] },
  'uitvoeren-triage.instrument-invullen': {
    login: 'noor', velden: [['wijze', 'gesprek'], ['gesprokenMet', ['ouder']], ['duurtMinuten', '20'], ['uitkomst', 'afgerond']],
    vooraf: async (p) => { const vragen = p.locator('fieldset.vraagrij'); await vragen.first().waitFor(); for (const [i, v] of (await vragen.all()).entries()) await v.getByLabel(i === 4 || i === 6 ? 'Ja' : 'Nee', { exact: true }).check(); },
  },
  'uitvoeren-triage.triage-besluiten': { login: 'daan', velden: [['uitkomst', 'overleg'], ['urgentieCode', 'p2'], ['motivatie', motivatie]] },
};
