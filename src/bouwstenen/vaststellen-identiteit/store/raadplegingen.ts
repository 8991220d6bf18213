import type { Tx } from '../../../platform/kern.ts';
import { datumVan } from '../../../domein/kalender.ts';

/** The fields a doel may ask, valid on the day of asking (R2.3). Throws when there is no row: then nothing may be asked. */
export async function leesVeldenset(tx: Tx, doel: string, vraag: 'raadplegen' | 'zoeken', op: Date): Promise<readonly string[]> {
  const dag = datumVan(op);
  const rij = await tx('brp_veldenset').where({ doel, vraag }).where('vanaf', '<=', dag).andWhere((q) => { void q.whereNull('tot').orWhere('tot', '>', dag); }).orderBy('vanaf', 'desc').first('velden') as { velden: string[] } | undefined;
  if (!rij) throw new Error(`geen brp_veldenset voor doel ${doel}`);
  return rij.velden;
}

export type Raadpleging = { readonly bron: 'BRP' | 'gezag' | 'BVV'; readonly vraagsoort: string; readonly velden: readonly string[]; readonly aantalBevraagd: number; readonly aantalResultaten: number; readonly resultaat: 'gevonden' | 'leeg' | 'te-veel' | 'onbereikbaar' };

/** Notes every consultation of a source: what was asked for which doel, never about whom. */
export async function bewaarRaadplegingen(tx: Tx, r: { casusId: string; doel: string; elementInstanceKey: string | null; traceparent: string; op: Date }, raadplegingen: readonly Raadpleging[]): Promise<void> {
  if (raadplegingen.length === 0) return;
  await tx('bron_raadpleging').insert(raadplegingen.map((b) => ({
    casus_id: r.casusId, bron: b.bron, vraagsoort: b.vraagsoort, doel: r.doel, velden: b.velden, aantal_bevraagd: b.aantalBevraagd, aantal_resultaten: b.aantalResultaten, resultaat: b.resultaat,
    element_instance_key: r.elementInstanceKey, traceparent: r.traceparent, op: r.op,
  })));
}
