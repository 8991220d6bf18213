// The fields a client may ask for, as dotted paths. Fields that come by themselves are not in the list: asking them is an error.

const waarde = ['code', 'omschrijving'];
const datum = ['type', 'datum', 'langFormaat', 'jaar', 'maand', 'onbekend'];
const naamGerelateerde = { voornamen: [], adellijkeTitelPredicaat: { code: [], omschrijving: [], soort: [] }, voorvoegsel: [], geslachtsnaam: [], voorletters: [] };
const naam = { ...naamGerelateerde, volledigeNaam: [] };
const geboorte = { datum, land: waarde, plaats: waarde };
type Boom = readonly string[] | { readonly [naam: string]: Boom };

const beperkt: Boom = {
  burgerservicenummer: [], geboorte: { datum }, geslacht: waarde, leeftijd: [], naam,
  adressering: { adresregel1: [], adresregel2: [], adresregel3: [], land: waarde, indicatieVastgesteldVerblijftNietOpAdres: [] },
};
const gezagPersoon = { burgerservicenummer: [], naam: { volledigeNaam: [] } };
const persoon: Boom = {
  aNummer: [], burgerservicenummer: [], datumEersteInschrijvingGBA: datum, geslacht: waarde, leeftijd: [], naam: { ...naam, aanduidingNaamgebruik: waarde }, geboorte,
  uitsluitingKiesrecht: { uitgeslotenVanKiesrecht: [], einddatum: datum }, europeesKiesrecht: { aanduiding: waarde, einddatumUitsluiting: datum },
  nationaliteiten: { type: [], nationaliteit: waarde, redenOpname: waarde, datumIngangGeldigheid: datum },
  overlijden: { datum, land: waarde, plaats: waarde },
  verblijfplaats: {
    type: [], datumVan: datum, datumIngangGeldigheid: datum, functieAdres: waarde, adresseerbaarObjectIdentificatie: [], nummeraanduidingIdentificatie: [], indicatieVastgesteldVerblijftNietOpAdres: [],
    verblijfadres: { officieleStraatnaam: [], korteStraatnaam: [], huisnummer: [], huisletter: [], huisnummertoevoeging: [], aanduidingBijHuisnummer: waarde, postcode: [], woonplaats: [], locatiebeschrijving: [], regel1: [], regel2: [], regel3: [], land: waarde },
  },
  immigratie: { landVanwaarIngeschreven: waarde, datumVestigingInNederland: datum, vanuitVerblijfplaatsOnbekend: [], indicatieVestigingVanuitBuitenland: [] },
  gemeenteVanInschrijving: waarde, datumInschrijvingInGemeente: datum,
  adressering: { adresregel1: [], adresregel2: [], adresregel3: [], land: waarde, indicatieVastgesteldVerblijftNietOpAdres: [], aanhef: [], aanschrijfwijze: { naam: [], aanspreekvorm: [] }, gebruikInLopendeTekst: [] },
  indicatieCurateleRegister: [], indicatieGezagMinderjarige: waarde,
  gezag: { type: [], minderjarige: { ...gezagPersoon, leeftijd: [] }, ouders: gezagPersoon, ouder: gezagPersoon, derde: { type: [], ...gezagPersoon }, derden: { type: [], ...gezagPersoon }, toelichting: [], inOnderzoek: [] },
  verblijfstitel: { aanduiding: waarde, datumEinde: datum, datumIngang: datum },
  kinderen: { burgerservicenummer: [], naam: naamGerelateerde, geboorte },
  ouders: { burgerservicenummer: [], geslacht: waarde, ouderAanduiding: [], datumIngangFamilierechtelijkeBetrekking: datum, naam: naamGerelateerde, geboorte },
  partners: { burgerservicenummer: [], geslacht: waarde, soortVerbintenis: waarde, naam: naamGerelateerde, geboorte, aangaanHuwelijkPartnerschap: { datum, land: waarde, plaats: waarde }, ontbindingHuwelijkPartnerschap: { datum } },
};

const paden = (boom: Boom, voor = ''): string[] => Array.isArray(boom)
  ? (boom as string[]).map((n) => `${voor}${n}`)
  : Object.entries(boom).flatMap(([n, sub]) => [`${voor}${n}`, ...paden(sub, `${voor}${n}.`)]);

/** Fields of a consultation by BSN, and of a search (the limited person). */
export const persoonsvelden: ReadonlySet<string> = new Set(paden(persoon));
export const beperkteVelden: ReadonlySet<string> = new Set(paden(beperkt));
/** Come by themselves; asking for them is refused. */
export const automatisch = ['inOnderzoek', 'geheimhoudingPersoonsgegevens', 'opschortingBijhouding', 'rni', 'verificatie'] as const;

type Object_ = Record<string, unknown>;
const isObject = (v: unknown): v is Object_ => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Keeps the asked fields of a person, with the automatic ones: type of a choice, investigations of what was asked, secrecy, suspension. */
export function kiesVelden(volledig: Object_, velden: readonly string[]): Object_ {
  const gekozen = kies(volledig, velden) as Object_ | undefined ?? {};
  for (const a of automatisch) if (a !== 'inOnderzoek' && volledig[a] !== undefined) gekozen[a] = volledig[a];
  return gekozen;
}

function kies(bron: unknown, velden: readonly string[]): unknown {
  if (Array.isArray(bron)) {
    const lijst = bron.map((b) => kies(b, velden)).filter((b) => b !== undefined);
    return lijst.length > 0 || bron.length === 0 ? lijst : undefined;
  }
  if (!isObject(bron)) return undefined;
  const uit: Object_ = {};
  for (const [sleutel, waarde] of Object.entries(bron)) {
    if (sleutel === 'inOnderzoek' && isObject(waarde)) continue;
    if (velden.includes(sleutel)) { uit[sleutel] = waarde; continue; }
    const dieper = velden.filter((v) => v.startsWith(`${sleutel}.`)).map((v) => v.slice(sleutel.length + 1));
    if (dieper.length === 0) continue;
    const deel = kies(waarde, dieper);
    if (deel !== undefined) uit[sleutel] = deel;
  }
  if (Object.keys(uit).length === 0) return undefined;
  if (bron['type'] !== undefined) uit['type'] = bron['type'];
  if (isObject(bron['inOnderzoek'])) {
    const geraakt = Object.entries(bron['inOnderzoek']).filter(([k]) => uit[k] !== undefined);
    if (geraakt.length > 0) uit['inOnderzoek'] = { ...Object.fromEntries(geraakt), datumIngangOnderzoek: bron['inOnderzoek']['datumIngangOnderzoek'] };
  }
  return uit;
}
