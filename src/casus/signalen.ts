import type { Kern, Tx } from '../platform/kern.ts';
import { tekenTijdlijnOp } from './service.ts';

export type Signaalsoort = 'veiligheid' | 'termijn' | 'stagnatie';
export type Signaal = { readonly casusId: string; readonly soort: Signaalsoort; readonly op: Date; readonly elementInstanceKey: string; readonly processInstanceKey: string; readonly elementId: string };

const zinnen: Readonly<Record<Signaalsoort, string>> = {
  veiligheid: 'Er is een signaal over de veiligheid.', termijn: 'Een termijn loopt bijna af.', stagnatie: 'De voortgang staat stil en vraagt aandacht.',
};

/** Stores a signal ("look at this", work continues; processen §1.4), once per element instance, with a line in the timeline. Answers its id. */
export const legSignaalVast = async (kern: Kern, tx: Tx, s: Signaal): Promise<string> => {
  const [rij] = await tx('signaal').insert({ casus_id: s.casusId, soort: s.soort, op: s.op, element_instance_key: s.elementInstanceKey, process_instance_key: s.processInstanceKey, element_id: s.elementId })
    .onConflict('element_instance_key').merge({ gewijzigd_op: s.op }).returning<{ id: string }[]>('id');
  await tekenTijdlijnOp(kern, tx, { casusId: s.casusId, op: s.op, soort: 'signaal', zin: zinnen[s.soort], bron: `signaal:${s.elementInstanceKey}`, actorOrganisatieId: null, actorMedewerkerId: null });
  return rij?.id ?? '';
};
