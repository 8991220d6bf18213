import { controleerOvergang, type Staat } from '../../../domein/overgangen.ts';
import type { Kern, Tx } from '../../../platform/kern.ts';
import type { Bronpersoon } from '../brp/vertaal.ts';
import type { Methode, Opgave } from '../matching.ts';
import { open, verberg } from '../versleuteld.ts';

export type Status = Staat<'vaststelling'>;
export type Vaststelling = {
  readonly id: string; readonly casusId: string; readonly meldingBetrokkeneId: string | null; readonly persoonId: string | null; readonly status: Status; readonly methode: Methode | null; readonly zekerheid: number;
  readonly aantalKandidaten: number; readonly isTeVeel: boolean; readonly rol: string; readonly reden: string | null;
  /** What must be searched on instead of the melding: somebody added later, or search terms mended by a person. */
  readonly opgave: (Opgave & { readonly voornamen?: string | undefined }) | null;
};
export type Kandidaat = { readonly volgorde: number; readonly persoon: Bronpersoon; readonly overeenkomst: readonly string[]; readonly verschil: readonly string[] };
type Rij = Record<string, unknown>;

const als = (kern: Kern, r: Rij): Vaststelling => ({
  id: r['id'] as string, casusId: r['casus_id'] as string, meldingBetrokkeneId: r['melding_betrokkene_id'] as string | null, persoonId: r['persoon_id'] as string | null, status: r['status'] as Status, methode: r['methode'] as Methode | null,
  zekerheid: r['zekerheid'] as number, aantalKandidaten: r['aantal_kandidaten'] as number, isTeVeel: r['is_te_veel'] as boolean, rol: r['rol'] as string, reden: r['reden'] as string | null,
  opgave: r['opgave_versleuteld'] === null ? null : JSON.parse(open(kern, r['opgave_versleuteld'] as string, 'vaststelling.opgave', r['id'] as string)) as Opgave,
});

/** A row for each betrokkene of the melding that has none yet; those already there stay as they are. */
export async function maakVaststellingen(tx: Tx, casusId: string, betrokkenen: readonly { id: string; rol: string }[]): Promise<void> {
  if (betrokkenen.length === 0) return;
  const bestaand = new Set((await tx('identiteitsvaststelling').where({ casus_id: casusId }).whereNotNull('melding_betrokkene_id').pluck('melding_betrokkene_id')) as string[]);
  const nieuw = betrokkenen.filter((b) => !bestaand.has(b.id)).map((b) => ({ casus_id: casusId, melding_betrokkene_id: b.id, rol: b.rol, status: 'open' }));
  if (nieuw.length > 0) await tx('identiteitsvaststelling').insert(nieuw);
}

/** Somebody a professional adds to the network; asked at the sources like the others. */
export async function voegOpgaveToe(kern: Kern, tx: Tx, casusId: string, rol: string, opgave: Opgave): Promise<string> {
  const [rij] = await tx('identiteitsvaststelling').insert({ casus_id: casusId, rol, status: 'open' }).returning('id') as { id: string }[];
  await zetOpgave(kern, tx, rij!.id, opgave);
  return rij!.id;
}
export const zetOpgave = async (kern: Kern, tx: Tx, id: string, opgave: Opgave): Promise<void> => {
  await tx('identiteitsvaststelling').where({ id }).update({ opgave_versleuteld: verberg(kern, JSON.stringify(opgave), 'vaststelling.opgave', id) });
};

/** All but the revised ones, oldest first. */
export const leesVaststellingen = async (kern: Kern, tx: Tx, casusId: string): Promise<readonly Vaststelling[]> =>
  (await tx('identiteitsvaststelling').where({ casus_id: casusId }).whereNot('status', 'herzien').orderBy(['aangemaakt_op', 'id']) as Rij[]).map((r) => als(kern, r));

/** Moves one vaststelling on (state machine of domein §7.2) and writes the other fields with it. */
export async function zetStatus(tx: Tx, v: Vaststelling, status: Status, velden: { persoonId?: string; methode?: Methode; zekerheid?: number; aantalKandidaten?: number; isTeVeel?: boolean; reden?: string | null; door?: string | null; op?: Date } = {}): Promise<void> {
  // Asking again while the last answer never arrived is the same state, not a move.
  if (!(v.status === 'bevraagd' && status === 'bevraagd')) controleerOvergang('vaststelling', v.status, status);
  await tx('identiteitsvaststelling').where({ id: v.id }).update({
    status, gewijzigd_op: tx.fn.now(), rijversie: tx.raw('rijversie + 1'),
    ...(velden.persoonId === undefined ? {} : { persoon_id: velden.persoonId }), ...(velden.methode === undefined ? {} : { methode: velden.methode }), ...(velden.zekerheid === undefined ? {} : { zekerheid: velden.zekerheid }),
    aantal_kandidaten: velden.aantalKandidaten ?? 0, is_te_veel: velden.isTeVeel ?? false, ...(velden.reden === undefined ? {} : { reden: velden.reden }),
    ...(velden.door === undefined ? {} : { vastgesteld_door: velden.door }), ...(velden.op === undefined ? {} : { vastgesteld_op: velden.op }),
  });
}

/** Replaces the candidates of one vaststelling. Their data are encrypted: most of them are not involved at all. */
export async function bewaarKandidaten(kern: Kern, tx: Tx, vaststellingId: string, kandidaten: readonly Omit<Kandidaat, 'volgorde'>[]): Promise<void> {
  await wisKandidaten(tx, vaststellingId);
  if (kandidaten.length === 0) return;
  await tx('identiteitskandidaat').insert(kandidaten.map((k, i) => ({ vaststelling_id: vaststellingId, volgorde: i + 1, gegevens_versleuteld: verberg(kern, JSON.stringify(k.persoon), 'kandidaat.gegevens', `${vaststellingId}:${i + 1}`), overeenkomst: k.overeenkomst, verschil: k.verschil })));
}
/** Candidates that were not chosen have nothing to do with the case: they go. */
export const wisKandidaten = async (tx: Tx, vaststellingId: string): Promise<void> => { await tx('identiteitskandidaat').where({ vaststelling_id: vaststellingId }).delete(); };

export const leesKandidaten = async (kern: Kern, tx: Tx, vaststellingId: string): Promise<readonly Kandidaat[]> =>
  (await tx('identiteitskandidaat').where({ vaststelling_id: vaststellingId }).orderBy('volgorde') as Rij[]).map((r) => ({
    volgorde: r['volgorde'] as number, persoon: JSON.parse(open(kern, r['gegevens_versleuteld'] as string, 'kandidaat.gegevens', `${vaststellingId}:${r['volgorde'] as number}`)) as Bronpersoon, overeenkomst: r['overeenkomst'] as string[], verschil: r['verschil'] as string[],
  }));
