import type { Aflevermislukking } from '../../uitwisseling/index.ts';
import { typen } from './gebeurtenis.ts';
import { leesVerstrekking, wijzigVerstrekking } from './store.ts';

/** A system that could not be reached: the row says so, and the regisseur sees it when nobody has read in time. Reading stays possible. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [typen.beschikbaar, typen.herinnerd].map((type) => ({
  type,
  verwerk: async (kern, tx, verstrekkingId) => {
    const v = await leesVerstrekking(tx, verstrekkingId);
    if (v !== undefined) await wijzigVerstrekking(tx, v.id, { afleveringMisluktOp: kern.clock.now() }, kern.clock.now());
  },
}));
