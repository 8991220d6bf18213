import { sleutelOfNiets } from '../sleutels.ts';
import type { Projectie } from './verwerk.ts';

/** TIMER: the timers that are set now; gone when fired or cancelled. */
export const projecteerTimers: Projectie = async (tx, records) => {
  for (const r of records) {
    if (r.valueType !== 'TIMER') continue;
    if (r.intent === 'TRIGGERED' || r.intent === 'CANCELED') { await tx('engine_timer').where({ sleutel: r.key }).delete(); continue; }
    if (r.intent !== 'CREATED' && r.intent !== 'MIGRATED') continue;
    const v = r.value;
    await tx('engine_timer').insert({
      sleutel: r.key, process_instance_key: sleutelOfNiets(v['processInstanceKey']), element_instance_key: sleutelOfNiets(v['elementInstanceKey']), element_id: String(v['targetElementId']),
      definitie_sleutel: sleutelOfNiets(v['processDefinitionKey']), gaat_af_op: new Date(Number(v['dueDate'])),
    }).onConflict('sleutel').merge();
  }
  return [];
};
