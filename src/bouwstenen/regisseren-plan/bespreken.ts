import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { zetOpAgenda } from './buren.ts';
import type { Plan } from './model.ts';
import { interventiesVan } from './store.ts';

/** Puts a part of the plan on the agenda of the next meeting (ux §4.11: Bespreken in overleg). Throws `niet-gevonden` for a part of another plan. */
export const bespreekInterventie = async (kern: Kern, tx: Tx, plan: Pick<Plan, 'id' | 'casusId'>, v: { readonly id: string; readonly interventieId: string; readonly thema: string; readonly door: Medewerker; readonly traceparent: string }): Promise<{ overlegnummer: string | null; taakId: string | null }> => {
  const deel = (await interventiesVan(tx, plan.id)).find((i) => i.id === v.interventieId);
  if (deel === undefined) throw new Probleem('niet-gevonden', 'Dit deel van het plan bestaat niet, of u mag het niet zien.');
  return zetOpAgenda(kern, tx, { id: v.id, casusId: plan.casusId, thema: v.thema, bron: 'interventie', bronId: deel.id, organisatieId: deel.organisatieId, door: v.door, traceparent: v.traceparent });
};
