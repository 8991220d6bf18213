import type { z } from 'zod';
import { casusnummersVan, schrijfCursor } from '../../casus/index.ts';
import { sporenVanNood, type Logbereik } from '../../logboek/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { medewerkersVan } from '../../toegang/index.ts';
import { leesNoodtoegangen } from '../overleggen-casus/index.ts';
import { noemWie } from './logregels.ts';
import type { noodregel } from './model.ts';

type Noodregel = z.infer<typeof noodregel>;

/** Emergency access for the FG (R15.7): who, when, why, looked at or not, and the trace of it in the logs. The caller asked toegang for LOG. */
export const noodlijst = async (kern: Kern, tx: Tx, bereik: Logbereik, v: { stand: 'alle' | 'open'; na: { op: string; na: string } | null; aantal: number }): Promise<{ items: Noodregel[]; volgende: string | null }> => {
  const rijen = await leesNoodtoegangen(kern, tx, { ...bereik, ...v, aantal: v.aantal + 1 }), items = rijen.slice(0, v.aantal), laatste = items.at(-1);
  const wie = await noemWie(tx, items), nummers = await casusnummersVan(tx, items.map((n) => n.casusId)), sporen = await sporenVanNood(tx, items.map((n) => n.id));
  const toetsers = await medewerkersVan(tx, items.map((n) => n.getoetstDoor).filter((id) => id !== null));
  return {
    items: items.map((n) => ({
      id: n.id, casus: { id: n.casusId, nummer: nummers.get(n.casusId) ?? null }, wie: wie({ soort: 'medewerker', medewerkerId: n.medewerkerId, organisatieId: n.organisatieId, rol: null }), reden: n.reden, van: n.van.toISOString(), tot: n.tot.toISOString(),
      uitkomst: n.uitkomst as Noodregel['uitkomst'], nagekekenOp: n.getoetstOp?.toISOString() ?? null, nagekekenDoor: n.getoetstDoor === null ? null : toetsers.get(n.getoetstDoor)?.naam ?? null, traceId: sporen.get(n.id) ?? null,
    })),
    volgende: rijen.length > items.length && laatste !== undefined ? schrijfCursor({ op: laatste.plek, na: laatste.id }) : null,
  };
};
