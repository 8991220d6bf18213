import type { Tx } from '../../kern.ts';
import { sleutelOfNiets } from '../sleutels.ts';
import type { EngineRecord } from './record.ts';
import type { Busmelding, Projectie } from './verwerk.ts';

type Element = { sleutel: string; process_instance_key: string; element_id: string; soort: string; bereik_sleutel: string | null; status: string; begonnen_op: string | null; geeindigd_op: string | null };
type Instantie = { sleutel: string; ouder_sleutel: string | null; ouder_element_sleutel: string | null; wortel_sleutel: string | null; bpmn_process_id: string; definitie_sleutel: string; versie: number; status: string; begonnen_op: string | null; geeindigd_op: string | null };

const statusNa: Record<string, string> = {
  ELEMENT_ACTIVATING: 'actief', ELEMENT_ACTIVATED: 'actief', ELEMENT_COMPLETED: 'afgerond', ELEMENT_TERMINATED: 'afgebroken', ELEMENT_MIGRATED: 'actief', SEQUENCE_FLOW_TAKEN: 'genomen',
};

/** PROCESS_INSTANCE: process instances with their root, and every element instance and flow taken, for the live diagram and migration. */
export const projecteerElementen: Projectie = async (tx, records) => {
  const elementen = new Map<string, Element>();
  const instanties = new Map<string, Instantie>();
  for (const r of records) {
    if (r.valueType !== 'PROCESS_INSTANCE' || !(r.intent in statusNa)) continue;
    if (r.value['bpmnElementType'] === 'PROCESS') instanties.set(r.key, instantie(r, instanties.get(r.key)));
    else elementen.set(r.key, element(r, elementen.get(r.key)));
  }
  if (instanties.size > 0) await bewaarInstanties(tx, [...instanties.values()]);
  if (elementen.size > 0) await bewaarElementen(tx, [...elementen.values()]);
  const geraakt = new Set([...instanties.keys(), ...[...elementen.values()].map((e) => e.process_instance_key)]);
  return geraakt.size === 0 ? [] : casusMeldingen(tx, [...geraakt]);
};

const tijden = (r: EngineRecord, eerder: { begonnen_op: string | null; geeindigd_op: string | null } | undefined): { begonnen_op: string | null; geeindigd_op: string | null } => {
  const op = new Date(r.timestamp).toISOString();
  const begin = r.intent === 'ELEMENT_ACTIVATING' || r.intent === 'ELEMENT_ACTIVATED' || r.intent === 'SEQUENCE_FLOW_TAKEN';
  const einde = r.intent === 'ELEMENT_COMPLETED' || r.intent === 'ELEMENT_TERMINATED';
  return { begonnen_op: eerder?.begonnen_op ?? (begin ? op : null), geeindigd_op: einde ? op : eerder?.geeindigd_op ?? null };
};

const element = (r: EngineRecord, eerder: Element | undefined): Element => ({
  sleutel: r.key, process_instance_key: String(r.value['processInstanceKey']), element_id: String(r.value['elementId']), soort: String(r.value['bpmnElementType']),
  bereik_sleutel: sleutelOfNiets(r.value['flowScopeKey']), status: statusNa[r.intent] ?? 'actief', ...tijden(r, eerder),
});

const instantie = (r: EngineRecord, eerder: Instantie | undefined): Instantie => {
  const ouder = sleutelOfNiets(r.value['parentProcessInstanceKey']);
  return {
    sleutel: r.key, ouder_sleutel: ouder, ouder_element_sleutel: sleutelOfNiets(r.value['parentElementInstanceKey']), wortel_sleutel: ouder === null ? r.key : null,
    bpmn_process_id: String(r.value['bpmnProcessId']), definitie_sleutel: String(r.value['processDefinitionKey']), versie: Number(r.value['version']), status: statusNa[r.intent] ?? 'actief', ...tijden(r, eerder),
  };
};

const bewaarElementen = async (tx: Tx, rijen: readonly Element[]): Promise<void> => {
  await tx.raw(`
    insert into element_instantie (sleutel, process_instance_key, element_id, soort, bereik_sleutel, status, begonnen_op, geeindigd_op)
    select * from jsonb_to_recordset(?::jsonb) as x(sleutel bigint, process_instance_key bigint, element_id text, soort text, bereik_sleutel bigint, status text, begonnen_op timestamptz, geeindigd_op timestamptz)
    on conflict (sleutel) do update set element_id = excluded.element_id, status = excluded.status, bereik_sleutel = excluded.bereik_sleutel,
      begonnen_op = coalesce(element_instantie.begonnen_op, excluded.begonnen_op), geeindigd_op = coalesce(excluded.geeindigd_op, element_instantie.geeindigd_op)`, [JSON.stringify(rijen)]);
};

const bewaarInstanties = async (tx: Tx, rijen: readonly Instantie[]): Promise<void> => {
  await tx.raw(`
    insert into proces_instantie (sleutel, ouder_sleutel, ouder_element_sleutel, wortel_sleutel, bpmn_process_id, definitie_sleutel, versie, status, begonnen_op, geeindigd_op)
    select * from jsonb_to_recordset(?::jsonb) as x(sleutel bigint, ouder_sleutel bigint, ouder_element_sleutel bigint, wortel_sleutel bigint, bpmn_process_id text, definitie_sleutel bigint, versie int, status text, begonnen_op timestamptz, geeindigd_op timestamptz)
    on conflict (sleutel) do update set bpmn_process_id = excluded.bpmn_process_id, definitie_sleutel = excluded.definitie_sleutel, versie = excluded.versie, status = excluded.status,
      ouder_sleutel = excluded.ouder_sleutel, ouder_element_sleutel = excluded.ouder_element_sleutel, wortel_sleutel = coalesce(proces_instantie.wortel_sleutel, excluded.wortel_sleutel),
      begonnen_op = coalesce(proces_instantie.begonnen_op, excluded.begonnen_op), geeindigd_op = coalesce(excluded.geeindigd_op, proces_instantie.geeindigd_op)`, [JSON.stringify(rijen)]);
  // A child takes root and casus of its parent, which was activated before it; one round per level of calls.
  const kinderen = rijen.filter((r) => r.ouder_sleutel !== null).map((r) => r.sleutel);
  for (let niveau = 0, gedaan = 0; gedaan < kinderen.length && niveau < 20; niveau++) {
    const { rowCount } = await tx.raw(`
      update proces_instantie k set wortel_sleutel = o.wortel_sleutel, casus_id = coalesce(k.casus_id, o.casus_id) from proces_instantie o
      where k.sleutel = any(?::bigint[]) and k.wortel_sleutel is null and o.sleutel = k.ouder_sleutel and o.wortel_sleutel is not null`, [kinderen]) as { rowCount: number };
    if (rowCount === 0) break;
    gedaan += rowCount;
  }
};

/** The casussen whose progress changed; ids only. */
export const casusMeldingen = async (tx: Tx, procesSleutels: readonly string[]): Promise<Busmelding[]> => {
  const rijen = await tx('proces_instantie').whereIn('sleutel', [...procesSleutels]).whereNotNull('casus_id').distinct('casus_id') as { casus_id: string }[];
  return rijen.map((r) => ({ kanaal: 'casus', bericht: { casusId: r.casus_id, actie: 'voortgang' } }));
};
