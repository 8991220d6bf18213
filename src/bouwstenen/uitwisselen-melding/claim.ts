import type { Kern, Tx } from '../../platform/kern.ts';

/**
 * One casus = one process instance. The first that asks keeps the casus; another one gets false and its process ends by itself
 * (processen §0 item 1). Asking again by the same instance gives true.
 */
export const claimCasus = async (kern: Kern, tx: Tx, casusId: string, processInstanceKey: string): Promise<boolean> => {
  await tx('casus_claim').insert({ casus_id: casusId, process_instance_key: processInstanceKey, aangemaakt_op: kern.clock.now() }).onConflict('casus_id').ignore();
  const rij = await tx('casus_claim').where({ casus_id: casusId }).first<{ process_instance_key: string }>('process_instance_key');
  return rij?.process_instance_key === processInstanceKey;
};
