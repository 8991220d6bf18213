/**
 * The fields an opdracht may carry about a person (R11.1): each with its gegevenssoort and the niveau from which it is shown. A field goes
 * along only when it is ticked and the matrix row of D11 grants that niveau to the receiver.
 */
export const informatievelden = {
  naam: { soort: 'IDE', niveau: 1, label: 'Naam' },
  geboortejaar: { soort: 'IDE', niveau: 1, label: 'Geboortejaar' },
  geboortedatum: { soort: 'IDE', niveau: 2, label: 'Geboortedatum' },
  bsn: { soort: 'IDE', niveau: 2, label: 'Burgerservicenummer' },
  gemeente: { soort: 'ADR', niveau: 1, label: 'Gemeente' },
  adres: { soort: 'ADR', niveau: 2, label: 'Adres' },
} as const;
export type Informatieveld = keyof typeof informatievelden;
export const isInformatieveld = (veld: string): veld is Informatieveld => Object.hasOwn(informatievelden, veld);

/** What an actie of a kind carries when nobody chose otherwise (R11.1: default from the actiesoort template). Never an address or a BSN. */
export const sjablonen = {
  gesprek: ['naam'], huisbezoek: ['naam', 'geboortejaar'], hulp: ['naam', 'geboortejaar'], opvang: ['naam', 'geboortejaar'], crisisdienst: ['naam', 'geboortejaar'], toezicht: ['naam'], overig: ['naam'],
} as const satisfies Record<string, readonly Informatieveld[]>;
export type Actiesoort = keyof typeof sjablonen;
export const actiesoorten = Object.keys(sjablonen) as Actiesoort[];
export const sjabloonVan = (soort: string): readonly Informatieveld[] => (Object.hasOwn(sjablonen, soort) ? sjablonen[soort as Actiesoort] : sjablonen.overig);
