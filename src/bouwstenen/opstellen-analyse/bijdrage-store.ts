import { randomUUID } from 'node:crypto';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Bijdrageverzoek, Zienswijze } from './model.ts';
import { alle, slang } from './rij.ts';
import { open, verberg } from './versleuteld.ts';

type Rij = Omit<Bijdrageverzoek, 'vraag'> & { vraagVersleuteld: string };
const alsVerzoek = (kern: Kern, { vraagVersleuteld, ...r }: Rij): Bijdrageverzoek => ({ ...r, vraag: open(kern, vraagVersleuteld, 'bijdrageverzoek.vraag', r.id) });
const kolommen = ['id', 'analyse_id', 'casus_id', 'organisatie_id', 'verzamelronde', 'vraag_versleuteld', 'gevraagd_op', 'uiterlijk_op', 'is_aangesloten', 'status', 'via', 'is_laat', 'weigergrond', 'antwoord_op'];

export const verzoekenVan = async (kern: Kern, tx: Tx, analyseId: string): Promise<Bijdrageverzoek[]> => alle<Rij>(await tx('bijdrageverzoek').where({ analyse_id: analyseId }).orderBy(['verzamelronde', 'aangemaakt_op', 'id']).select(kolommen)).map((r) => alsVerzoek(kern, r));
/** One request with a row lock, or undefined. */
export const leesVerzoek = async (kern: Kern, tx: Tx, id: string): Promise<Bijdrageverzoek | undefined> => {
  const [rij] = alle<Rij>(await tx('bijdrageverzoek').where({ id }).forUpdate().select(kolommen));
  return rij && alsVerzoek(kern, rij);
};
/** The request that an organisation still has to answer, or undefined: then it is not addressed. */
export const openVerzoekVan = async (tx: Tx, analyseId: string, organisatieId: string): Promise<{ id: string } | undefined> => tx('bijdrageverzoek').where({ analyse_id: analyseId, organisatie_id: organisatieId, status: 'open' }).first('id') as Promise<{ id: string } | undefined>;
export const voegVerzoekToe = async (kern: Kern, tx: Tx, v: Pick<Bijdrageverzoek, 'analyseId' | 'casusId' | 'organisatieId' | 'verzamelronde' | 'vraag' | 'uiterlijkOp' | 'isAangesloten'> & { gevraagdDoor: string | null }, nu: Date): Promise<string> => {
  const id = randomUUID();
  const { vraag, ...rest } = v;
  await tx('bijdrageverzoek').insert({ ...slang(rest), id, vraag_versleuteld: verberg(kern, vraag, 'bijdrageverzoek.vraag', id), gevraagd_op: nu, aangemaakt_op: nu, gewijzigd_op: nu });
  return id;
};
export type Antwoordvelden = { status: 'geleverd' | 'afgeslagen'; via: 'taak' | 'systeem'; isLaat: boolean; betrokkenheid: string | null; isGezinIngelicht: boolean | null; weigergrond: string | null; toelichting: string | null; antwoordDoor: string | null };
export const sluitVerzoek = async (kern: Kern, tx: Tx, id: string, { toelichting, ...velden }: Antwoordvelden, nu: Date): Promise<void> => {
  await tx('bijdrageverzoek').where({ id }).update({ ...slang(velden), toelichting_versleuteld: toelichting === null ? null : verberg(kern, toelichting, 'bijdrageverzoek.toelichting', id), antwoord_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
/** What nobody waits for any more. */
export const laatVerlopen = async (tx: Tx, analyseId: string, nu: Date): Promise<void> => { await tx('bijdrageverzoek').where({ analyse_id: analyseId, status: 'open' }).update({ status: 'verlopen', gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };

export const zienswijzenVan = async (tx: Tx, analyseId: string): Promise<Zienswijze[]> => alle(await tx('analyse_zienswijze').where({ analyse_id: analyseId }).orderBy(['aangemaakt_op', 'id']).select('id', 'analyse_id', 'persoon_id', 'bijdrage_id', 'soort', 'status', 'uiterlijk_op', 'uitspraak_id'));
/** The analyses about which this person was asked for his view, newest first. */
export const zienswijzenAan = async (tx: Tx, persoonId: string): Promise<{ analyseId: string; bijdrageId: string }[]> => alle(await tx('analyse_zienswijze as z').join('analyse as a', 'a.id', 'z.analyse_id').where({ 'z.persoon_id': persoonId, 'z.soort': 'zienswijze' }).whereNotNull('z.bijdrage_id')
  .whereIn('a.status', ['ter-zienswijze', 'vastgesteld']).orderBy('z.aangemaakt_op', 'desc').limit(50).select('z.analyse_id', 'z.bijdrage_id'));
export const voegZienswijzeToe = async (kern: Kern, tx: Tx, z: { analyseId: string; persoonId: string; bijdrageId: string | null; soort: Zienswijze['soort']; uiterlijkOp: Date | null; afzienreden: string | null; gevraagdDoor: string | null }, nu: Date): Promise<void> => {
  const id = randomUUID();
  const { afzienreden, ...rest } = z;
  await tx('analyse_zienswijze').insert({ ...slang(rest), id, status: z.bijdrageId === null ? 'afgezien' : 'gevraagd', afzienreden_versleuteld: afzienreden === null ? null : verberg(kern, afzienreden, 'analyse_zienswijze.afzienreden', id), aangemaakt_op: nu, gewijzigd_op: nu });
};
export const wijzigZienswijze = async (tx: Tx, id: string, velden: Partial<Zienswijze>, nu: Date): Promise<void> => { await tx('analyse_zienswijze').where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };
