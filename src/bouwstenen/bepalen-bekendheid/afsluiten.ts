import type { Afsluitpunt } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import * as store from './store.ts';
import { sluitUitvragen } from './verzamelen.ts';
import * as verzoeken from './verzoek-store.ts';

const open = ['verzonden', 'ontvangen', 'in-behandeling', 'vragen-teruggelegd'];
const openVerzoeken = async (tx: Tx, casusId: string) => (await verzoeken.verzoekenVanCasus(tx, casusId)).filter((v) => open.includes(v.status));
const openOpdrachten = async (tx: Tx, casusId: string) => {
  const opdrachten = [];
  for (const u of await store.uitvragenVanCasus(tx, casusId)) if (u.status !== 'gesloten') opdrachten.push(...(await store.opdrachtenVan(tx, u.id)).filter((o) => o.status === 'verzonden'));
  return opdrachten;
};

/** What of this room blocks the closing of a casus (R12.5): questions and requests that partners still have. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  const [verzoek, opdracht] = [(await openVerzoeken(tx, casusId)).length, (await openOpdrachten(tx, casusId)).length];
  return [
    ...(verzoek > 0 ? [{ code: 'verzoek-open', zin: verzoek === 1 ? 'Er staat nog 1 verzoek om informatie open.' : `Er staan nog ${verzoek} verzoeken om informatie open.` }] : []),
    ...(opdracht > 0 ? [{ code: 'uitvraag-open', zin: opdracht === 1 ? 'Er staat nog 1 uitvraag bij een partner open.' : `Er staan nog ${opdracht} uitvragen bij partners open.` }] : []),
  ];
};

/** Withdraws them because the casus ends at once; a late answer is refused from now on. Again changes nothing. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, _reden: string): Promise<void> => {
  const now = kern.clock.now();
  for (const v of await openVerzoeken(tx, casusId)) {
    controleerOvergang('verzoek', v.status, 'ingetrokken');
    await verzoeken.wijzigVerzoek(tx, v.id, { status: 'ingetrokken' }, now);
  }
  for (const o of await openOpdrachten(tx, casusId)) await store.wijzigOpdracht(tx, o.id, { status: 'verlopen', niet_afgewacht: true }, now);
  await sluitUitvragen(kern, tx, casusId);
};

/** Deletes what holders gave only until a day that has passed (R12.6): the answer goes, that there was one stays. Answers how many. */
export const verwijderVerlopenGegevens = (tx: Tx, casusId: string, vandaag: string): Promise<number> => tx('verstrekt_gegeven')
  .whereIn('verstrekking_id', tx('verstrekking as s').join('verstrekkingsverzoek as v', 'v.id', 's.verzoek_id').where('v.casus_id', casusId).where('s.geldig_tot', '<', vandaag).select('s.id')).delete();
