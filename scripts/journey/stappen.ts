import type { Taakpagina } from '../../src/demo/invullen.ts';
import type { Klant } from '../../src/demo/klant.ts';

export type { Taakpagina };

/** One step of a person: which task, who does it, and with what answers. */
export type Taakstap = {
  readonly formId: string;
  readonly login: string;
  readonly rol?: string;
  readonly antwoorden: (taak: Taakpagina) => Record<string, unknown>;
};
const eersten = (taak: Taakpagina, veld: string): string[] => (taak.gegevens?.opties?.[veld] ?? []).map((o) => o.waarde);

/** The meldpunt asked the sender for more: his system answers over the keten API. */
export type Stap = Taakstap | { readonly soort: 'aanvulling' };
export const aanvulling = {
  acuutGevaar: 'nee', melder: { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' },
  betrokkenen: [
    { rol: 'centraal', bsn: '999500016', voornamen: 'Mira', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', geslacht: 'V' },
    { rol: 'kind', bsn: '999500041', voornamen: 'Tijn', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', geslacht: 'M', leeftijd: 13 },
  ],
  antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' },
};

/** The chain of Veilig Thuis from melding to the decision of the triage (processen §3.1). */
export const stappen: readonly Stap[] = [
  { formId: 'uitwisselen-melding.melding-beoordelen', login: 'noor', antwoorden: () => ({ urgentieCode: 'p2', motivatie: 'Er ontbreken nog gegevens van de melder.', aanvulling: 'Is het gezin geïnformeerd, en heeft u de stappen van de meldcode gedaan?', uitkomst: 'aanvulling-vragen' }) },
  { soort: 'aanvulling' },
  { formId: 'uitwisselen-melding.melding-beoordelen', login: 'noor', antwoorden: () => ({ urgentieCode: 'p2', motivatie: 'De melding is volledig en hoort bij Veilig Thuis.', uitkomst: 'accepteren' }) },
  { formId: 'uitwisselen-melding.terugmelding-opstellen', login: 'noor', antwoorden: () => ({ gesproken: 'ja', bevatInhoud: 'nee', uitkomst: 'versturen' }) },
  { formId: 'vaststellen-identiteit.kandidaat-kiezen', login: 'noor', antwoorden: (t) => ({ personen: eersten(t, 'personen'), controle: 'gegevens-vergeleken', uitkomst: 'vastgesteld', motivatie: 'Nummer, naam en adres kloppen met de melding.' }) },
  { formId: 'vaststellen-identiteit.netwerk-aanvullen', login: 'noor', antwoorden: () => ({ huishoudenKlopt: 'ja', uitkomst: 'bevestigd' }) },
  { formId: 'deelnemen-burger.informering-doen', login: 'noor', antwoorden: () => ({ veiligContact: 'ja', wijze: 'portaal', uitkomst: 'nu' }) },
  { formId: 'deelnemen-burger.informering-doen', login: 'noor', antwoorden: () => ({ veiligContact: 'ja', wijze: 'portaal', uitkomst: 'nu' }) },
  { formId: 'bepalen-bekendheid.uitvraag-bevestigen', login: 'noor', antwoorden: (t) => ({ personen: eersten(t, 'personen'), partners: eersten(t, 'partners'), motivatie: 'Wij willen weten wie dit gezin kent, om veilig te kunnen beoordelen.', uitkomst: 'uitvragen' }) },
  { formId: 'bepalen-bekendheid.verzoek-opstellen', login: 'noor', antwoorden: () => ({ redenNietNodig: 'Wij weten genoeg voor de triage.', uitkomst: 'niet-nodig' }) },
  { formId: 'uitvoeren-triage.instrument-invullen', login: 'noor', antwoorden: () => ({
    wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 20, uitkomst: 'afgerond',
    afnamen: [{ instrument: 'VEIL-8', antwoorden: { 1: 'nee', 2: 'nee', 3: 'nee', 4: 'nee', 5: 'ja', 6: 'nee', 7: 'ja', 8: 'nee' }, toelichtingen: {} }],
  }) },
  { formId: 'uitvoeren-triage.triage-besluiten', login: 'daan', antwoorden: () => ({ uitkomst: 'overleg', urgentieCode: 'p2', motivatie: 'De onveiligheid is structureel; wij overleggen met de partners.' }) },
];

/** Waits for the task of this form in this person's reach and, when the case is known, of this case. */
export async function vindTaak(klant: Klant, formId: string, casusId: string | undefined, ms: number, nietDeze: ReadonlySet<string>): Promise<string | undefined> {
  const einde = Date.now() + ms;
  for (;;) {
    type Lijst = { items: { id: string; formId: string; status: string; casus: { id: string } | null }[]; volgende: string | null };
    const gevonden: Lijst['items'] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: Lijst } = await klant.roep<Lijst>('GET', `/api/v1/taken?bakje=alle&aantal=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      gevonden.push(...body.items);
      cursor = body.volgende;
    }
    const taak = gevonden.find((t) => t.formId === formId && !nietDeze.has(t.id) && ['niemand', 'op-naam'].includes(t.status) && (casusId === undefined || t.casus === null || t.casus.id === casusId));
    if (taak !== undefined) return taak.id;
    if (Date.now() > einde) return undefined;
    await new Promise((klaar) => { setTimeout(klaar, 100); });
  }
}

/** Claims and completes a task with the step's answers; gives the page as it was. Throws ApiFout on any refusal. */
export async function doeTaak(klant: Klant, id: string, antwoorden: (t: Taakpagina) => Record<string, unknown>): Promise<Taakpagina> {
  await klant.roep('PUT', `/api/v1/taken/${id}/claim`, { body: {} });
  const { body: taak } = await klant.roep<Taakpagina>('GET', `/api/v1/taken/${id}`);
  await klant.roep('POST', `/api/v1/taken/${id}/voltooiing`, { body: { antwoorden: antwoorden(taak) } });
  return taak;
}
