import { casussenBinnen } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { redenVan, type Noodrij } from './noodtoegang.ts';

/** One emergency access as supervision sees it: who, when, why, and whether somebody else looked at it. */
export type Noodoverzicht = {
  readonly id: string; readonly casusId: string; readonly medewerkerId: string; readonly organisatieId: string; readonly reden: string; readonly van: Date; readonly tot: Date; readonly plek: string;
  readonly uitkomst: string | null; readonly getoetstOp: Date | null; readonly getoetstDoor: string | null;
};
type Rij = Noodrij & { plek: string; uitkomst: string | null; getoetst_op: Date | null; getoetst_door: string | null };

/** One page of the emergency accesses in casussen of this verband and region, newest first; `stand` open = not reviewed yet. The caller asked toegang for LOG. */
export const leesNoodtoegangen = async (kern: Kern, tx: Tx, v: { verbandCode: string | null; regioCode: string | null; stand: 'alle' | 'open'; na: { op: string; na: string } | null; aantal: number }): Promise<Noodoverzicht[]> => {
  const rijen = await tx('noodtoegang as n').join('overleg_verantwoording as o', 'o.id', 'n.verantwoording_id').whereIn('n.casus_id', casussenBinnen(tx, v)).modify((q) => {
    if (v.stand === 'open') void q.where('o.status', 'open');
    if (v.na !== null) void q.whereRaw('(n.van, n.id) < (?::timestamptz, ?::uuid)', [v.na.op, v.na.na]);
  }).orderBy([{ column: 'n.van', order: 'desc' }, { column: 'n.id', order: 'desc' }]).limit(v.aantal)
    .select<Rij[]>('n.*', 'o.uitkomst', 'o.getoetst_op', 'o.getoetst_door', tx.raw(`to_char(n.van at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as plek`));
  return rijen.map((n) => ({ id: n.id, casusId: n.casus_id, medewerkerId: n.medewerker_id, organisatieId: n.organisatie_id, reden: redenVan(kern, n), van: n.van, tot: n.tot, plek: n.plek, uitkomst: n.uitkomst, getoetstOp: n.getoetst_op, getoetstDoor: n.getoetst_door }));
};
