import { blokkades } from '../../domein/analyse/vaststellen.ts';
import type { Blokkade } from '../../domein/analyse/uitspraak.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { verzoekenVan, zienswijzenVan } from './bijdrage-store.ts';
import { leesAdvies, moetAnalyse, wijzigAnalyse } from './store.ts';
import { uitsprakenVan, verbandenVan } from './uitspraak-store.ts';

/** Everything that stands in the way of vaststellen now (R6.2), all at once. */
export const blokkadesVan = async (kern: Kern, tx: Tx, analyseId: string, adviesVereist: boolean): Promise<Blokkade[]> => {
  const nu = kern.clock.now();
  return blokkades({
    uitspraken: await uitsprakenVan(kern, tx, analyseId), verbanden: await verbandenVan(tx, analyseId), bijdragen: await verzoekenVan(kern, tx, analyseId), zienswijzen: await zienswijzenVan(tx, analyseId), advies: await leesAdvies(kern, tx, analyseId),
  }, nu, datumVan(nu), adviesVereist);
};

/** Checks before the decision and keeps the result; the decision checks again. */
export const controleerAnalyse = async (kern: Kern, tx: Tx, analyseId: string): Promise<{ aantalBlokkades: number }> => {
  const nu = kern.clock.now();
  const lijst = await blokkadesVan(kern, tx, (await moetAnalyse(tx, analyseId)).id, true);
  await wijzigAnalyse(tx, analyseId, { blokkades: lijst, gecontroleerdOp: nu }, nu);
  return { aantalBlokkades: lijst.length };
};
