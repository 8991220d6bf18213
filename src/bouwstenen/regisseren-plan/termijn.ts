import { eindeVanStap, termijnelement } from '../../casus/index.ts';
import type { Tx } from '../../platform/kern.ts';

/** The part of the process that T18 counts for: from its start until the plan is there. */
export const stapMaken = async (tx: Tx, processInstanceKey: string): Promise<string> => {
  const element = await termijnelement(tx, processInstanceKey, 'plan-maken');
  if (element === processInstanceKey) throw new Error('this plan has no term');
  return element;
};
/** When making the plan must be ready, with its extensions. */
export const eindeVanMaken = async (tx: Tx, processInstanceKey: string): Promise<Date> => eindeVanStap(tx, await stapMaken(tx, processInstanceKey));
