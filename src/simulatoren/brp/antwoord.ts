import { gemeenteNaam, type Deeldatum, type DemoPersoon } from '../personen/index.ts';
import { datumVan } from '../../domein/kalender.ts';

type Object_ = Record<string, unknown>;
const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/** One of the four date shapes of the API. */
export function toonDatum(d: Deeldatum): Object_ {
  switch (d.soort) {
    case 'volledig': return { type: 'Datum', datum: d.datum, langFormaat: `${Number(d.datum.slice(8))} ${MAANDEN[Number(d.datum.slice(5, 7)) - 1]} ${Number(d.datum.slice(0, 4))}` };
    case 'jaar-maand': return { type: 'JaarMaandDatum', jaar: d.jaar, maand: d.maand, langFormaat: `${MAANDEN[d.maand - 1]} ${d.jaar}` };
    case 'jaar': return { type: 'JaarDatum', jaar: d.jaar, langFormaat: String(d.jaar) };
    case 'onbekend': return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' };
  }
}
const volledig = (datum: string): Object_ => toonDatum({ soort: 'volledig', datum });

/** Age in whole years on `nu`, or undefined when the birth date leaves two answers open. */
export function leeftijd(d: Deeldatum, nu: Date): number | undefined {
  const vandaag = datumVan(nu);
  if (d.soort === 'volledig') return Number(vandaag.slice(0, 4)) - Number(d.datum.slice(0, 4)) - (vandaag.slice(5) < d.datum.slice(5) ? 1 : 0);
  if (d.soort !== 'jaar-maand' || Number(vandaag.slice(5, 7)) === d.maand) return undefined;
  return Number(vandaag.slice(0, 4)) - d.jaar - (Number(vandaag.slice(5, 7)) < d.maand ? 1 : 0);
}
/** Minor on `nu`, taking a partly unknown date as its youngest reading. */
export function minderjarig(d: Deeldatum, nu: Date): boolean {
  const jongst = d.soort === 'volledig' ? d.datum : d.soort === 'jaar-maand' ? `${d.jaar}-${String(d.maand).padStart(2, '0')}-28` : d.soort === 'jaar' ? `${d.jaar}-12-31` : '1900-01-01';
  return leeftijd({ soort: 'volledig', datum: jongst }, nu)! < 18;
}

const geslachten = { M: 'man', V: 'vrouw', O: 'onbekend' } as const;
export const toonGeslacht = (g: DemoPersoon['geslacht']): Object_ => ({ code: g, omschrijving: geslachten[g] });
const voorletters = (p: DemoPersoon): string => p.voornamen.split(' ').map((n) => `${n[0]}.`).join('');
export const volledigeNaam = (p: DemoPersoon): string => [p.voornamen, p.voorvoegsel, p.geslachtsnaam].filter(Boolean).join(' ');
const naamGerelateerde = (p: DemoPersoon): Object_ => ({ voornamen: p.voornamen, ...(p.voorvoegsel ? { voorvoegsel: p.voorvoegsel } : {}), geslachtsnaam: p.geslachtsnaam, voorletters: voorletters(p) });

/** Everything the registration holds about a person; the caller cuts it down to the asked fields. */
export function toonPersoon(p: DemoPersoon, allen: ReadonlyMap<string, DemoPersoon>, nu: Date): Object_ {
  const jaren = p.overledenOp ? undefined : leeftijd(p.geboorte, nu);
  const sinds = volledig('2026-09-01');
  const gerelateerd = (nr: string): Object_ => {
    const ander = allen.get(nr)!;
    return { ...(ander.bsn ? { burgerservicenummer: ander.bsn } : {}), naam: naamGerelateerde(ander), geboorte: { datum: toonDatum(ander.geboorte) } };
  };
  return {
    burgerservicenummer: p.bsn, geslacht: toonGeslacht(p.geslacht), ...(jaren === undefined ? {} : { leeftijd: jaren }),
    naam: { ...naamGerelateerde(p), volledigeNaam: volledigeNaam(p), ...(p.inOnderzoek.includes('naam') ? { inOnderzoek: { voornamen: true, geslachtsnaam: true, volledigeNaam: true, datumIngangOnderzoek: sinds } } : {}) },
    geboorte: { datum: toonDatum(p.geboorte), ...(p.inOnderzoek.includes('geboorte') ? { inOnderzoek: { datum: true, datumIngangOnderzoek: sinds } } : {}) },
    ...(p.geheimhouding ? { geheimhoudingPersoonsgegevens: true } : {}),
    ...(p.overledenOp ? { overlijden: { datum: volledig(p.overledenOp) }, opschortingBijhouding: { reden: { code: 'O', omschrijving: 'overlijden' }, datum: volledig(p.overledenOp) } } : {}),
    ...(p.verblijf.soort === 'buitenland' ? { opschortingBijhouding: { reden: { code: 'E', omschrijving: 'emigratie' }, datum: volledig('2024-03-01') } } : {}),
    ...verblijfplaats(p, sinds),
    ouders: p.ouders.map((nr, i) => ({ ouderAanduiding: String(i + 1), geslacht: toonGeslacht(allen.get(nr)!.geslacht), ...gerelateerd(nr) })),
    kinderen: p.kinderen.map(gerelateerd),
    partners: [
      ...p.partners.map((nr) => ({ soortVerbintenis: { code: 'H', omschrijving: 'huwelijk' }, geslacht: toonGeslacht(allen.get(nr)!.geslacht), ...gerelateerd(nr), aangaanHuwelijkPartnerschap: { datum: volledig('2012-05-18') } })),
      ...p.exPartners.map((nr) => ({ soortVerbintenis: { code: 'H', omschrijving: 'huwelijk' }, geslacht: toonGeslacht(allen.get(nr)!.geslacht), ...gerelateerd(nr), aangaanHuwelijkPartnerschap: { datum: volledig('2010-06-11') }, ontbindingHuwelijkPartnerschap: { datum: volledig('2023-02-07') } })),
    ],
  };
}

function verblijfplaats(p: DemoPersoon, sinds: Object_): Object_ {
  const v = p.verblijf;
  const onderzoek = p.inOnderzoek.includes('verblijfplaats');
  const datumVan = volledig('2019-04-01');
  if (v.soort === 'buitenland') {
    const [regel1, regel2] = v.regels;
    return {
      verblijfplaats: { type: 'VerblijfplaatsBuitenland', datumVan, verblijfadres: { regel1, regel2, land: { code: v.landCode, omschrijving: v.land } } },
      adressering: { adresregel1: regel1, adresregel2: regel2, land: { code: v.landCode, omschrijving: v.land } },
    };
  }
  if (v.soort === 'onbekend') return { verblijfplaats: { type: 'VerblijfplaatsOnbekend', datumVan } };
  const gemeente = { gemeenteVanInschrijving: { code: v.gemeenteCode, omschrijving: gemeenteNaam(v.gemeenteCode) } };
  if (v.soort === 'locatie') return { ...gemeente, verblijfplaats: { type: 'Locatie', datumVan, functieAdres: { code: 'W', omschrijving: 'woonadres' }, verblijfadres: { locatiebeschrijving: v.beschrijving } }, adressering: { adresregel1: v.beschrijving, adresregel2: gemeenteNaam(v.gemeenteCode).toUpperCase() } };
  return {
    ...gemeente,
    verblijfplaats: {
      type: 'Adres', datumVan, functieAdres: { code: 'W', omschrijving: 'woonadres' }, adresseerbaarObjectIdentificatie: objectId(v.postcode, v.huisnummer),
      verblijfadres: {
        officieleStraatnaam: v.straat, korteStraatnaam: v.korteStraat, huisnummer: v.huisnummer, ...(v.huisletter ? { huisletter: v.huisletter } : {}), postcode: v.postcode, woonplaats: v.woonplaats,
        ...(onderzoek ? { inOnderzoek: { officieleStraatnaam: true, korteStraatnaam: true, huisnummer: true, postcode: true, woonplaats: true, datumIngangOnderzoek: sinds } } : {}),
      },
      ...(onderzoek ? { inOnderzoek: { type: true, adresseerbaarObjectIdentificatie: true, functieAdres: true, datumIngangOnderzoek: sinds } } : {}),
    },
    adressering: { adresregel1: `${v.korteStraat} ${v.huisnummer}${v.huisletter ?? ''}`, adresregel2: `${v.postcode.slice(0, 4)} ${v.postcode.slice(4)}  ${v.woonplaats.toUpperCase()}` },
  };
}
const objectId = (postcode: string, huisnummer: number): string => `9${postcode.slice(0, 4)}010000${String(huisnummer).padStart(5, '0')}`;
