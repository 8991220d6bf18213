/** A birth date as the registration knows it: four shapes, because a day or a month can be unknown. */
export type Deeldatum =
  | { readonly soort: 'volledig'; readonly datum: string }
  | { readonly soort: 'jaar-maand'; readonly jaar: number; readonly maand: number }
  | { readonly soort: 'jaar'; readonly jaar: number }
  | { readonly soort: 'onbekend' };

/** An address inside the fictional regions; postcodes end in SS or SD, which are never issued. */
export type DemoAdres = {
  readonly soort: 'adres';
  readonly straat: string;
  /** The short street name of the BRP (at most 24 characters). */
  readonly korteStraat: string;
  readonly huisnummer: number;
  readonly huisletter?: string;
  readonly postcode: string;
  readonly woonplaats: string;
  readonly gemeenteCode: string;
};
export type DemoVerblijf =
  | DemoAdres
  | { readonly soort: 'buitenland'; readonly regels: readonly string[]; readonly landCode: string; readonly land: string }
  | { readonly soort: 'locatie'; readonly beschrijving: string; readonly gemeenteCode: string }
  | { readonly soort: 'onbekend' };

/** Holders are person numbers (P01 …); the simulator turns them into BSNs and names. */
export type DemoGezag =
  | { readonly type: 'GezamenlijkOuderlijkGezag'; readonly ouders: readonly [string, string]; readonly inOnderzoek?: true }
  | { readonly type: 'EenhoofdigOuderlijkGezag'; readonly ouder: string; readonly inOnderzoek?: true }
  | { readonly type: 'GezamenlijkGezag'; readonly ouder: string; readonly derde: string | null; readonly inOnderzoek?: true }
  | { readonly type: 'Voogdij'; readonly derden: readonly string[]; readonly inOnderzoek?: true }
  | { readonly type: 'TijdelijkGeenGezag' | 'GezagNietTeBepalen'; readonly toelichting: string; readonly inOnderzoek?: true };

/** A relation no registration knows (domein §8): told by people, certainty 1-3. */
export type InformeleRelatie = { readonly met: string; readonly soort: 'mantelzorger' | 'groep' | 'ex-partner' | 'partner' | 'grootouder'; readonly zekerheid: 1 | 2 | 3 };

/** One invented person. `bron` says where he can be found: BRP, BVV (no BSN), or nowhere but in his own words. */
export type DemoPersoon = {
  readonly nr: string;
  readonly huishouden: number;
  readonly bron: 'BRP' | 'BVV' | 'opgave';
  readonly bsn?: string;
  readonly vreemdelingnummer?: string;
  readonly voornamen: string;
  readonly voorvoegsel?: string;
  readonly geslachtsnaam: string;
  readonly alias?: string;
  readonly geslacht: 'M' | 'V' | 'O';
  readonly geboorte: Deeldatum;
  /** ISO date. */
  readonly overledenOp?: string;
  readonly geheimhouding: boolean;
  /** Groups of data the municipality is investigating. */
  readonly inOnderzoek: readonly ('naam' | 'verblijfplaats' | 'geboorte')[];
  readonly verblijf: DemoVerblijf;
  readonly ouders: readonly string[];
  readonly kinderen: readonly string[];
  readonly partners: readonly string[];
  /** Ended marriages or partnerships. */
  readonly exPartners: readonly string[];
  /** Only for minors at the reference date. */
  readonly gezag?: DemoGezag;
  readonly informeel: readonly InformeleRelatie[];
};
