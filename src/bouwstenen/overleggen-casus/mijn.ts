import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { casussenInTeam } from '../../casus/index.ts';
import type { Overleg } from './model.ts';
import { waarGrond } from '../../toegang/index.ts';
import { vraagOverleg } from './omgeving.ts';
import { soortnamen } from './teksten.ts';

type Rol = 'voorzitter' | 'regie' | 'genodigd' | 'team';
/** Where a page ended: the moment that orders the list (microseconds, UTC) and the id of its last row. */
export type Plek = { readonly op: string; readonly na: string };
export type Keuze = { readonly wanneer: 'komend' | 'geweest'; readonly rol?: 'regie' | 'genodigd' | 'team' | undefined; readonly verband?: string | undefined; readonly soort?: string | undefined; readonly na: Plek | null; readonly aantal: number };
export type Overlegregel = {
  id: string; overlegnummer: string; casusId: string; casusnummer: string | null; verbandCode: string | null; soort: string; soortNaam: string; vorm: string; status: string; op: string | null; geslotenOp: string | null;
  mijnRol: Rol; antwoord: string | null; isVoorbereid: boolean; verslag: 'nog-niet' | 'loopt' | 'klaar'; uitkomst: string | null;
};
type Rij = Overleg & { readonly casusnummer: string; readonly plek: string; readonly mijn_status: string | null; readonly is_regie: boolean | null };

const dicht = ['gesloten', 'getoetst', 'geannuleerd'];
/** Coming: by its own moment, without one at the end. Past: by when it ended. */
const moment = { komend: "coalesce(o.gepland_op, o.gestart_op, timestamptz '9999-01-01')", geweest: 'coalesce(o.gesloten_op, o.gestart_op, o.gepland_op, o.aangemaakt_op)' } as const;

/** Meetings this organisation was asked for, or of a casus in whose team this person is; no more than that: `toegang` decides. */
const kandidaten = (tx: Tx, lezer: Medewerker, k: Keuze, nu: Date): Promise<Rij[]> => {
  const orde = moment[k.wanneer], richting = k.wanneer === 'komend' ? 'asc' : 'desc';
  const vraag = tx('overleg as o').join('casus as c', 'c.id', 'o.casus_id')
    .leftJoin('uitnodiging as u', (j) => { j.on('u.overleg_id', 'o.id').andOn('u.ronde', 'o.uitnodigronde').andOnVal('u.organisatie_id', lezer.organisatieId).andOnVal('u.status', '<>', 'ingetrokken'); })
    .where((q) => { void q.whereNotNull('u.id').orWhereIn('o.casus_id', casussenInTeam(tx, nu, lezer)); })
    .orderByRaw(`${orde} ${richting}, o.id ${richting}`).limit(k.aantal)
    .select('o.*', 'c.casusnummer', 'u.status as mijn_status', 'u.is_regie', tx.raw(`to_char(${orde} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as plek`));
  void (k.wanneer === 'komend' ? vraag.whereNotIn('o.status', dicht) : vraag.whereIn('o.status', dicht));
  if (lezer.verbandCode !== null) void vraag.where('o.verband_code', lezer.verbandCode);
  if (k.verband !== undefined) void vraag.where('o.verband_code', k.verband);
  if (k.soort !== undefined) void vraag.where('o.soort', k.soort);
  if (k.rol === 'regie') void vraag.where('u.is_regie', true);
  if (k.rol === 'genodigd') void vraag.where('u.is_regie', false);
  if (k.rol === 'team') void vraag.whereNull('u.id');
  if (k.na !== null) void vraag.whereRaw(`(${orde}, o.id) ${k.wanneer === 'komend' ? '>' : '<'} (?::timestamptz, ?::uuid)`, [k.na.op, k.na.na]);
  return vraag as unknown as Promise<Rij[]>;
};

const rolVan = (r: Rij, lezer: Medewerker): Rol => (r.is_regie === true ? (lezer.functierollen.includes('voorzitter') ? 'voorzitter' : 'regie') : r.mijn_status !== null ? 'genodigd' : 'team');
const verslagVan = (r: Rij): Overlegregel['verslag'] => (r.status === 'gestart' ? 'loopt' : r.gesloten_op === null ? 'nog-niet' : 'klaar');

/**
 * The meetings of one reader over all casussen, coming ones first to last, past ones newest first. `toegang` is asked for every row; where it
 * gives no ground the row is not there. No names: a casus has its number, and only from niveau 1.
 */
export const leesMijnOverleggen = async (kern: Kern, tx: Tx, v: { lezer: Medewerker; keuze: Keuze; traceparent: string }): Promise<{ items: Overlegregel[]; volgende: Plek | null }> => {
  const rijen = await kandidaten(tx, v.lezer, { ...v.keuze, aantal: v.keuze.aantal + 1 }, kern.clock.now());
  const bladzijde = rijen.slice(0, v.keuze.aantal), items: Overlegregel[] = [];
  for (const r of bladzijde) {
    const recht = await waarGrond(() => vraagOverleg(kern, tx, { o: r, aanvrager: v.lezer, doel: 'casusoverleg-voeren', gevraagd: ['CAS', 'OVL'], traceparent: v.traceparent }));
    if (recht === undefined) continue;
    const { niveaus } = recht.besluit, ovl = niveaus.OVL ?? -1;
    items.push({
      id: r.id, overlegnummer: r.overlegnummer, casusId: r.casus_id, casusnummer: (niveaus.CAS ?? -1) >= 1 ? r.casusnummer : null, verbandCode: (niveaus.CAS ?? -1) >= 1 ? r.verband_code : null, soort: r.soort, soortNaam: soortnamen[r.soort] ?? r.soort, vorm: r.vorm, status: r.status,
      op: (r.gepland_op ?? r.gestart_op)?.toISOString() ?? null, geslotenOp: r.gesloten_op?.toISOString() ?? null, mijnRol: rolVan(r, v.lezer), antwoord: r.is_regie === true ? null : r.mijn_status, isVoorbereid: !['concept', 'aangemaakt'].includes(r.status), verslag: verslagVan(r), uitkomst: ovl >= 1 ? r.uitkomst : null,
    });
  }
  const laatste = bladzijde.at(-1);
  return { items, volgende: rijen.length > bladzijde.length && laatste !== undefined ? { op: laatste.plek, na: laatste.id } : null };
};
