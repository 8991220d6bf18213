import type { Kern, Tx } from '../kern.ts';

export type GemistBericht = { readonly id: string; readonly naam: string; readonly casusId: string; readonly variabelen: Readonly<Record<string, unknown>> };

/**
 * Messages to the process of a casus that no process took within `naMs`: the casus is closed (processen §1.4). Each is given once; the caller hands
 * it to a person in the same transaction. Messages about another waiting thing are left out: they may rightly come too late.
 */
export const neemGemisteBerichten = async (tx: Tx, kern: Kern, naMs: number, aantal = 20): Promise<GemistBericht[]> => {
  const { rows } = await tx.raw(`
    select o.id, o.opdracht ->> 'naam' as naam, o.volgorde_sleutel as "casusId", o.opdracht -> 'variabelen' as variabelen from outbox o
    where o.bericht_sleutel is not null and o.gemist_op is null and o.soort = 'bericht' and o.opdracht ->> 'sleutel' = o.volgorde_sleutel
      and o.verzonden_op < clock_timestamp() - make_interval(secs => ?) and o.verzonden_op > clock_timestamp() - interval '2 days'
      and not exists (select 1 from bericht_correlatie c where c.bericht_sleutel = o.bericht_sleutel)
    order by o.verzonden_op limit ? for update of o skip locked`, [naMs / 1000, aantal]) as { rows: GemistBericht[] };
  if (rows.length > 0) await tx('outbox').whereIn('id', rows.map((r) => r.id)).update({ gemist_op: kern.clock.now() });
  return rows;
};
