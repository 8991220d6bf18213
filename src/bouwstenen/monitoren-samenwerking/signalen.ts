import type { z } from 'zod';
import { casusnummersVan, schrijfCursor } from '../../casus/index.ts';
import type { Logbereik } from '../../logboek/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { medewerkersVan } from '../../toegang/index.ts';
import { noemWie } from './logregels.ts';
import type { oordelen, signaal } from './model.ts';
import { open, verberg } from './versleuteld.ts';

type Signaal = z.infer<typeof signaal>;
type Rij = {
  id: string; soort: Signaal['soort']; dag: string; medewerker_id: string; organisatie_id: string | null; casus_id: string | null; aantal: number; trace_id: string | null; status: Signaal['status']; oordeel: Signaal['oordeel']; beoordeling: string | null;
  beoordeeld_door: string | null; beoordeeld_op: Date | null;
};

/** Neutral: it says what was seen, not what it means. A person judges. */
const zin = (r: Rij): string => (r.soort === 'veel-casussen-nacht' ? `Opende ${r.aantal} verschillende casussen tussen 23.00 en 6.00 uur. Dat kan bij de dienst horen.` : `Vroeg deze casus ${r.aantal} keer op na vertrek uit het team. Daar kan een reden voor zijn.`);

const rijen = (tx: Tx, b: Logbereik) => tx('toezichtsignaal').where({ ...(b.verbandCode === null ? {} : { verband_code: b.verbandCode }), ...(b.regioCode === null ? {} : { regio_code: b.regioCode }) });

/** One page of what asks for a look, newest first; the caller asked toegang for LOG. */
export const leesSignalen = async (kern: Kern, tx: Tx, b: Logbereik, v: { stand: 'open' | 'beoordeeld'; na: { op: string; na: string } | null; aantal: number }): Promise<{ items: Signaal[]; volgende: string | null }> => {
  const gevonden = await rijen(tx, b).where({ status: v.stand }).modify((q) => { if (v.na !== null) void q.whereRaw('(dag, id) < (?::date, ?::uuid)', [v.na.op.slice(0, 10), v.na.na]); }).orderBy([{ column: 'toezichtsignaal.dag', order: 'desc' }, { column: 'id', order: 'desc' }]).limit(v.aantal + 1)
    .select<Rij[]>('*', tx.raw("to_char(dag, 'YYYY-MM-DD') as dag"));
  const items = gevonden.slice(0, v.aantal), laatste = items.at(-1), wie = await noemWie(tx, items.map((r) => ({ medewerkerId: r.medewerker_id, organisatieId: r.organisatie_id })));
  const nummers = await casusnummersVan(tx, items.map((r) => r.casus_id).filter((id) => id !== null)), door = await medewerkersVan(tx, items.map((r) => r.beoordeeld_door).filter((id) => id !== null));
  return {
    items: items.map((r) => ({
      id: r.id, soort: r.soort, zin: zin(r), dag: r.dag, wie: wie({ soort: 'medewerker', medewerkerId: r.medewerker_id, organisatieId: r.organisatie_id, rol: null }), casus: r.casus_id === null ? null : { id: r.casus_id, nummer: nummers.get(r.casus_id) ?? null }, aantal: r.aantal, traceId: r.trace_id,
      status: r.status, oordeel: r.oordeel, beoordeling: r.beoordeling === null ? null : open(kern, r.beoordeling, 'toezicht.beoordeling', r.id), beoordeeldOp: r.beoordeeld_op?.toISOString() ?? null, beoordeeldDoor: r.beoordeeld_door === null ? null : door.get(r.beoordeeld_door)?.naam ?? null,
    })),
    volgende: gevonden.length > items.length && laatste !== undefined ? schrijfCursor({ op: `${laatste.dag}T00:00:00Z`, na: laatste.id }) : null,
  };
};

/** What the FG found, once. Throws `niet-gevonden` outside what he supervises and `ongeldige-overgang` when it was judged. */
export const beoordeelSignaal = async (kern: Kern, tx: Tx, b: Logbereik, v: { id: string; oordeel: typeof oordelen[number]; beoordeling: string; door: string }): Promise<void> => {
  const rij = await rijen(tx, b).where({ id: v.id }).forUpdate().first('status') as { status: string } | undefined, nu = kern.clock.now();
  if (rij === undefined) throw new Probleem('niet-gevonden', 'Dit signaal bestaat niet, of het is niet voor u.');
  if (rij.status === 'beoordeeld') throw new Probleem('ongeldige-overgang', 'Dit signaal is al beoordeeld. Er is niets gewijzigd.', { toegestaan: [] });
  await tx('toezichtsignaal').where({ id: v.id }).update({ status: 'beoordeeld', oordeel: v.oordeel, beoordeling: verberg(kern, v.beoordeling, 'toezicht.beoordeling', v.id), beoordeeld_door: v.door, beoordeeld_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
