import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { datumVan } from '../../domein/kalender.ts';
import { functionarissen } from '../../toegang/index.ts';
import { stuurSms } from '../../uitwisseling/index.ts';
import { noodtoegangVan } from './noodtoegang.ts';
import * as store from './store.ts';
import { verberg } from './versleuteld.ts';

export type Verantwoording = { id: string; casus_id: string; overleg_id: string | null; aanleiding: 'motorkap' | 'noodtoegang'; process_instance_key: string | null; status: 'open' | 'getoetst'; uitkomst: string | null };
export const verantwoordingVan = (tx: Tx, id: string): Promise<Verantwoording | undefined> => tx('overleg_verantwoording').where({ id }).first<Verantwoording | undefined>();

/** One verantwoording = one process instance; a second one ends by itself (processen §0 item 1). */
export const claimVerantwoording = async (kern: Kern, tx: Tx, id: string, processInstanceKey: string): Promise<boolean> => {
  const rij = await tx('overleg_verantwoording').where({ id }).forUpdate().first<{ process_instance_key: string | null } | undefined>('process_instance_key');
  if (rij === undefined) throw new Error('verantwoording does not exist');
  if (rij.process_instance_key !== null) return rij.process_instance_key === processInstanceKey;
  await tx('overleg_verantwoording').where({ id }).update({ process_instance_key: processInstanceKey, gewijzigd_op: kern.clock.now() });
  return true;
};

/** Who was there, or started it, or used the emergency access: these persons may not review it (R8.6). */
export const wasErbij = async (tx: Tx, v: Verantwoording, medewerkerId: string): Promise<boolean> => {
  if (v.overleg_id === null) return (await noodtoegangVan(tx, v.id))?.medewerker_id === medewerkerId;
  const o = await store.leesOverleg(tx, v.overleg_id);
  if (o === undefined || o.voorzitter_id === medewerkerId || o.voorbereid_door === medewerkerId || o.secretaris_id === medewerkerId) return o !== undefined;
  const erbij = (await store.aanwezighedenVan(tx, o.id)).some((a) => a.medewerker_id === medewerkerId);
  return erbij || (await store.verslagVan(tx, o.id)).some((r) => r.door_id === medewerkerId);
};

export type Toets = { readonly verantwoordingId: string; readonly verbandCode: string; readonly regioCode: string; readonly uitkomst: 'rechtmatig' | 'deels' | 'niet-rechtmatig'; readonly isGrondslagJuist: boolean; readonly isInzageJuist: boolean; readonly gezinGeinformeerd: 'ja' | 'nee' | 'later'; readonly motivatie: string; readonly door: string };
/** Stores the review; when it is not wholly lawful the FG of each organisation of this verband in this region is told (R8.6), nobody else. Throws `vier-ogen` and `ongeldige-overgang`. */
export const legToetsVast = async (kern: Kern, tx: Tx, t: Toets): Promise<void> => {
  const v = await verantwoordingVan(tx, t.verantwoordingId);
  if (v === undefined) throw new Error('verantwoording does not exist');
  if (v.status === 'getoetst') throw new Probleem('ongeldige-overgang', 'Dit is al nagekeken. Er is niets gewijzigd.', { toegestaan: [] });
  if (await wasErbij(tx, v, t.door)) throw new Probleem('vier-ogen', 'U was er zelf bij. Iemand die er niet bij was, kijkt het na. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  const fgs = t.uitkomst === 'rechtmatig' ? [] : await functionarissen(tx, t, datumVan(nu));
  await tx('overleg_verantwoording').where({ id: v.id }).update({
    status: 'getoetst', uitkomst: t.uitkomst, is_grondslag_juist: t.isGrondslagJuist, is_inzage_juist: t.isInzageJuist, gezin_geinformeerd: t.gezinGeinformeerd, motivatie: verberg(kern, t.motivatie, 'toets', v.id), getoetst_door: t.door, getoetst_op: nu,
    fg_gemeld_op: fgs.length === 0 ? null : nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1'),
  });
  for (const medewerkerId of fgs) await stuurSms(kern, tx, { medewerkerId, tekst: 'fg-verantwoording', kenmerk: v.id });
  if (v.overleg_id !== null) await store.zetStaat(tx, await store.overlegVast(tx, v.overleg_id), 'getoetst', nu);
};
