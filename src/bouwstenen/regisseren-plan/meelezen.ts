import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { isNietsAchtergehouden } from '../deelnemen-burger/index.ts';
import { betrokkenenVanDoel } from './instemmen.ts';
import { gezinVan } from './omgeving.ts';
import { doelenVan, meelezersVan, planVast, stopMeelezer, voegMeelezerToe } from './store.ts';

/**
 * Lets somebody of the family read the plan before he is asked about it (ux §4.11 "Laat Mira meelezen"): only who may be told, whom a doel
 * concerns, and from whom nothing is held back (R7.2, R7.4). Twice changes nothing.
 */
export const laatMeelezen = async (kern: Kern, tx: Tx, v: { planId: string; persoonId: string; door: string }): Promise<void> => {
  const plan = await planVast(tx, v.planId);
  if (['afgerond', 'ingetrokken'].includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Dit plan loopt niet meer. Er is niets gewijzigd.', { toegestaan: [] });
  const beslisser = (await gezinVan(kern, tx, plan.casusId)).find((g) => g.persoonId === v.persoonId);
  const voorWie = new Set([v.persoonId, ...beslisser?.namens ?? []]);
  const gaatOver = (await doelenVan(tx, plan.id)).some((d) => betrokkenenVanDoel(d).some((id) => voorWie.has(id)));
  if (beslisser === undefined || !gaatOver || !await isNietsAchtergehouden(tx, v.persoonId, plan.casusId)) throw new Probleem('ongeldige-invoer', 'Deze persoon kan nu niet meelezen. Er is niets gewijzigd.', { fouten: [{ veld: '/persoonId', code: 'niet-mogelijk', melding: 'Kies iemand over wie een doel gaat en die het plan mag lezen' }] });
  if ((await meelezersVan(tx, plan.id)).some((m) => m.persoonId === v.persoonId)) return;
  await voegMeelezerToe(tx, { planId: plan.id, persoonId: v.persoonId, sinds: kern.clock.now(), door: v.door });
};
/** Reading along ends; what he was asked about stays readable. */
export const stopMeelezen = async (kern: Kern, tx: Tx, planId: string, persoonId: string): Promise<void> => {
  if (!await stopMeelezer(tx, planId, persoonId, kern.clock.now())) throw new Probleem('niet-gevonden', 'Deze persoon leest niet mee.');
};
