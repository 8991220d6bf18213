import { datumVan } from '../../domein/kalender.ts';
import type { Kern } from '../../platform/kern.ts';
import { startWacht } from '../../platform/wacht.ts';
import { bepaalStagnatie } from './signaleren.ts';

/** Plans that were not looked at today, in one go; each in a transaction of its own, so that one that fails holds up no other. */
export const bepaalStagnatieVanVandaag = async (kern: Kern): Promise<number> => {
  const vandaag = datumVan(kern.clock.now());
  let gedaan = 0;
  for (;;) {
    const klaar = await kern.db.transaction(async (tx) => {
      const rij = await tx('plan').whereIn('status', ['actief', 'bijgesteld']).where((q) => { void q.whereNull('stagnatie_op').orWhere('stagnatie_op', '<', vandaag); }).orderBy('id').forUpdate().skipLocked().first('id') as { id: string } | undefined;
      if (rij === undefined) return true;
      await bepaalStagnatie(kern, tx, rij.id);
      return false;
    });
    if (klaar) return gedaan;
    gedaan += 1;
  }
};

/** The nightly app job `stagnatie-bepalen` (domein §7.10 d): shortly after midnight of the platform's clock, and at start for a night that was missed. */
export const startStagnatiewacht = (kern: Kern, elkeMs = 30_000): { stop: () => Promise<void> } => startWacht(kern, 'stagnatiewacht', elkeMs, () => bepaalStagnatieVanVandaag(kern));
