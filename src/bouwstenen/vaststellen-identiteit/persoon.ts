import { datumVan } from '../../domein/kalender.ts';
import { kanBereiktHebben, leeftijdOp, leeftijdsklasse } from '../../domein/leeftijd.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesBetrokkenPersonen, leesGeldigGezag } from './gezag.ts';
import { adresregelVan } from './adresregel.ts';
import { leesBeoordelingen } from './store/gezag.ts';
import { leesPersonen, leesBsns, toonNaam, zoekOpBsn } from './store/personen.ts';

/** A person cut down to a level of IDE (domein §1.3): 1 name and birth year, 2 also BSN, full date and sex. The caller has asked `toegang`. */
export type PersoonVoorUitvraag = { readonly naam: string; readonly geboortejaar: string | null; readonly bsn: string | null; readonly geboortedatum: string | null; readonly geslacht: 'M' | 'V' | 'O' | null };

/** Persons for another room, at the level that room was given, by id. Throws when one does not exist. */
export async function personenVoorUitvraag(kern: Kern, tx: Tx, persoonIds: readonly string[], niveaus: { IDE?: 0 | 1 | 2 }): Promise<ReadonlyMap<string, PersoonVoorUitvraag>> {
  const personen = new Map((await leesPersonen(tx, persoonIds)).map((p) => [p.id, p])), niveau = niveaus.IDE ?? 0;
  const bsns = niveau >= 2 ? await leesBsns(kern, tx, persoonIds) : new Map<string, string>();
  return new Map(persoonIds.map((id) => {
    const p = personen.get(id);
    if (!p) throw new Error('person does not exist');
    return [id, {
      naam: niveau >= 1 ? toonNaam(p) : '', geboortejaar: niveau >= 1 ? p.geboortedatum?.slice(0, 4) ?? null : null,
      bsn: bsns.get(id) ?? null, geboortedatum: niveau >= 2 ? p.geboortedatum : null, geslacht: niveau >= 2 ? p.geslacht : null,
    }];
  }));
}
/** One person, the same way. */
export const persoonVoorUitvraag = async (kern: Kern, tx: Tx, persoonId: string, niveaus: { IDE?: 0 | 1 | 2 }): Promise<PersoonVoorUitvraag> =>
  (await personenVoorUitvraag(kern, tx, [persoonId], niveaus)).get(persoonId) as PersoonVoorUitvraag;

/** The id behind a BSN by its blind index, for a search over outcomes (R9.9); nothing else of the person is read. */
export const persoonIdBijBsn = async (kern: Kern, tx: Tx, bsn: string): Promise<string | undefined> => (await zoekOpBsn(kern, tx, [bsn])).get(bsn)?.id;

/** The address of one person for another room, and whether it is secret (R2.9). The caller has asked `toegang` for ADR and minds X2. */
export async function adresVan(tx: Tx, persoonId: string): Promise<{ readonly adresregel: string | null; readonly gemeenteCode: string | null; readonly isGeheim: boolean }> {
  const [p] = await leesPersonen(tx, [persoonId]);
  if (!p) throw new Error('person does not exist');
  return { adresregel: adresregelVan(p), gemeenteCode: p.gemeenteCode, isGeheim: p.geheimhouding };
}

/** Which of these persons have a secret address; nothing else of them is read (R2.9). */
export const geheimeAdressen = async (tx: Tx, persoonIds: readonly string[]): Promise<ReadonlySet<string>> => new Set((await leesPersonen(tx, persoonIds)).filter((p) => p.geheimhouding).map((p) => p.id));

/** Somebody who has a right to be told about the case: himself, or as the one who represents a minor. */
export type Informeerbare = { readonly persoonId: string; readonly hoedanigheid: 'zelf' | 'ouder' | 'voogd'; readonly leeftijdsklasseCode: '0-11' | '12-15' | '16-17' | '18-plus'; readonly namensIds: readonly string[] };

/**
 * Whom the case may inform: every living betrokkene who may be 12 (R2.6), and those who hold gezag over a minor according to a clear
 * source or the decision of a person. A parent without gezag, and one in doubt, is not among them as a parent.
 */
export async function informeerbaren(kern: Kern, tx: Tx, casusId: string): Promise<readonly Informeerbare[]> {
  const vandaag = datumVan(kern.clock.now());
  const personen = (await leesBetrokkenPersonen(kern, tx, casusId)).map((b) => b.persoon).filter((p) => !p.isOverleden);
  const besluiten = await leesBeoordelingen(tx, casusId);
  const namens = new Map<string, { rol: 'ouder' | 'voogd'; kinderen: string[] }>();
  for (const g of await leesGeldigGezag(kern, tx, casusId)) {
    const houders = g.code === 'eenduidig' ? g.houders.flatMap((h) => h.persoonId === null ? [] : [{ id: h.persoonId, rol: h.rol === 'ouder' ? 'ouder' as const : 'voogd' as const }])
      : (besluiten.get(g.id)?.besluit === 'vastgesteld' ? besluiten.get(g.id)!.vertegenwoordigers : []).map((id) => ({ id, rol: g.houders.some((h) => h.persoonId === id && h.rol === 'ouder') ? 'ouder' as const : 'voogd' as const }));
    for (const h of houders) {
      const al = namens.get(h.id) ?? { rol: h.rol, kinderen: [] };
      al.kinderen.push(g.minderjarigeId);
      namens.set(h.id, al);
    }
  }
  return personen.flatMap((p): Informeerbare[] => {
    const leeftijd = leeftijdOp(p.geboortedatum, vandaag);
    const rol = namens.get(p.id);
    if (!kanBereiktHebben(leeftijd, 12) && !rol) return [];
    return [{ persoonId: p.id, hoedanigheid: rol?.rol ?? 'zelf', leeftijdsklasseCode: leeftijdsklasse(leeftijd), namensIds: rol?.kinderen ?? [] }];
  });
}
