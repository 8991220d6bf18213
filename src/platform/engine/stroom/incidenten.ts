import { sleutelOfNiets } from '../sleutels.ts';
import { casusMeldingen } from './elementen.ts';
import type { Projectie } from './verwerk.ts';

/**
 * INCIDENT: open and resolved. The engine's text may quote the value of an expression; for those kinds only the expression's place is
 * kept. Texts of failed jobs come from our own workers and hold no values.
 */
export const projecteerIncidenten: Projectie = async (tx, records) => {
  const geraakt: string[] = [];
  for (const r of records) {
    if (r.valueType !== 'INCIDENT') continue;
    const v = r.value;
    const op = new Date(r.timestamp);
    if (r.intent === 'RESOLVED') await tx('incident').where({ sleutel: r.key }).update({ status: 'opgelost', opgelost_op: op });
    if (r.intent === 'CREATED' || r.intent === 'MIGRATED') {
      await tx('incident').insert({
        sleutel: r.key, process_instance_key: String(v['processInstanceKey']), element_instance_key: sleutelOfNiets(v['elementInstanceKey']), element_id: v['elementId'] as string | null, bpmn_process_id: v['bpmnProcessId'] as string | null,
        definitie_sleutel: sleutelOfNiets(v['processDefinitionKey']), job_sleutel: sleutelOfNiets(v['jobKey']), soort: String(v['errorType']), oorzaak: oorzaak(String(v['errorType']), String(v['errorMessage'] ?? '')), aangemaakt_op: op,
      }).onConflict('sleutel').merge(['element_id', 'bpmn_process_id', 'definitie_sleutel']);
    }
    geraakt.push(String(v['processInstanceKey']));
  }
  return geraakt.length === 0 ? [] : casusMeldingen(tx, geraakt);
};

const eigenTekst = new Set(['JOB_NO_RETRIES', 'EXECUTION_LISTENER_NO_RETRIES', 'CALLED_ELEMENT_ERROR', 'CALLED_DECISION_ERROR', 'FORM_NOT_FOUND', 'UNHANDLED_ERROR_EVENT']);
const oorzaak = (soort: string, tekst: string): string => {
  if (eigenTekst.has(soort)) return tekst.slice(0, 500);
  const uitdrukking = /expression '([^']{1,300})'/.exec(tekst)?.[1];
  return uitdrukking === undefined ? soort : `Uitdrukking: ${uitdrukking}`;
};
