import type { Afsluitpunt } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { laatOverdrachtVerlopen, openOverdrachtenVanCasus } from './store.ts';

/** What of this room blocks the closing of a casus (R12.5): a hand-over that nobody answered. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> =>
  (await openOverdrachtenVanCasus(tx, casusId)).map(() => ({ code: 'overdracht-open', zin: 'Op een aangeboden overdracht is nog geen antwoord.' }));

/** Takes the offer back because the casus ends at once. Again changes nothing. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, _reden: string): Promise<void> => {
  for (const triageId of await openOverdrachtenVanCasus(tx, casusId)) await laatOverdrachtVerlopen(tx, triageId, kern.clock.now());
};
