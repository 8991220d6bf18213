import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { teamNu } from '../../casus/index.ts';
import { medewerkersVan, organisatieVan, type Organisatie } from '../../toegang/index.ts';
import type { Inhoud, Uitkomst } from './model.ts';
import { peilRecht, regie } from './omgeving.ts';
import { aanwezigenVan } from '../overleggen-casus/index.ts';
import { leesInhoud, leesUitkomst, schrijfVerstrekkingen, verstrekkingenVan, wijzigUitkomst } from './store.ts';
import { deelVoor, type Deel } from './weergave.ts';

/**
 * Who receives: everybody invited to or present at the overleg, who has an afspraak, the organisation of the proposed casusregisseur and the
 * team (R9.4). Not the regie itself: it wrote the outcome. Of a correction also whoever had the version before.
 */
const ontvangersVan = async (tx: Tx, u: Uitkomst, inhoud: Inhoud, nu: Date): Promise<Organisatie[]> => {
  const maker = await regie(tx, u);
  const aanwezigen = (await aanwezigenVan(tx, u.overlegId)).filter((a) => a.uitgenodigd || a.aanwezig).map((a) => a.organisatieId);
  const regisseur = u.casusregisseurId === null ? undefined : (await medewerkersVan(tx, [u.casusregisseurId])).get(u.casusregisseurId);
  const ids = new Set([...aanwezigen, ...inhoud.afspraken.flatMap((a) => a.organisatieId ?? []), ...(regisseur ? [regisseur.organisatieId] : []), ...(await teamNu(tx, u.casusId, nu)).map((t) => t.organisatieId)]);
  ids.delete(maker.id);
  const gevonden: Organisatie[] = [];
  for (const id of ids) {
    const o = await organisatieVan(tx, id);
    if (o !== undefined) gevonden.push(o);
  }
  return gevonden.toSorted((a, b) => a.oin.localeCompare(b.oin));
};

/**
 * One view per receiver (R9.2): on which doel and up to which niveau. Nothing is handed out here: a person looks at the views first.
 * Running again gives the same rows.
 */
export const stelUitkomstSamen = async (kern: Kern, tx: Tx, uitkomstId: string): Promise<{ aantalOntvangers: number }> => {
  const u = await leesUitkomst(tx, uitkomstId, true);
  if (u === undefined) throw new Error('Deze uitkomst bestaat niet');
  if (!['concept', 'ter-vaststelling', 'vastgesteld'].includes(u.status)) return { aantalOntvangers: (await verstrekkingenVan(tx, u.id)).length };
  const inhoud = await leesInhoud(tx, u);
  const rijen = [];
  for (const o of await ontvangersVan(tx, u, inhoud, kern.clock.now())) {
    const recht = await peilRecht(tx, u, inhoud, o, kern.clock.now());
    rijen.push({ organisatieId: o.id, isAangesloten: o.eindpunt !== null, doel: recht.doel, niveau: recht.niveaus.UIT ?? recht.niveaus.ACT ?? null });
  }
  await schrijfVerstrekkingen(tx, u.id, rijen);
  if (u.status === 'concept') {
    controleerOvergang('uitkomst', u.status, 'ter-vaststelling');
    await wijzigUitkomst(tx, u.id, { status: 'ter-vaststelling' }, kern.clock.now());
  }
  return { aantalOntvangers: rijen.length };
};

/** The views as the voorzitter sees them before adopting: [Zo ziet de politie het]. A receiver without a ground has an empty part. */
export const voorbeelden = async (tx: Tx, u: Uitkomst, inhoud: Inhoud, nu: Date): Promise<{ organisatieId: string; naam: string; soort: string; isAangesloten: boolean; heeftGrond: boolean; deel: Deel }[]> => {
  const uit = [];
  for (const v of await verstrekkingenVan(tx, u.id)) {
    const o = await organisatieVan(tx, v.organisatieId);
    if (o === undefined) continue;
    const { niveaus } = await peilRecht(tx, u, inhoud, o, nu);
    uit.push({ organisatieId: o.id, naam: o.naam, soort: o.soort, isAangesloten: v.isAangesloten, heeftGrond: Object.keys(niveaus).length > 0, deel: deelVoor(inhoud, { organisatieId: o.id, niveaus }) });
  }
  return uit;
};
