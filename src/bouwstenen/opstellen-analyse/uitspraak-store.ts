import { randomUUID } from 'node:crypto';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Uitspraak, Uitspraakinvoer, Verband } from './model.ts';
import { alle, slang } from './rij.ts';
import { open, verberg } from './versleuteld.ts';

type Inhoud = Pick<Uitspraak, 'tekst' | 'bron' | 'toetsvraag' | 'reactie'>;
type Rij = Omit<Uitspraak, keyof Inhoud> & { inhoudVersleuteld: string };
const inhoudVan = (u: Inhoud): Inhoud => ({ tekst: u.tekst, bron: u.bron, toetsvraag: u.toetsvraag, reactie: u.reactie });
const alsUitspraak = (kern: Kern, { inhoudVersleuteld, ...r }: Rij): Uitspraak => ({ ...r, ...JSON.parse(open(kern, inhoudVersleuteld, 'analyse_uitspraak.inhoud', r.id)) as Inhoud });
const kolommen = (tx: Tx) => ['id', 'analyse_id', 'lijn_id', 'soort', 'inhoud_versleuteld', 'gegevenssoort', 'leefgebied', 'persoon_id', 'bronsoort', tx.raw('bron_geldig_tot::text as bron_geldig_tot'), tx.raw('peildatum::text as peildatum'), 'zekerheid', 'organisatie_id', 'functie', 'weersproken_door', 'bijdrageverzoek_id', 'auteur_id', 'gewijzigd_op', 'rijversie'];

export const uitsprakenVan = async (kern: Kern, tx: Tx, analyseId: string): Promise<Uitspraak[]> =>
  alle<Rij>(await tx('analyse_uitspraak').where({ analyse_id: analyseId }).orderBy(['aangemaakt_op', 'id']).select(kolommen(tx))).map((r) => alsUitspraak(kern, r));
/** One statement of this analysis with a row lock, or undefined. */
export const leesUitspraak = async (kern: Kern, tx: Tx, analyseId: string, id: string): Promise<Uitspraak | undefined> => {
  const [rij] = alle<Rij>(await tx('analyse_uitspraak').where({ id, analyse_id: analyseId }).forUpdate().select(kolommen(tx)));
  return rij && alsUitspraak(kern, rij);
};
export type NieuweUitspraak = Uitspraakinvoer & { readonly id?: string; analyseId: string; organisatieId: string | null; bijdrageverzoekId: string | null; auteurId: string | null; lijnId?: string; reactie?: string | null };
export const voegUitspraakToe = async (kern: Kern, tx: Tx, { id = randomUUID(), tekst, bron, toetsvraag, reactie = null, ...u }: NieuweUitspraak, nu: Date): Promise<string> => {
  await tx('analyse_uitspraak').insert({ ...slang({ ...u, lijnId: u.lijnId ?? id }), id, inhoud_versleuteld: verberg(kern, JSON.stringify(inhoudVan({ tekst, bron, toetsvraag, reactie })), 'analyse_uitspraak.inhoud', id), aangemaakt_op: nu, gewijzigd_op: nu });
  return id;
};
/** Overwrites the given fields of a statement that the caller has locked. */
export const wijzigUitspraak = async (kern: Kern, tx: Tx, oud: Uitspraak, velden: Partial<Uitspraakinvoer> & { reactie?: string | null; weersprokenDoor?: string | null }, nu: Date): Promise<void> => {
  const { tekst, bron, toetsvraag, reactie, ...kaal } = velden;
  const inhoud = inhoudVan({ tekst: tekst ?? oud.tekst, bron: bron ?? oud.bron, toetsvraag: toetsvraag === undefined ? oud.toetsvraag : toetsvraag, reactie: reactie === undefined ? oud.reactie : reactie });
  await tx('analyse_uitspraak').where({ id: oud.id }).update({ ...slang(kaal), inhoud_versleuteld: verberg(kern, JSON.stringify(inhoud), 'analyse_uitspraak.inhoud', oud.id), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
/** A statement that was taken over keeps what contradicts it; nothing happens without either. */
export const zetWeersproken = async (tx: Tx, id: string | undefined, door: string | undefined): Promise<void> => { if (id !== undefined && door !== undefined) await tx('analyse_uitspraak').where({ id }).update({ weersproken_door: door }); };
export const verwijderUitspraak = async (tx: Tx, id: string): Promise<void> => { await tx('analyse_uitspraak').where({ id }).delete(); };

export const verbandenVan = async (tx: Tx, analyseId: string): Promise<Verband[]> => alle(await tx('uitspraak_verband').where({ analyse_id: analyseId }).orderBy(['aangemaakt_op', 'id']).select('id', 'van_id', 'naar_id', 'type'));
/** The same link twice is one link. */
export const voegVerbandToe = async (tx: Tx, v: { id?: string; analyseId: string; vanId: string; naarId: string; type: string }): Promise<void> => { await tx('uitspraak_verband').insert(slang(v)).onConflict(['van_id', 'naar_id', 'type']).ignore(); };
export const verwijderVerband = async (tx: Tx, analyseId: string, id: string): Promise<boolean> => await tx('uitspraak_verband').where({ id, analyse_id: analyseId }).delete() > 0;
