import { randomUUID } from 'node:crypto';
import type { Kern, Tx } from '../../../platform/kern.ts';
import { maakNaamZoek, type Adres, type Bronpersoon, type Precisie, type Verwant } from '../brp/vertaal.ts';
import { adresIndexenVan, indexKid, nummerIndex, nummerIndexen, ringenVan, slotOpIndexen } from '../../../platform/versleuteld/ring.ts';
import { open, verberg } from '../versleuteld.ts';
import { adresTekst } from './herindexeren.ts';

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
  // Under every key in use: the person may have been stored under another one, and may be stored there at this moment.
  const indexen = nummerIndexen(kern, (p.bsn ?? p.vreemdelingnummer)!), index = indexen[0]!;
  await slotOpIndexen(tx, indexen);
  const id = randomUUID();
  const nieuw = {
    id, bron: p.bron, geslachtsnaam: p.geslachtsnaam, naam_zoek: p.naamZoek, geboortedatum: p.geboorte.datum, geboortedatum_precisie: p.geboorte.precisie, geslacht: p.geslacht, verblijf: 'onbekend',
    ...(p.bsn !== null ? { bsn_versleuteld: verberg(kern, p.bsn, 'persoon.bsn', id), bsn_index: index } : { vreemdelingnummer_versleuteld: verberg(kern, p.vreemdelingnummer!, 'persoon.vreemdelingnummer', id), vreemdelingnummer_index: index }),
  };
  const zoek = async (): Promise<{ id: string } | undefined> => tx('persoon').whereIn(kolom, [...indexen]).orderByRaw('?? = ? desc, id', [kolom, index]).forUpdate().first('id') as Promise<{ id: string } | undefined>;
  const eerder = indexen.length > 1 ? await zoek() : undefined;
  if (eerder === undefined) await tx('persoon').insert(nieuw).onConflict(kolom).ignore();
  const { id: bestaand } = eerder ?? await zoek() as { id: string };
  await tx('persoon').where({ id: bestaand }).update({
    voornamen: p.voornamen, voorvoegsel: p.voorvoegsel, geslachtsnaam: p.geslachtsnaam, naam_zoek: p.naamZoek, geboortedatum: p.geboorte.datum, geboortedatum_precisie: p.geboorte.precisie, geslacht: p.geslacht,
    [kolom]: index, index_kid: indexKid(kern), is_overleden: p.overleden, overleden_op: p.overledenOp, geheimhouding: p.geheimhouding, opgehaald_op: now, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1'),
    // A search result has no verblijfplaats and no relations: what we know of these stays until the full record comes.
    ...(p.verblijf === undefined ? {} : {
      in_onderzoek: JSON.stringify(p.inOnderzoek), curatele: p.curatele, rni: p.rni, verblijf: p.verblijf.soort, adres: p.verblijf.adres === null ? null : JSON.stringify(p.verblijf.adres), adres_hash: hashVanAdres(kern, p.verblijf.adres), gemeente_code: p.gemeenteCode, volledig_opgehaald: true,
      verwanten: JSON.stringify(p.verwanten.map((v) => ({ soort: v.soort, bsnIndex: v.bsn === null ? null : nummerIndex(kern, v.bsn), kid: indexKid(kern) }))),
    }),
  });
  return bestaand;
}

const hashVanAdres = (kern: Kern, a: Adres | null): string | null => { const tekst = adresTekst(a); return tekst === null ? null : adresIndexenVan(kern, tekst)[0] ?? null; };

/** Stores somebody by what was told only (no source); certainty is up to the vaststelling. */
export async function bewaarOpgegevenPersoon(kern: Kern, tx: Tx, o: { voornamen?: string | undefined; voorvoegsel?: string | undefined; geslachtsnaam?: string | undefined; geboortedatum?: string | undefined; postcode?: string | undefined; huisnummer?: number | undefined; huisletter?: string | undefined }): Promise<string> {
  const adres: Adres | null = o.postcode && o.huisnummer ? { postcode: o.postcode.replace(' ', '').toUpperCase(), huisnummer: o.huisnummer, ...(o.huisletter ? { huisletter: o.huisletter } : {}) } : null;
  const delen = (o.geboortedatum ?? '').split('-').filter(Boolean).length;
  const [rij] = await tx('persoon').insert({
    bron: 'opgave', voornamen: o.voornamen ?? null, voorvoegsel: o.voorvoegsel ?? null, geslachtsnaam: o.geslachtsnaam ?? o.voornamen ?? 'Onbekend', naam_zoek: maakNaamZoek(o.voornamen, o.voorvoegsel, o.geslachtsnaam),
    geboortedatum: delen === 0 ? null : o.geboortedatum, geboortedatum_precisie: (['onbekend', 'jaar', 'jaar-maand', 'volledig'] as const)[delen], geslacht: 'O',
    verblijf: adres ? 'adres' : 'onbekend', adres: adres ? JSON.stringify(adres) : null, adres_hash: hashVanAdres(kern, adres), index_kid: indexKid(kern),
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

/** Persons by their BSN, through its index under every key in use. */
export async function zoekOpBsn(kern: Kern, tx: Tx, bsns: readonly string[]): Promise<ReadonlyMap<string, Persoon>> {
  const perIndex = new Map(bsns.flatMap((bsn) => nummerIndexen(kern, bsn).map((i) => [i, bsn] as const)));
  if (perIndex.size === 0) return new Map();
  return new Map((await tx('persoon').whereIn('bsn_index', [...perIndex.keys()]) as Rij[]).map((r) => [perIndex.get(r['bsn_index'] as string) as string, alsPersoon(r)]));
}

/**
 * The same persons with every index as the current key makes it, so that they can be compared with each other. While one key is in use they are so already.
 * A relative who is not among them keeps the index he has: nothing tells his BSN.
 */
export async function opHuidigeSleutel(kern: Kern, tx: Tx, personen: readonly Persoon[]): Promise<readonly Persoon[]> {
  if (ringenVan(kern).index.alle.length === 1) return personen;
  const bsns = await leesBsns(kern, tx, personen.map((p) => p.id));
  const huidig = new Map([...bsns.values()].flatMap((bsn) => nummerIndexen(kern, bsn).map((i) => [i, nummerIndex(kern, bsn)] as const)));
  const naar = (i: string | null): string | null => (i === null ? null : huidig.get(i) ?? i);
  return personen.map((p) => ({ ...p, bsnIndex: naar(p.bsnIndex), adresHash: hashVanAdres(kern, p.adres) ?? p.adresHash, verwanten: p.verwanten.map((v) => ({ ...v, bsnIndex: naar(v.bsnIndex) })) }));
}

/** "Jörgen Ćosić" as shown, with voorvoegsel. */
export const toonNaam = (p: { voornamen?: string | null | undefined; voorvoegsel?: string | null | undefined; geslachtsnaam?: string | null | undefined }): string => [p.voornamen, p.voorvoegsel, p.geslachtsnaam].filter(Boolean).join(' ') || 'Naam onbekend';
