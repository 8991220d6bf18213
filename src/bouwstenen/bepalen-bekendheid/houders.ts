import type { Tx } from '../../platform/kern.ts';
import { organisatiesIn } from '../../toegang/organisaties.ts';
import { soortenMetGrondslag } from './buren.ts';
import type { Uitvraag } from './model.ts';
import { magZonderHit } from './vraagregels.ts';

export type Houderkeuze = { houderId: string; persoonId: string; reden: 'bekend' | 'wettelijke-taak' | 'beroepsgeheim' };

/**
 * Whom may be asked about whom (R3.5): a holder with a hit on the person; RvdK and VT through their statutory task; and holders that the
 * matrix lists for verrijken but not for bekendheid, because secrecy binds them: for those the verzoek is the first question.
 * All of them must be listed for verrijken.
 */
export const mogelijkeHouders = async (tx: Tx, u: Uitvraag, nu: Date): Promise<Houderkeuze[]> => {
  const verrijken = await soortenMetGrondslag(tx, u.verband_code, u.regio_code, 'verrijken');
  const bekendheid = await soortenMetGrondslag(tx, u.verband_code, u.regio_code, 'bekendheid-bepalen');
  const hits = await tx('bekendheid as b').join('uitvraag_partner as o', 'o.id', 'b.opdracht_id').join('organisatie as g', 'g.id', 'b.organisatie_id')
    .where('o.uitvraag_id', u.id).where('o.antwoord_op', '<=', nu).where('g.status', 'actief').select('b.organisatie_id', 'b.persoon_id', 'g.soort') as { organisatie_id: string; persoon_id: string; soort: string }[];
  const keuzes: Houderkeuze[] = hits.filter((h) => verrijken.has(h.soort)).map((h) => ({ houderId: h.organisatie_id, persoonId: h.persoon_id, reden: 'bekend' }));
  for (const o of await organisatiesIn(tx, [...verrijken], u.regio_code)) {
    if (o.id === u.vragende_organisatie_id) continue;
    const reden = magZonderHit(o.soort) ? 'wettelijke-taak' : bekendheid.has(o.soort) ? null : 'beroepsgeheim';
    if (reden === null) continue;
    for (const persoonId of u.persoon_ids) if (!keuzes.some((k) => k.houderId === o.id && k.persoonId === persoonId)) keuzes.push({ houderId: o.id, persoonId, reden });
  }
  return keuzes;
};
