import type { Tx } from '../platform/kern.ts';
import type { Fout } from '../platform/http/problemen.ts';

export type Berichtstatus = 'wacht' | 'afgeleverd' | 'mislukt' | 'ontvangen' | 'verwerkt' | 'fout';
export type PartnerBericht = {
  id: string; richting: 'in' | 'uit'; organisatie_id: string; bron: string; gebeurtenis_id: string; soort: string; correlatie_id: string; inhoud_hash: string; interactie_id: string;
  status: Berichtstatus; fout_soort: 'FUNCTIONEEL' | 'TECHNISCH' | null; fouten: Fout[]; pogingen: number; voor_id: string | null;
};

/** One writer at a time per text, until the transaction ends; for counting and for duplicates that come in side by side. */
export const slotOp = async (tx: Tx, tekst: string): Promise<void> => { await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 70))', [tekst]); };

export const volgendVolgnummer = async (tx: Tx, organisatieId: string): Promise<string> => {
  await slotOp(tx, `volgnummer:${organisatieId}`);
  const rij = await tx('partner_bericht').where({ richting: 'uit', organisatie_id: organisatieId }).max({ hoogste: 'volgnummer' }).first() as { hoogste: string | null } | undefined;
  return String(BigInt(rij?.hoogste ?? '0') + 1n);
};

export const bewaarBericht = async (tx: Tx, b: {
  richting: 'in' | 'uit'; organisatieId: string; bron: string; gebeurtenisId: string; soort: string; correlatieId: string; volgnummer: string | null; inhoudHash: string; interactieId: string;
  status: Berichtstatus; gebeurdOp: Date; voorId: string | null; now: Date;
}): Promise<string> => {
  const [rij] = await tx('partner_bericht').insert({
    richting: b.richting, organisatie_id: b.organisatieId, bron: b.bron, gebeurtenis_id: b.gebeurtenisId, soort: b.soort, correlatie_id: b.correlatieId, volgnummer: b.volgnummer,
    inhoud_hash: b.inhoudHash, interactie_id: b.interactieId, status: b.status, gebeurd_op: b.gebeurdOp, voor_id: b.voorId,
    aangemaakt_op: b.now, gewijzigd_op: b.now,
  }).returning('id') as { id: string }[];
  return (rij as { id: string }).id;
};

export const leesBericht = (tx: Tx, richting: 'in' | 'uit', bron: string, gebeurtenisId: string): Promise<PartnerBericht | undefined> =>
  tx('partner_bericht').where({ richting, bron, gebeurtenis_id: gebeurtenisId }).first() as Promise<PartnerBericht | undefined>;

/** An earlier event of the same source with the same fingerprint, not older than `vanaf` (clash 4 of domein §3). */
export const leesDubbel = (tx: Tx, bron: string, soort: string, correlatieId: string, hash: string, vanaf: Date): Promise<PartnerBericht | undefined> =>
  tx('partner_bericht').where({ richting: 'in', bron, soort, correlatie_id: correlatieId, inhoud_hash: hash }).where('aangemaakt_op', '>', vanaf).orderBy('aangemaakt_op').first() as Promise<PartnerBericht | undefined>;

/** The receipt of one sender: another organisation's interaction does not exist for him. */
export const leesInteractie = (tx: Tx, organisatieId: string, interactieId: string): Promise<PartnerBericht | undefined> =>
  tx('partner_bericht').where({ richting: 'in', organisatie_id: organisatieId, interactie_id: interactieId }).orderBy('aangemaakt_op').first() as Promise<PartnerBericht | undefined>;

export const zetStatus = async (tx: Tx, id: string, s: { status: Berichtstatus; foutSoort?: 'FUNCTIONEEL' | 'TECHNISCH'; fouten?: Fout[]; httpStatus?: number; poging?: boolean; now: Date }): Promise<void> => {
  await tx('partner_bericht').where({ id }).update({
    status: s.status, fout_soort: s.foutSoort ?? null, fouten: JSON.stringify(s.fouten ?? []), gewijzigd_op: s.now, rijversie: tx.raw('rijversie + 1'),
    ...(s.httpStatus !== undefined && { http_status: s.httpStatus }), ...(s.poging === true && { pogingen: tx.raw('pogingen + 1') }), ...(s.status !== 'wacht' && { afgehandeld_op: s.now }),
  });
};
