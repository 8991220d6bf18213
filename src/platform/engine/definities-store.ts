import type { Knex } from 'knex';
import type { Tx } from '../kern.ts';
import { leesBpmn } from './bpmn-lezen.ts';
import type { EngineClient } from './client.ts';
import { EngineFout } from './engine-fout.ts';

export type NieuweDefinitie = { readonly sleutel: string; readonly bpmnProcessId: string; readonly versie: number; readonly versieTag: string | null; readonly bestand: string | null; readonly xml: string; readonly op: Date };

/** Stores a deployed model and its elements. Both our own deployment and the record stream call it; the first one wins. */
export const bewaarDefinitie = async (tx: Tx | Knex, d: NieuweDefinitie): Promise<void> => {
  const nieuw: unknown[] = await tx('proces_definitie').insert({
    sleutel: d.sleutel, bpmn_process_id: d.bpmnProcessId, versie: d.versie, versie_tag: d.versieTag, bestand: d.bestand, xml: d.xml, aangemaakt_op: d.op,
  }).onConflict('sleutel').ignore().returning('sleutel');
  if (nieuw.length === 0) return;
  const elementen = leesBpmn(d.xml).find((p) => p.id === d.bpmnProcessId)?.elementen ?? [];
  if (elementen.length === 0) return;
  await tx('proces_element').insert(elementen.map((e) => ({
    definitie_sleutel: d.sleutel, element_id: e.id, soort: e.soort, naam: e.naam, form_id: e.formId, form_versie: e.formVersie,
    job_types: [...e.jobTypes], koppen: JSON.stringify(e.koppen), eigenschappen: JSON.stringify(e.eigenschappen),
  }))).onConflict(['definitie_sleutel', 'element_id']).ignore();
};

/**
 * Does the engine know this process definition? Without a search index 8.6 has no query for it, so we ask it to start at an element
 * that cannot exist: INVALID_ARGUMENT = the definition is there, NOT_FOUND = it is not. Nothing is started either way.
 */
export const bestaatDefinitie = async (client: EngineClient, sleutel: string): Promise<boolean> => {
  try {
    await client.roep('CreateProcessInstance', { processDefinitionKey: sleutel, variables: '{}', startInstructions: [{ elementId: 'samenspel-bestaat-niet' }] });
  } catch (fout) {
    if (fout instanceof EngineFout && fout.soort === 'ongeldig') return true;
    if (fout instanceof EngineFout && fout.soort === 'bestaat-niet') return false;
    throw fout;
  }
  return true;
};
