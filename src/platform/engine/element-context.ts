import type { Tx } from '../kern.ts';

export type ElementContext = {
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly casusId: string | null;
  readonly verbandCode: string | null;
  readonly regioCode: string | null;
  /** null = no end. */
  readonly termijnEind: Date | null;
  /** Ids, codes, counts, dates and booleans visible at the element (processen §1.3); never personal data. */
  readonly variabelen: Readonly<Record<string, unknown>>;
};

/**
 * Keeps what the start listener `proces.termijn-zetten` sees of an element, so that a task knows its casus, opdracht, melding … without
 * asking the engine. Written before the engine creates the task; may be repeated.
 */
export const bewaarElementContext = async (tx: Tx, c: ElementContext): Promise<void> => {
  await tx('element_context').insert({
    element_instance_key: c.elementInstanceKey, process_instance_key: c.processInstanceKey, casus_id: c.casusId, verband_code: c.verbandCode, regio_code: c.regioCode,
    termijn_eind: c.termijnEind, variabelen: JSON.stringify(c.variabelen),
  }).onConflict('element_instance_key').merge(['process_instance_key', 'casus_id', 'verband_code', 'regio_code', 'termijn_eind', 'variabelen']);
  // Only when the task is there already (an extended term, a repeated listener).
  await tx('taak').where({ element_instance_key: c.elementInstanceKey }).update({ casus_id: c.casusId, verband_code: c.verbandCode, regio_code: c.regioCode });
};

/** What was kept for an element instance; undefined when its listener has not run. */
export const leesElementContext = async (tx: Tx, elementInstanceKey: string): Promise<ElementContext | undefined> => {
  const r = await tx('element_context').where({ element_instance_key: elementInstanceKey }).first() as Record<string, unknown> | undefined;
  return r === undefined ? undefined : {
    elementInstanceKey: r['element_instance_key'] as string, processInstanceKey: r['process_instance_key'] as string, casusId: r['casus_id'] as string | null, verbandCode: r['verband_code'] as string | null,
    regioCode: r['regio_code'] as string | null, termijnEind: r['termijn_eind'] as Date | null, variabelen: r['variabelen'] as Record<string, unknown>,
  };
};
