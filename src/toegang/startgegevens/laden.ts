import type { Kern, Tx } from '../../platform/kern.ts';
import { laadDemo } from './demo.ts';
import { laadLandelijk } from './landelijk.ts';

/**
 * Loads the reference data of `data/` into the tables of step 030, and with DEMO also the demo regions, organisations and people.
 * Safe to run at every start: only rows that are not there yet are added, so a change made in the inrichting survives.
 */
export const laadReferentiegegevens = async (kern: Pick<Kern, 'config' | 'clock'>, tx: Tx): Promise<void> => {
  // Two instances that start at once would both see a table as empty.
  await tx.raw('select pg_advisory_xact_lock(?)', [7_215_030]);
  await laadLandelijk(tx, kern.clock.now());
  if (kern.config.demo) await laadDemo(tx);
};
