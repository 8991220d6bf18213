import { naCommit } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';

/** Tells open pages that something of this casus changed (R8.8); they ask again through the ordinary routes, so toegang is asked again. */
export const meldOverleg = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => { naCommit(tx, () => kern.bus.publish('casus', { casusId })); };
