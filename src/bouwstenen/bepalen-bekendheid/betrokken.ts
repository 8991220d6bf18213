import type { Tx } from '../../platform/kern.ts';

/** Organisations that know somebody of this casus, or answered a request about him: ids only. A hit counts once it is free (R3.2). */
export const betrokkenOrganisaties = async (tx: Tx, casusId: string, nu: Date): Promise<string[]> => {
  const hits = await tx('bekendheid as b').join('uitvraag_partner as o', 'o.id', 'b.opdracht_id').join('bekendheidsuitvraag as u', 'u.id', 'o.uitvraag_id')
    .where('u.casus_id', casusId).where('o.antwoord_op', '<=', nu).distinct('b.organisatie_id as id') as { id: string }[];
  const gevers = await tx('verstrekkingsverzoek').where({ casus_id: casusId }).whereIn('status', ['verstrekt', 'deels-verstrekt']).distinct('houder_id as id') as { id: string }[];
  return [...new Set([...hits, ...gevers].map((r) => r.id))];
};
