import { Probleem } from '../platform/http/problemen.ts';
import { naCommit, zetInOutbox } from '../platform/engine/index.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { isUitgesloten, maakContext, uitvoeringVan, vierOgen, volgordeSleutel } from './context.ts';
import { leesTaak } from './store.ts';
import type { TaakRij } from './store.ts';

/** Tells the open pages that a task changed; ids and codes only. */
export const meldTaak = (kern: Kern, tx: Tx, rij: TaakRij, actie: string): void => {
  naCommit(tx, () => kern.bus.publish('taak', { taakId: rij.id, casusId: rij.casus_id, actie, verband: rij.verband_code, regio: rij.regio_code, groepen: rij.groepen.join(' ') }));
};

export const isOpen = (rij: TaakRij): boolean => rij.status === 'nieuw' || rij.status === 'op-naam';
const redenen = {
  vervallen: 'Deze taak is vervallen: het proces heeft hem niet meer nodig. Uw concept is bewaard.',
  zelf: 'U heeft deze taak zelf al afgerond. Die antwoorden zijn opgeslagen; er gebeurt niets dubbel.',
  collega: 'Deze taak is al afgerond. Uw concept is niet verstuurd, maar wel bewaard.',
} as const;
/** Who sends his own completion again, because the answer got lost, must not read that it was not sent. */
export const afgerond = (rij: TaakRij, m: Medewerker): Probleem =>
  new Probleem('taak-afgerond', redenen[rij.status === 'vervallen' ? 'vervallen' : rij.afgerond_door === m.medewerkerId ? 'zelf' : 'collega'], { status: rij.status });

/**
 * Puts a task on somebody's name. Our row decides (the engine follows by the outbox), so of two claims at once exactly one wins. With a
 * `reden` a task of somebody else is taken over; the reason is kept.
 * @throws Probleem taak-bezet, taak-afgerond, vier-ogen, niet-gevonden
 */
export const claimTaak = async (kern: Kern, tx: Tx, m: Medewerker, id: string, reden: string | undefined, traceparent: string): Promise<void> => {
  const rij = await leesTaak(tx, m, id, true);
  if (!isOpen(rij)) throw afgerond(rij, m);
  if (rij.toegewezen_aan === m.medewerkerId) return;
  if (rij.toegewezen_aan !== null && reden === undefined) throw new Probleem('taak-bezet', 'Een collega werkt al aan deze taak. U kunt hem overnemen als u een reden geeft.');
  const nu = kern.clock.now();
  const { afhandeling } = await uitvoeringVan(tx, rij);
  if (await isUitgesloten(afhandeling, await maakContext(kern, tx, rij, m, traceparent, nu))) throw vierOgen();
  if (rij.toegewezen_aan !== null) await tx('taak_overname').insert({ taak_id: id, van_medewerker_id: rij.toegewezen_aan, naar_medewerker_id: m.medewerkerId, reden, aangemaakt_op: nu });
  await wijsToe(kern, tx, rij, m.medewerkerId, nu);
  meldTaak(kern, tx, rij, rij.toegewezen_aan === null ? 'geclaimd' : 'overgenomen');
};

/** Gives a task back to the team. @throws Probleem taak-bezet, taak-afgerond, niet-gevonden */
export const geefTaakVrij = async (kern: Kern, tx: Tx, m: Medewerker, id: string): Promise<void> => {
  const rij = await leesTaak(tx, m, id, true);
  if (!isOpen(rij)) throw afgerond(rij, m);
  if (rij.toegewezen_aan === null) return;
  if (rij.toegewezen_aan !== m.medewerkerId) throw new Probleem('taak-bezet', 'Deze taak staat op naam van een collega. Alleen die kan hem vrijgeven.');
  await wijsToe(kern, tx, rij, null, kern.clock.now());
  meldTaak(kern, tx, rij, 'vrijgegeven');
};

/** Writes the new person on the row and lets the engine follow. */
export const wijsToe = async (kern: Kern, tx: Tx, rij: TaakRij, medewerkerId: string | null, nu: Date): Promise<void> => {
  await tx('taak').where({ id: rij.id }).update({ toegewezen_aan: medewerkerId, toegewezen_op: medewerkerId === null ? null : nu, status: medewerkerId === null ? 'nieuw' : 'op-naam', gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await zetInOutbox(tx, kern, { volgordeSleutel: volgordeSleutel(rij), opdracht: { soort: 'taak-toewijzen', taakSleutel: rij.taak_sleutel, medewerkerId } });
};
