import { sleutelOfNiets } from '../sleutels.ts';
import type { Projectie } from './verwerk.ts';

type Rij = { sleutel: string; process_instance_key: string | null; element_instance_key: string | null; element_id: string; definitie_sleutel: string | null; gaat_af_op: string };

/** TIMER: the timers that are set now; gone when fired or cancelled. What a bulk says of one timer counts in its order, so its last word decides. */
export const projecteerTimers: Projectie = async (tx, records) => {
  const gezet = new Map<string, Rij>();
  const weg = new Set<string>();
  for (const r of records) {
    if (r.valueType !== 'TIMER') continue;
    if (r.intent === 'TRIGGERED' || r.intent === 'CANCELED') { gezet.delete(r.key); weg.add(r.key); continue; }
    if (r.intent !== 'CREATED' && r.intent !== 'MIGRATED') continue;
    const v = r.value;
    weg.delete(r.key);
    gezet.set(r.key, {
      sleutel: r.key, process_instance_key: sleutelOfNiets(v['processInstanceKey']), element_instance_key: sleutelOfNiets(v['elementInstanceKey']), element_id: String(v['targetElementId']),
      definitie_sleutel: sleutelOfNiets(v['processDefinitionKey']), gaat_af_op: new Date(Number(v['dueDate'])).toISOString(),
    });
  }
  if (weg.size > 0) await tx.raw('delete from engine_timer where sleutel = any(?::bigint[])', [[...weg]]);
  if (gezet.size > 0) {
    await tx.raw(`
      insert into engine_timer (sleutel, process_instance_key, element_instance_key, element_id, definitie_sleutel, gaat_af_op)
      select * from jsonb_to_recordset(?::jsonb) as x(sleutel bigint, process_instance_key bigint, element_instance_key bigint, element_id text, definitie_sleutel bigint, gaat_af_op timestamptz)
      on conflict (sleutel) do update set process_instance_key = excluded.process_instance_key, element_instance_key = excluded.element_instance_key, element_id = excluded.element_id,
        definitie_sleutel = excluded.definitie_sleutel, gaat_af_op = excluded.gaat_af_op`, [JSON.stringify([...gezet.values()])]);
  }
  return [];
};
