import type { Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';

export type OpenVerzoek = { readonly verrijkingId: string; readonly organisatieId: string; readonly houder: string; readonly verzoeknummer: string };

/** Requests for information of this casus that were drawn up and not yet sent; the process `bepalen-bekendheid.verrijking` sends one. */
export const openVerzoeken = async (tx: Tx, casusId: string): Promise<OpenVerzoek[]> => {
  const rijen = await tx('verstrekkingsverzoek').where({ casus_id: casusId, status: 'concept' }).orderBy(['aangemaakt_op', 'id']).select('id', 'houder_id', 'verzoeknummer') as { id: string; houder_id: string; verzoeknummer: string }[];
  const open: OpenVerzoek[] = [];
  for (const r of rijen) {
    const houder = await organisatieVan(tx, r.houder_id);
    if (houder?.status === 'actief') open.push({ verrijkingId: r.id, organisatieId: r.houder_id, houder: houder.naam, verzoeknummer: r.verzoeknummer });
  }
  return open;
};
