import { signaal80 } from '../domein/termijn.ts';
import { zetInOutbox } from '../platform/engine/outbox.ts';
import type { Kern, Tx } from '../platform/kern.ts';

type Rij = { id: string; casus_id: string | null; start_op: Date; opschortingen: { reden: string; van: string; tot?: string }[] };
const lees = (tx: Tx, elementInstanceKey: string): Promise<Rij | undefined> => tx('termijn').where({ element_instance_key: elementInstanceKey }).whereIn('status', ['loopt', 'opgeschort']).forUpdate().first('id', 'casus_id', 'start_op', 'opschortingen') as Promise<Rij | undefined>;
const bewaar = async (kern: Kern, tx: Tx, id: string, velden: Record<string, unknown>): Promise<void> => { await tx('termijn').where({ id }).update({ ...velden, gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') }); };

/** The term of a step stands still from now (domein §4: opschortingen with reason, from and to). Nothing when the step has no term or has ended. */
export const schortTermijnOp = async (kern: Kern, tx: Tx, elementInstanceKey: string, reden: string): Promise<void> => {
  const rij = await lees(tx, elementInstanceKey);
  if (rij === undefined) return;
  await bewaar(kern, tx, rij.id, { status: 'opgeschort', opschortingen: JSON.stringify([...rij.opschortingen, { reden, van: kern.clock.now().toISOString() }]) });
};

/** The term runs again and ends at `uiterlijkOp`; the due date of its task moves with it. Nothing when the step has ended meanwhile. */
export const hervatTermijn = async (kern: Kern, tx: Tx, elementInstanceKey: string, uiterlijkOp: Date): Promise<void> => {
  const rij = await lees(tx, elementInstanceKey);
  if (rij === undefined) return;
  const tot = kern.clock.now().toISOString();
  await bewaar(kern, tx, rij.id, { status: 'loopt', uiterlijk_op: uiterlijkOp, signaal_op: signaal80(rij.start_op, uiterlijkOp), opschortingen: JSON.stringify(rij.opschortingen.map((o) => ({ tot, ...o }))) });
  const taak = await tx('taak').where({ element_instance_key: elementInstanceKey }).whereIn('status', ['nieuw', 'op-naam']).first('taak_sleutel') as { taak_sleutel: string } | undefined;
  if (taak !== undefined) await zetInOutbox(tx, kern, { volgordeSleutel: rij.casus_id ?? elementInstanceKey, opdracht: { soort: 'taak-termijn', taakSleutel: taak.taak_sleutel, termijnEind: uiterlijkOp.toISOString().replace(/\.\d{3}Z$/, 'Z') } });
};

/** The element instance that bears the term of a called process: the subprocess `stap` of that process (the last time it began), else the process itself. */
export const termijnelement = async (tx: Tx, processInstanceKey: string, stap: string): Promise<string> =>
  ((await tx('termijn').where({ process_instance_key: processInstanceKey, element_id: stap }).orderBy('start_op', 'desc').first('element_instance_key')) as { element_instance_key: string } | undefined)?.element_instance_key ?? processInstanceKey;

/** When the term of a step (or of the whole bouwsteen: the key of its process) ends now. `elementId`: the subprocess of that process on which the term hangs, the last time it began. */
export const eindeVanStap = async (tx: Tx, sleutel: string, elementId?: string): Promise<Date> => {
  const rij = await tx('termijn').where(elementId === undefined ? { element_instance_key: sleutel } : { process_instance_key: sleutel, element_id: elementId }).orderBy('start_op', 'desc').first('uiterlijk_op') as { uiterlijk_op: Date } | undefined;
  if (rij === undefined) throw new Error('this step has no term');
  return rij.uiterlijk_op;
};
