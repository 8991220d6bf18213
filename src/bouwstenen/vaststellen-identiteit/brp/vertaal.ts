import { naamZoek } from '../../../domein/naamzoek.ts';
import type { Gezagstype } from '../../../domein/gezag.ts';
import type { BrpDatum, BrpGezag, BrpNaam, BrpPersoon, BrpVerblijfplaats, BvvPersoon } from './contract.ts';

// From the shapes of the sources to ours (R2.4).

export const precisies = ['volledig', 'jaar-maand', 'jaar', 'onbekend'] as const;
export type Precisie = typeof precisies[number];
/** `2014-05-03`, `2014-05`, `2014` or null, with its precision. */
export type Deeldatum = { readonly datum: string | null; readonly precisie: Precisie };

/** The four date shapes → text of as far as it is known. */
export function vertaalDatum(d: BrpDatum | undefined): Deeldatum {
  switch (d?.type) {
    case 'Datum': return { datum: d.datum, precisie: 'volledig' };
    case 'JaarMaandDatum': return { datum: `${jaar4(d.jaar)}-${String(d.maand).padStart(2, '0')}`, precisie: 'jaar-maand' };
    case 'JaarDatum': return { datum: jaar4(d.jaar), precisie: 'jaar' };
    default: return { datum: null, precisie: 'onbekend' };
  }
}
const jaar4 = (jaar: number): string => String(jaar).padStart(4, '0');

export const verblijfsoorten = ['adres', 'buitenland', 'locatie', 'onbekend'] as const;
/** Address as stored; postcode without space (clash 6), the short street name only when the source gives one (clash 9). */
export type Adres = {
  readonly straat?: string; readonly korteStraat?: string; readonly huisnummer?: number; readonly huisletter?: string; readonly huisnummertoevoeging?: string; readonly postcode?: string; readonly woonplaats?: string;
  readonly regels?: readonly string[]; readonly land?: string; readonly locatie?: string;
};
export type Verblijf = { readonly soort: typeof verblijfsoorten[number]; readonly adres: Adres | null };

/** The four places of residence → ours. */
export function vertaalVerblijf(v: BrpVerblijfplaats | undefined): Verblijf {
  switch (v?.type) {
    case 'Adres': {
      const a = v.verblijfadres;
      if (!a) return { soort: 'onbekend', adres: null };
      return { soort: 'adres', adres: schoon({ straat: a.officieleStraatnaam ?? a.korteStraatnaam, korteStraat: a.korteStraatnaam, huisnummer: a.huisnummer, huisletter: a.huisletter, huisnummertoevoeging: a.huisnummertoevoeging, postcode: a.postcode?.replace(' ', '').toUpperCase(), woonplaats: a.woonplaats }) };
    }
    case 'VerblijfplaatsBuitenland': {
      const a = v.verblijfadres ?? {};
      return { soort: 'buitenland', adres: schoon({ regels: [a.regel1, a.regel2, a.regel3].filter((r) => r !== undefined), land: a.land?.omschrijving }) };
    }
    case 'Locatie': return { soort: 'locatie', adres: schoon({ locatie: v.verblijfadres?.locatiebeschrijving }) };
    default: return { soort: 'onbekend', adres: null };
  }
}
const schoon = (adres: { [K in keyof Adres]: Adres[K] | undefined }): Adres => Object.fromEntries(Object.entries(adres).filter(([, w]) => w !== undefined)) as Adres;

/** M, V, or O for everything else (the source's "onbekend" included). */
export const vertaalGeslacht = (code: string | undefined): 'M' | 'V' | 'O' => (code === 'M' || code === 'V' ? code : 'O');

/** A person as found at a source, before it is stored. */
export type Bronpersoon = {
  readonly bron: 'BRP' | 'BVV';
  readonly bsn: string | null; readonly vreemdelingnummer: string | null;
  readonly voornamen: string | null; readonly voorvoegsel: string | null; readonly geslachtsnaam: string; readonly naamZoek: string;
  readonly geboorte: Deeldatum; readonly geslacht: 'M' | 'V' | 'O'; readonly overledenOp: string | null; readonly overleden: boolean;
  readonly geheimhouding: boolean; readonly inOnderzoek: readonly string[]; readonly curatele: boolean; readonly rni: boolean;
  /** undefined = not asked for (search results). */
  readonly verblijf: Verblijf | undefined; readonly adresregel: string | null; readonly gemeenteCode: string | null;
  readonly verwanten: readonly Verwant[];
};
export type Verwant = { readonly soort: 'ouder' | 'kind' | 'partner' | 'ex-partner'; readonly bsn: string | null };

/** A person of the BRP → ours. A search result has no verblijfplaats, only address lines. */
export function vertaalPersoon(p: BrpPersoon): Bronpersoon {
  const onderzoek = [['naam', p.naam?.inOnderzoek], ['geboorte', p.geboorte?.inOnderzoek], ['verblijfplaats', p.verblijfplaats?.inOnderzoek ?? (p.verblijfplaats && 'verblijfadres' in p.verblijfplaats && p.verblijfplaats.verblijfadres && 'inOnderzoek' in p.verblijfplaats.verblijfadres ? p.verblijfplaats.verblijfadres.inOnderzoek : undefined)], ['persoon', p.inOnderzoek]] as const;
  const overleden = p.overlijden !== undefined || p.opschortingBijhouding?.reden?.code === 'O';
  const sterfdatum = vertaalDatum(p.overlijden?.datum ?? (overleden ? p.opschortingBijhouding?.datum : undefined));
  return {
    bron: 'BRP', bsn: p.burgerservicenummer, vreemdelingnummer: null, ...naamVelden(p.naam ?? {}), geboorte: vertaalDatum(p.geboorte?.datum), geslacht: vertaalGeslacht(p.geslacht?.code),
    overleden, overledenOp: sterfdatum.precisie === 'volledig' ? sterfdatum.datum : null,
    geheimhouding: p.geheimhoudingPersoonsgegevens ?? false, inOnderzoek: onderzoek.filter(([, o]) => o !== undefined).map(([n]) => n), curatele: p.indicatieCurateleRegister ?? false, rni: (p.rni?.length ?? 0) > 0,
    verblijf: p.verblijfplaats === undefined ? undefined : vertaalVerblijf(p.verblijfplaats),
    adresregel: [p.adressering?.adresregel1, p.adressering?.adresregel2].filter(Boolean).join(', ') || null, gemeenteCode: p.gemeenteVanInschrijving?.code ?? null,
    verwanten: [
      ...(p.ouders ?? []).map((o): Verwant => ({ soort: 'ouder', bsn: o.burgerservicenummer ?? null })),
      ...(p.kinderen ?? []).map((k): Verwant => ({ soort: 'kind', bsn: k.burgerservicenummer ?? null })),
      ...(p.partners ?? []).map((q): Verwant => ({ soort: q.ontbindingHuwelijkPartnerschap ? 'ex-partner' : 'partner', bsn: q.burgerservicenummer ?? null })),
    ],
  };
}

/** Somebody of the BVV: no BSN, no address, no relations. */
export const vertaalVreemdeling = (p: BvvPersoon): Bronpersoon => ({
  bron: 'BVV', bsn: null, vreemdelingnummer: p.vreemdelingnummer, ...naamVelden(p.naam), geboorte: vertaalDatum(p.geboorte?.datum), geslacht: vertaalGeslacht(p.geslacht?.code), overleden: false, overledenOp: null,
  geheimhouding: false, inOnderzoek: [], curatele: false, rni: false, verblijf: undefined, adresregel: null, gemeenteCode: null, verwanten: [],
});

const naamVelden = (n: BrpNaam): Pick<Bronpersoon, 'voornamen' | 'voorvoegsel' | 'geslachtsnaam' | 'naamZoek'> => ({
  voornamen: n.voornamen ?? null, voorvoegsel: n.voorvoegsel ?? null, geslachtsnaam: n.geslachtsnaam ?? '', naamZoek: maakNaamZoek(n.voornamen, n.voorvoegsel, n.geslachtsnaam),
});
/** Searchable form of the whole name. */
export const maakNaamZoek = (...delen: (string | null | undefined)[]): string => naamZoek(delen.filter(Boolean).join(' '));

export type BronGezag = {
  readonly type: Gezagstype; readonly minderjarigeBsn: string; readonly inOnderzoek: boolean; readonly toelichting: string | null;
  /** `bsn` null: the register knows the holder without BSN, or not at all (OnbekendeDerde). */
  readonly houders: readonly { readonly rol: 'ouder' | 'derde'; readonly bsn: string | null; readonly naam: string | null }[];
};
type Houderbron = { burgerservicenummer?: string | undefined; naam?: BrpNaam | undefined } | { type: 'OnbekendeDerde' };

/** A gezagsrelatie under its old or new name → ours. */
export function vertaalGezag(g: BrpGezag): BronGezag {
  const basis = { minderjarigeBsn: g.minderjarige.burgerservicenummer, inOnderzoek: g.inOnderzoek ?? false, toelichting: 'toelichting' in g ? g.toelichting ?? null : null };
  const houder = (rol: 'ouder' | 'derde') => (h: Houderbron): BronGezag['houders'][number] => 'naam' in h || 'burgerservicenummer' in h
    ? { rol, bsn: h.burgerservicenummer ?? null, naam: h.naam?.volledigeNaam ?? ([h.naam?.voornamen, h.naam?.voorvoegsel, h.naam?.geslachtsnaam].filter(Boolean).join(' ') || null) }
    : { rol, bsn: null, naam: null };
  switch (g.type) {
    case 'GezamenlijkOuderlijkGezag': case 'TweehoofdigOuderlijkGezag': return { ...basis, type: 'GezamenlijkOuderlijkGezag', houders: g.ouders.map(houder('ouder')) };
    case 'EenhoofdigOuderlijkGezag': return { ...basis, type: g.type, houders: [houder('ouder')(g.ouder)] };
    case 'GezamenlijkGezag': return { ...basis, type: g.type, houders: [...(g.ouder ? [houder('ouder')(g.ouder)] : []), ...(g.derde ? [houder('derde')(g.derde)] : [])] };
    case 'Voogdij': return { ...basis, type: g.type, houders: g.derden.map(houder('derde')) };
    default: return { ...basis, type: g.type, houders: [] };
  }
}
