import type { Tx } from '../../kern.ts';
import { datumVanEngine, sleutelOfNiets } from '../sleutels.ts';
import type { EngineRecord } from './record.ts';
import type { Busmelding, Projectie } from './verwerk.ts';

/**
 * USER_TASK: the task list. Element, definition and version are taken only from CREATED and MIGRATED (later records of a migrated task
 * carry the old ones). The person on the task is ours from the first claim on; the engine's word counts only until then, because
 * its records of our own earlier commands arrive late and would undo a newer claim for a moment.
 */
export const projecteerTaken: Projectie = async (tx, records) => {
  const meldingen: Busmelding[] = [];
  for (const r of records) {
    if (r.valueType !== 'USER_TASK') continue;
    const rij = await pasToe(tx, r);
    if (rij !== undefined) meldingen.push({ kanaal: 'taak', bericht: { taakId: rij.id, casusId: rij.casus_id, actie: r.intent.toLowerCase(), status: rij.status, verband: rij.verband_code, regio: rij.regio_code, groepen: rij.groepen.join(' ') } });
  }
  return meldingen;
};

type Rij = { id: string; casus_id: string | null; status: string; verband_code: string | null; regio_code: string | null; groepen: string[] };
const terug = ['id', 'casus_id', 'status', 'verband_code', 'regio_code', 'groepen'];

const pasToe = async (tx: Tx, r: EngineRecord): Promise<Rij | undefined> => {
  const op = new Date(r.timestamp);
  const taakSleutel = String(r.value['userTaskKey'] ?? r.key);
  const wijzig = async (velden: Record<string, unknown>, alleenOpen = true): Promise<Rij | undefined> => {
    const vraag = tx('taak').where({ taak_sleutel: taakSleutel });
    if (alleenOpen) void vraag.whereIn('status', ['nieuw', 'op-naam', 'in-verwerking']);
    const rijen = await vraag.update({ ...velden, positie: String(r.position), gewijzigd_op: op, rijversie: tx.raw('rijversie + 1') }).returning(terug) as Rij[];
    return rijen[0];
  };
  switch (r.intent) {
    case 'CREATED': return maak(tx, r, taakSleutel, op);
    case 'MIGRATED': return wijzig(identiteit(r));
    case 'UPDATED': return wijzig(kenmerken(r));
    case 'ASSIGNED': return verwerkToewijzing(tx, r, taakSleutel, wijzig);
    case 'COMPLETED': return wijzig({ status: 'afgerond', afgerond_op: op }, false);
    case 'CANCELED': return wijzig({ status: 'vervallen', afgerond_op: op });
    default: return undefined;
  }
};

const identiteit = ({ value: v }: EngineRecord): Record<string, unknown> => ({
  element_id: String(v['elementId']), definitie_sleutel: String(v['processDefinitionKey']), bpmn_process_id: String(v['bpmnProcessId']), versie: Number(v['processDefinitionVersion']),
});
/** A term of 'geen' is the year 9999 in the engine and no date here (processen §1.5). */
const kenmerken = ({ value: v }: EngineRecord): Record<string, unknown> => {
  const termijn = datumVanEngine(v['dueDate']);
  return { groepen: (v['candidateGroupsList'] as string[] | undefined) ?? [], prioriteit: Number(v['priority'] ?? 50), termijn_eind: termijn !== null && termijn.getUTCFullYear() >= 9999 ? null : termijn };
};

const maak = async (tx: Tx, r: EngineRecord, taakSleutel: string, op: Date): Promise<Rij | undefined> => {
  const v = r.value;
  const elementSleutel = String(v['elementInstanceKey']);
  const context = await tx('element_context').where({ element_instance_key: elementSleutel }).first('casus_id', 'verband_code', 'regio_code') as Partial<Rij> | undefined;
  const medewerker = (v['assignee'] as string | undefined) || null;
  const rijen = await tx('taak').insert({
    taak_sleutel: taakSleutel, element_instance_key: elementSleutel, process_instance_key: String(v['processInstanceKey']), ...identiteit(r), ...kenmerken(r),
    form_sleutel: sleutelOfNiets(v['formKey']), koppen: JSON.stringify(v['customHeaders'] ?? {}), toegewezen_aan: medewerker, toegewezen_op: medewerker === null ? null : op, status: medewerker === null ? 'nieuw' : 'op-naam',
    casus_id: context?.casus_id ?? null, verband_code: context?.verband_code ?? null, regio_code: context?.regio_code ?? null, positie: String(r.position), aangemaakt_op: op, gewijzigd_op: op,
  }).onConflict('taak_sleutel').ignore().returning(terug) as Rij[];
  return rijen[0];
};

const verwerkToewijzing = async (tx: Tx, r: EngineRecord, taakSleutel: string, wijzig: (velden: Record<string, unknown>) => Promise<Rij | undefined>): Promise<Rij | undefined> => {
  const eigen = await tx('outbox').where({ taak_sleutel: taakSleutel, soort: 'taak-toewijzen' }).first('id') as unknown;
  if (eigen !== undefined) return undefined;
  const medewerker = (r.value['assignee'] as string | undefined) || null;
  return wijzig({ toegewezen_aan: medewerker, toegewezen_op: medewerker === null ? null : new Date(r.timestamp), status: tx.raw("case when status = 'in-verwerking' then status else ? end", [medewerker === null ? 'nieuw' : 'op-naam']) });
};
