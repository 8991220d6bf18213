import type { Bewaarregel } from '../../domein/nazorg/bewaren.ts';

/** Pure rules of requests by citizens about their rights (domein §7.7). */
export const verzoeksoorten = ['inzage', 'correctie', 'verwijdering', 'beperking', 'bezwaar', 'klacht'] as const;
export type Verzoeksoort = typeof verzoeksoorten[number];
export const behandeluitkomsten = ['toewijzen', 'deels', 'afwijzen', 'aanvulling'] as const;
export type Verzoekbesluit = 'toegewezen' | 'deels' | 'afgewezen';

/** What a person's choice at `burgerverzoek-behandelen` means for the request. */
export const besluitBij = { toewijzen: 'toegewezen', deels: 'deels', afwijzen: 'afgewezen' } as const satisfies Record<string, Verzoekbesluit>;

/** The term code that counts for a kind of request: T07 for a complaint, T05 for destruction at Veilig Thuis, else T04. */
export const termijnBij = (soort: Verzoeksoort, verbandCode: string): 'klacht' | 'vernietigingsverzoek' | 'burgerverzoek' =>
  soort === 'klacht' ? 'klacht' : soort === 'verwijdering' && verbandCode === 'veilig-thuis' ? 'vernietigingsverzoek' : 'burgerverzoek';

export type Verzoeker = {
  /** Someone in this casus, or nobody known there. */
  readonly isBetrokkene: boolean;
  readonly leeftijdsklasseCode: '0-11' | '12-15' | '16-17' | '18-plus' | null;
  readonly isVermoedelijkPleger: boolean;
  /** For whom he asks besides himself: the class of that minor, and whether a clear source gives him gezag over him. */
  readonly namens: { readonly leeftijdsklasseCode: '0-11' | '12-15' | '16-17' | '18-plus'; readonly heeftGezag: boolean } | null;
};
export type Bevoegdheid = { readonly isBevoegd: boolean; readonly redenCode: 'zelf' | 'namens-kind' | 'niet-in-casus' | 'minderjarige' | 'kind-hoort-mee' | 'geen-gezag' | 'vermoedelijk-pleger' | 'meerderjarig' | 'toegang-beoordelen' };

/**
 * May he ask this by himself (R7.5, R7.6)? Whoever needs judgement goes to a person; never straight to the data.
 * From 16 for himself; for a child under 12 with clear gezag; 12–15 child and representative together, so a person looks.
 */
export const bevoegdheidVan = (v: Verzoeker): Bevoegdheid => {
  if (!v.isBetrokkene) return { isBevoegd: false, redenCode: 'niet-in-casus' };
  if (v.namens === null) {
    return v.leeftijdsklasseCode === '16-17' || v.leeftijdsklasseCode === '18-plus' ? { isBevoegd: true, redenCode: 'zelf' } : { isBevoegd: false, redenCode: 'minderjarige' };
  }
  if (v.isVermoedelijkPleger) return { isBevoegd: false, redenCode: 'vermoedelijk-pleger' };
  if (!v.namens.heeftGezag) return { isBevoegd: false, redenCode: 'geen-gezag' };
  if (v.namens.leeftijdsklasseCode === '0-11') return { isBevoegd: true, redenCode: 'namens-kind' };
  return { isBevoegd: false, redenCode: v.namens.leeftijdsklasseCode === '12-15' ? 'kind-hoort-mee' : 'meerderjarig' };
};

/** Kinds of data a correction may be about; the disputed datum is one of these (R7.7). */
export const corrigeerbaar = ['IDE', 'ADR', 'REL', 'GEZ', 'MEL', 'VEI', 'WON', 'FIN', 'OND', 'OPG', 'HUL', 'PSY', 'SOM', 'VSL', 'TRI', 'ANA', 'OVL', 'UIT', 'PLA', 'ACT'] as const;

/**
 * What stays when an organisation of this kind grants erasure, and by which rule (R7.8, domein §4 B1-B11): its own legal dossier term and the log
 * lines that show who saw what. Sentences of level B1, with the law in brackets.
 */
export const bewaarzinnen = (regels: readonly Bewaarregel[], organisatiesoort: string): string[] => {
  const eigen = regels.filter((r) => r.object === 'casus' && r.isWettelijk && r.organisatiesoorten.includes(organisatiesoort) && r.duur !== null);
  const langste = eigen.toSorted((a, b) => (b.duur ?? 0) * (b.eenheid === 'jaar' ? 12 : 1) - (a.duur ?? 0) * (a.eenheid === 'jaar' ? 12 : 1))[0];
  const log = regels.find((r) => r.object === 'logregel');
  const zin = (wat: string, r: Bewaarregel): string => `${wat}: ${r.duur} ${r.eenheid ?? ''} (${r.bron}).`;
  return [...(langste === undefined ? [] : [zin(langste.omschrijving, langste)]), ...(log === undefined ? [] : [zin('De lijst van wie uw gegevens zag', log)])];
};
