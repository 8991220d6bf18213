import { randomUUID } from 'node:crypto';
import type { Kern, Tx } from '../../../platform/kern.ts';
import { maakNaamZoek, type Adres, type Bronpersoon, type Precisie, type Verwant } from '../brp/vertaal.ts';
import { adresIndex, indexVan, open, verberg } from '../versleuteld.ts';

/** A person as stored; BSN only through `leesBsn`. */
export type Persoon = {
  readonly id: string; readonly bron: 'BRP' | 'BVV' | 'opgave'; readonly voornamen: string | null; readonly voorvoegsel: string | null; readonly geslachtsnaam: string;
  readonly geboortedatum: string | null; readonly precisie: Precisie; readonly geslacht: 'M' | 'V' | 'O'; readonly isOverleden: boolean; readonly overledenOp: string | null;
  readonly geheimhouding: boolean; readonly inOnderzoek: readonly string[]; readonly curatele: boolean; readonly rni: boolean; readonly verblijf: 'adres' | 'buitenland' | 'locatie' | 'onbekend';
  readonly adres: Adres | null; readonly adresHash: string | null; readonly gemeenteCode: string | null; readonly opgehaaldOp: Date | null; readonly volledig: boolean;
  readonly bsnIndex: string | null; readonly heeftBsn: boolean; readonly verwanten: readonly { soort: Verwant['soort']; bsnIndex: string | null }[];
};
type Rij = Record<string, unknown>;

export const alsPersoon = (r: Rij): Persoon => ({
  id: r['id'] as string, bron: r['bron'] as Persoon['bron'], voornamen: r['voornamen'] as string | null, voorvoegsel: r['voorvoegsel'] as string | null, geslachtsnaam: r['geslachtsnaam'] as string,
  geboortedatum: r['geboortedatum'] as string | null, precisie: r['geboortedatum_precisie'] as Precisie, geslacht: r['geslacht'] as Persoon['geslacht'], isOverleden: r['is_overleden'] as boolean, overledenOp: r['overleden_op'] as string | null,
  geheimhouding: r['geheimhouding'] as boolean, inOnderzoek: r['in_onderzoek'] as string[], curatele: r['curatele'] as boolean, rni: r['rni'] as boolean, verblijf: r['verblijf'] as Persoon['verblijf'],
  adres: r['adres'] as Adres | null, adresHash: r['adres_hash'] as string | null, gemeenteCode: r['gemeente_code'] as string | null, opgehaaldOp: r['opgehaald_op'] as Date | null, volledig: r['volledig_opgehaald'] as boolean,
  bsnIndex: r['bsn_index'] as string | null, heeftBsn: r['bsn_index'] !== null, verwanten: r['verwanten'] as Persoon['verwanten'],
});

/** Stores or refreshes a person found at a source; the same BSN or vreemdelingnummer is the same person. Answers his id. */
export async function bewaarBronpersoon(kern: Kern, tx: Tx, p: Bronpersoon, now: Date): Promise<string> {
  const kolom = p.bsn !== null ? 'bsn_index' : 'vreemdelingnummer_index';
  const index = indexVan(kern, (p.bsn ?? p.vreemdelingnummer)!);
  const id = randomUUID();
  const nieuw = {
    id, bron: p.bron, geslachtsnaam: p.geslachtsnaam, naam_zoek: p.naamZoek, geboortedatum: p.geboorte.datum, geboortedatum_precisie: p.geboorte.precisie, geslacht: p.geslacht, verblijf: 'onbekend',
    ...(p.bsn !== null ? { bsn_versleuteld: verberg(kern, p.bsn, 'persoon.bsn', id), bsn_index: index } : { vreemdelingnummer_versleuteld: verberg(kern, p.vreemdelingnummer!, 'persoon.vreemdelingnummer', id), vreemdelingnummer_index: index }),
  };
  await tx('persoon').insert(nieuw).onConflict(kolom).ignore();
  const { id: bestaand } = await tx('persoon').where(kolom, index).forUpdate().first('id') as { id: string };
  await tx('persoon').where({ id: bestaand }).update({
    voornamen: p.voornamen, voorvoegsel: p.voorvoegsel, geslachtsnaam: p.geslachtsnaam, naam_zoek: p.naamZoek, geboortedatum: p.geboorte.datum, geboortedatum_precisie: p.geboorte.precisie, geslacht: p.geslacht,
    is_overleden: p.overleden, overleden_op: p.overledenOp, geheimhouding: p.geheimhouding, opgehaald_op: now, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1'),
    // A search result has no verblijfplaats and no relations: what we know of these stays until the full record comes.
    ...(p.verblijf === undefined ? {} : {
      in_onderzoek: JSON.stringify(p.inOnderzoek), curatele: p.curatele, rni: p.rni, verblijf: p.verblijf.soort, adres: p.verblijf.adres === null ? null : JSON.stringify(p.verblijf.adres), adres_hash: hashVanAdres(kern, p.verblijf.adres), gemeente_code: p.gemeenteCode, volledig_opgehaald: true,
      verwanten: JSON.stringify(p.verwanten.map((v) => ({ soort: v.soort, bsnIndex: v.bsn === null ? null : indexVan(kern, v.bsn) }))),
    }),
  });
  return bestaand;
}

/** Only a Dutch address makes a household: postcode with number. */
const hashVanAdres = (kern: Kern, a: Adres | null): string | null => a?.postcode && a.huisnummer ? adresIndex(kern, [a.postcode, a.huisnummer, a.huisletter ?? '', a.huisnummertoevoeging ?? ''].join('|').toUpperCase()) : null;

/** Stores somebody by what was told only (no source); certainty is up to the vaststelling. */
export async function bewaarOpgegevenPersoon(kern: Kern, tx: Tx, o: { voornamen?: string | undefined; voorvoegsel?: string | undefined; geslachtsnaam?: string | undefined; geboortedatum?: string | undefined; postcode?: string | undefined; huisnummer?: number | undefined; huisletter?: string | undefined }): Promise<string> {
  const adres: Adres | null = o.postcode && o.huisnummer ? { postcode: o.postcode.replace(' ', '').toUpperCase(), huisnummer: o.huisnummer, ...(o.huisletter ? { huisletter: o.huisletter } : {}) } : null;
  const delen = (o.geboortedatum ?? '').split('-').filter(Boolean).length;
  const [rij] = await tx('persoon').insert({
    bron: 'opgave', voornamen: o.voornamen ?? null, voorvoegsel: o.voorvoegsel ?? null, geslachtsnaam: o.geslachtsnaam ?? o.voornamen ?? 'Onbekend', naam_zoek: maakNaamZoek(o.voornamen, o.voorvoegsel, o.geslachtsnaam),
    geboortedatum: delen === 0 ? null : o.geboortedatum, geboortedatum_precisie: (['onbekend', 'jaar', 'jaar-maand', 'volledig'] as const)[delen], geslacht: 'O',
    verblijf: adres ? 'adres' : 'onbekend', adres: adres ? JSON.stringify(adres) : null, adres_hash: hashVanAdres(kern, adres),
  }).returning('id') as { id: string }[];
  return rij!.id;
}

export const leesPersonen = async (tx: Tx, ids: readonly string[]): Promise<readonly Persoon[]> => ids.length === 0 ? [] : (await tx('persoon').whereIn('id', [...ids]).orderBy('id') as Rij[]).map(alsPersoon);

/** BSN per person id, opened; people without BSN are absent. */
export async function leesBsns(kern: Kern, tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rijen = await tx('persoon').whereIn('id', [...ids]).whereNotNull('bsn_versleuteld').select('id', 'bsn_versleuteld') as { id: string; bsn_versleuteld: string }[];
  return new Map(rijen.map((r) => [r.id, open(kern, r.bsn_versleuteld, 'persoon.bsn', r.id)]));
}

/** Persons by the index of their BSN. */
export const zoekOpBsnIndex = async (tx: Tx, indexen: readonly string[]): Promise<ReadonlyMap<string, Persoon>> =>
  new Map(indexen.length === 0 ? [] : (await tx('persoon').whereIn('bsn_index', [...indexen]) as Rij[]).map((r) => [r['bsn_index'] as string, alsPersoon(r)]));

/** "Jörgen Ćosić" as shown, with voorvoegsel. */
export const toonNaam = (p: { voornamen?: string | null | undefined; voorvoegsel?: string | null | undefined; geslachtsnaam?: string | null | undefined }): string => [p.voornamen, p.voorvoegsel, p.geslachtsnaam].filter(Boolean).join(' ') || 'Naam onbekend';
