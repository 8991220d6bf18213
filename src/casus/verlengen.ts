import { eindeVanTermijn, signaal80, verlengd } from '../domein/termijn.ts';
import type { Eenheid } from '../domein/termijn.ts';
import { zetInOutbox } from '../platform/engine/outbox.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { feestdagtoets } from './termijnen.ts';

type Rij = {
  id: string; casus_id: string | null; element_instance_key: string; process_instance_key: string; start_op: Date; uiterlijk_op: Date; verlengingen: number;
  duur: number | null; eenheid: Eenheid; awt: boolean; verlengbaar_met: number | null; max_verlengingen: number | null;
};

const leesTermijn = (tx: Tx, elementInstanceKey: string): Promise<Rij | undefined> => tx('termijn as t').leftJoin('termijnregel as r', 'r.id', 't.regel_id').where('t.element_instance_key', elementInstanceKey).where('t.status', 'loopt')
  .forUpdate('t').first<Rij | undefined>('t.id', 't.casus_id', 't.element_instance_key', 't.process_instance_key', 't.start_op', 't.uiterlijk_op', 't.verlengingen', 'r.duur', 'r.eenheid', 'r.awt', 'r.verlengbaar_met', 'r.max_verlengingen');

const magNog = (rij: Rij): boolean => rij.verlengbaar_met !== null && (rij.max_verlengingen === null || rij.verlengingen < rij.max_verlengingen);

/** Whether the rule of this step allows one more extension; the screen offers it only then. */
export const kanVerlengen = async (tx: Tx, elementInstanceKey: string): Promise<boolean> => {
  const rij = await leesTermijn(tx, elementInstanceKey);
  return rij !== undefined && magNog(rij);
};

/**
 * For the task `termijn-verlopen` (processen §1.5): the outcome `verlengen` only when the rule of this bouwsteen allows it, in the shape of
 * `Taakgegevens.nietMogelijk`. A legal term that knows no extension stays what it is; work then goes on late, and that is visible.
 */
export const verlengingNietMogelijk = async (tx: Tx, elementInstanceKey: string): Promise<Record<string, string>> =>
  (await kanVerlengen(tx, elementInstanceKey) ? {} : { verlengen: 'Deze termijn kan niet (nog een keer) worden verlengd.' });

/**
 * Extends the term of a step (key of its task; of its process, or of the subprocess that bears it, for the term of a whole bouwsteen): a longer term from the same start
 * (domein §4), and the due date of its open tasks with it. The engine's own timer keeps its date; its handler looks at the real one.
 * Answers the new end; throws Probleem `ongeldige-overgang` when the rule knows no (further) extension.
 */
export const verlengTermijn = async (kern: Kern, tx: Tx, elementInstanceKey: string): Promise<Date> => {
  const rij = await leesTermijn(tx, elementInstanceKey);
  if (rij === undefined || rij.duur === null || rij.verlengbaar_met === null || !magNog(rij)) {
    throw new Probleem('ongeldige-overgang', 'Deze termijn kan niet (nog een keer) worden verlengd. Er is niets gewijzigd.', { toegestaan: [] });
  }
  const verlengingen = rij.verlengingen + 1;
  const termijn = verlengd({ duur: rij.duur, eenheid: rij.eenheid, awt: rij.awt }, rij.verlengbaar_met, verlengingen);
  const eind = eindeVanTermijn(rij.start_op, termijn, await feestdagtoets(tx));
  const nu = kern.clock.now();
  await tx('termijn').where({ id: rij.id }).update({ uiterlijk_op: eind, signaal_op: signaal80(rij.start_op, eind), verlengingen, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  const taken: { taak_sleutel: string; casus_id: string | null }[] = await tx('taak').whereIn('status', ['nieuw', 'op-naam'])
    .where((q) => { void q.where('element_instance_key', elementInstanceKey).orWhere((of) => { void of.where('process_instance_key', rij.process_instance_key).where('termijn_eind', rij.uiterlijk_op).whereNotExists(tx('taak').where('element_instance_key', elementInstanceKey).select(tx.raw('1'))); }); })
    .orderBy('taak_sleutel').select('taak_sleutel', 'casus_id');
  for (const taak of taken) {
    await zetInOutbox(tx, kern, { volgordeSleutel: rij.casus_id ?? taak.casus_id ?? elementInstanceKey, opdracht: { soort: 'taak-termijn', taakSleutel: taak.taak_sleutel, termijnEind: eind.toISOString().replace(/\.\d{3}Z$/, 'Z') } });
  }
  return eind;
};
