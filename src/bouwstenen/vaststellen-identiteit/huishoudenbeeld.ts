import { adresregelVan } from './adresregel.ts';
import { datumVan } from '../../domein/kalender.ts';
import { leeftijdOp } from '../../domein/leeftijd.ts';
import type { Toegangsrol } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { leesBetrokkenPersonen, leesGeldigGezag } from './gezag.ts';
import { leesHuishoudens, leesRelaties, type Relatie } from './store/netwerk.ts';
import { leesBsns, toonNaam, type Persoon } from './store/personen.ts';

export type Persoonbeeld = {
  readonly id: string; readonly rol: string; readonly naam: string | null; readonly leeftijd: string | null; readonly geboortejaar: string | null; readonly geboortedatum: string | null; readonly bsn: string | null; readonly geslacht: 'M' | 'V' | 'O' | null;
  readonly adres: string | null; readonly isAdresGeheim: boolean; readonly isOverleden: boolean; readonly inOnderzoek: readonly string[]; readonly bron: string; readonly zekerheid: number;
};
export type Gezagbeeld = { readonly minderjarigeId: string; readonly stand: 'vastgesteld' | 'beoordelen' | 'onbekend'; readonly type: string | null; readonly houders: readonly string[]; readonly toelichting: string | null; readonly triggers: readonly string[]; readonly peilOp: string };
/** The household as one reader may see it; `huishoudens` holds person ids per address. */
export type Huishoudenbeeld = { readonly personen: readonly Persoonbeeld[]; readonly huishoudens: readonly { readonly id: string; readonly personen: readonly string[] }[]; readonly relaties: readonly Relatie[]; readonly gezag: readonly Gezagbeeld[] };

/** X2: who may see a secret address. The person himself and the holder of an actie that needs it read it elsewhere. */
const magGeheimAdres = (rol: Toegangsrol): boolean => rol === 'casusregisseur';

/**
 * The household cut down to the niveaus of toegang (domein §1.3). A secret address is "geheim" to all but X2 readers, with gemeente,
 * and people with a secret address are left out of households, so that nobody can infer where they live (R2.9).
 */
export async function leesHuishoudenbeeld(kern: Kern, tx: Tx, casusId: string, niveaus: Niveaus, rol: Toegangsrol): Promise<Huishoudenbeeld> {
  const betrokkenen = await leesBetrokkenPersonen(kern, tx, casusId);
  const geheim = new Set(betrokkenen.filter((b) => b.persoon.geheimhouding).map((b) => b.persoon.id));
  const [ide, rel, gez] = [niveaus.IDE ?? -1, niveaus.REL ?? -1, niveaus.GEZ ?? -1];
  const bsns = ide >= 2 ? await leesBsns(kern, tx, betrokkenen.map((b) => b.persoon.id)) : new Map<string, string>();
  const personen = betrokkenen.map(({ persoon: p, rol: rolInCasus, zekerheid }): Persoonbeeld => ({
    id: p.id, rol: rel >= 2 ? rolInCasus : 'overig', naam: ide >= 1 ? toonNaam(p) : null, leeftijd: rel >= 1 || ide >= 1 ? toonLeeftijd(p, kern.clock.now()) : null, geboortejaar: ide >= 1 ? p.geboortedatum?.slice(0, 4) ?? null : null,
    geboortedatum: ide >= 2 ? p.geboortedatum : null, bsn: bsns.get(p.id) ?? null, geslacht: ide >= 2 ? p.geslacht : null, adres: toonAdres(p, niveaus, rol), isAdresGeheim: p.geheimhouding, isOverleden: p.isOverleden,
    inOnderzoek: ide >= 2 ? p.inOnderzoek : [], bron: p.bron, zekerheid,
  }));
  const zichtbaar = (ids: readonly string[]): string[] => ids.filter((id) => !geheim.has(id) || magGeheimAdres(rol));
  const relaties = rel < 2 ? [] : (await leesRelaties(tx, casusId)).filter((r) => r.soort !== 'huisgenoot' || zichtbaar([r.van, r.naar]).length === 2);
  return {
    personen, relaties,
    huishoudens: rel < 2 ? [] : (await leesHuishoudens(tx, casusId)).map((h) => ({ id: h.id, personen: zichtbaar(h.persoonIds) })).filter((h) => h.personen.length > 0),
    gezag: gez < 1 ? [] : (await leesGeldigGezag(kern, tx, casusId)).map((g) => ({
      minderjarigeId: g.minderjarigeId, stand: g.code !== 'beoordelen' || g.besluit === 'vastgesteld' ? 'vastgesteld' : g.besluit === 'onbekend' ? 'onbekend' : 'beoordelen', peilOp: g.peilOp.toISOString(),
      type: gez >= 2 ? g.type : null, houders: gez >= 2 ? g.houders.map((h) => h.naam ?? 'Onbekend') : [], toelichting: gez >= 2 ? g.toelichting : null, triggers: gez >= 2 ? g.triggers : [],
    })),
  };
}

/** "13 jaar", or "70 of 71 jaar" when the birth date is partly unknown (R2.6). */
export function toonLeeftijd(p: Persoon, now: Date): string | null {
  if (p.isOverleden || p.geboortedatum === null) return null;
  const { min, max } = leeftijdOp(p.geboortedatum, datumVan(now));
  return min === max ? `${min} jaar` : `${min} of ${max} jaar`;
}

/** Address at niveau 2, nothing but "geheim" when it is secret (R2.9). */
export function toonAdres(p: Persoon, niveaus: Niveaus, rol: Toegangsrol): string | null {
  if ((niveaus.ADR ?? -1) < 2) return null;
  if (p.geheimhouding && !magGeheimAdres(rol)) return 'geheim';
  return adresregelVan(p);
}
