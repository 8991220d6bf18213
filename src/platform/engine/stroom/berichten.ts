import { sleutelOfNiets } from '../sleutels.ts';
import type { Projectie } from './verwerk.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * MESSAGE_START_EVENT_SUBSCRIPTION CORRELATED says for which casus a root started; PROCESS_MESSAGE_SUBSCRIPTION CORRELATED that a message
 * found its waiting process (without one within 60 s the casus is closed, processen §1.4).
 */
export const projecteerBerichten: Projectie = async (tx, records) => {
  const wortels: { sleutel: string; casus_id: string }[] = [];
  for (const r of records) {
    if (r.intent !== 'CORRELATED') continue;
    const v = r.value;
    const proces = sleutelOfNiets(v['processInstanceKey']);
    const bericht = sleutelOfNiets(v['messageKey']);
    if (proces === null) continue;
    if (bericht !== null && (r.valueType === 'PROCESS_MESSAGE_SUBSCRIPTION' || r.valueType === 'MESSAGE_START_EVENT_SUBSCRIPTION')) {
      await tx('bericht_correlatie').insert({ bericht_sleutel: bericht, process_instance_key: proces, naam: String(v['messageName']), op: new Date(r.timestamp) }).onConflict(['bericht_sleutel', 'process_instance_key']).ignore();
    }
    if (r.valueType !== 'MESSAGE_START_EVENT_SUBSCRIPTION') continue;
    // A follow-up process about a casus is started by a key of its own; it is not the process of that casus.
    const variabele = (v['variables'] as Record<string, unknown> | undefined)?.['casusId'];
    const sleutel = String(v['correlationKey']);
    if (uuid.test(sleutel) && (variabele === undefined || variabele === sleutel)) wortels.push({ sleutel: proces, casus_id: sleutel });
  }
  for (const w of wortels) {
    await tx('proces_instantie').insert({ sleutel: w.sleutel, wortel_sleutel: w.sleutel, casus_id: w.casus_id }).onConflict('sleutel').merge(['casus_id']);
    await tx('proces_instantie').where({ wortel_sleutel: w.sleutel }).whereNull('casus_id').update({ casus_id: w.casus_id });
  }
  return wortels.map((w) => ({ kanaal: 'casus', bericht: { casusId: w.casus_id, actie: 'gestart' } }));
};
