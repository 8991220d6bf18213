import type { Knex } from 'knex';
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

/** The task row only when it is there already (an extended term, a repeated listener). */
const bewaar = `
  with context as (
    insert into element_context (element_instance_key, process_instance_key, casus_id, verband_code, regio_code, termijn_eind, variabelen)
    values (:element, :proces, :casus, :verband, :regio, :eind, :variabelen)
    on conflict (element_instance_key) do update set process_instance_key = excluded.process_instance_key, casus_id = excluded.casus_id, verband_code = excluded.verband_code,
      regio_code = excluded.regio_code, termijn_eind = excluded.termijn_eind, variabelen = excluded.variabelen
  )
  update taak set casus_id = :casus, verband_code = :verband, regio_code = :regio where element_instance_key = :element`;

/**
 * Keeps what the start listener `proces.termijn-zetten` sees of an element, so that a task knows its casus, opdracht, melding … without
 * asking the engine. Written before the engine creates the task; may be repeated.
 */
export const bewaarElementContext = async (tx: Tx, c: ElementContext): Promise<void> => {
  await tx.raw(bewaar, { element: c.elementInstanceKey, proces: c.processInstanceKey, casus: c.casusId, verband: c.verbandCode, regio: c.regioCode, eind: c.termijnEind, variabelen: JSON.stringify(c.variabelen) } as Record<string, Knex.RawBinding>);
};

/** What was kept for an element instance; undefined when its listener has not run. */
export const leesElementContext = async (tx: Tx, elementInstanceKey: string): Promise<ElementContext | undefined> => {
  const r = await tx('element_context').where({ element_instance_key: elementInstanceKey }).first() as Record<string, unknown> | undefined;
  return r === undefined ? undefined : {
    elementInstanceKey: r['element_instance_key'] as string, processInstanceKey: r['process_instance_key'] as string, casusId: r['casus_id'] as string | null, verbandCode: r['verband_code'] as string | null,
    regioCode: r['regio_code'] as string | null, termijnEind: r['termijn_eind'] as Date | null, variabelen: r['variabelen'] as Record<string, unknown>,
  };
};
