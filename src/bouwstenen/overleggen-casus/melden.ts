import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { komt, typen, type Overleg, type Uitnodiging } from './model.ts';
import * as store from './store.ts';
import { nieuwSpoor } from './toetsen.ts';

/** Tells parties with a system of their own that the meeting is planned or closed (domein §7.8 (d)): number and moment, no person, no content. */
export const meldPartners = async (kern: Kern, tx: Tx, overlegId: string, wat: 'gepland' | 'gesloten'): Promise<void> => {
  const o: Overleg = await store.overlegVast(tx, overlegId);
  const regie = await regieVan(tx, o.verband_code, o.regio_code);
  const op = wat === 'gepland' ? o.gepland_op : o.gesloten_op;
  if (regie === undefined || op === null) return;
  for (const u of (await store.uitnodigingenVan(tx, o)).toSorted((a, b) => ((a.organisatie_id ?? '') < (b.organisatie_id ?? '') ? -1 : 1))) {
    if (!u.is_aangesloten || u.organisatie_id === null || !komt.has(u.status)) continue;
    await verzendGebeurtenis(kern, tx, {
      organisatieId: u.organisatie_id, afzenderOin: regie.oin, type: wat === 'gepland' ? typen.overlegGepland : typen.overlegGesloten, correlatieId: u.id, voorId: o.id, traceparent: nieuwSpoor(),
      data: { uitnodigingId: u.id, overlegnummer: o.overlegnummer, ...(wat === 'gepland' ? { begintOp: op.toISOString() } : { geslotenOp: op.toISOString() }) },
    });
  }
};

/** Tells a party with a system of its own that its points changed after its invitation was sent: the points that are its own, as the invitation names them. */
export const meldAgenda = async (kern: Kern, tx: Tx, o: Overleg, u: Uitnodiging): Promise<void> => {
  const regie = await regieVan(tx, o.verband_code, o.regio_code);
  if (!u.is_aangesloten || u.organisatie_id === null || u.verzonden_op === null || ['afgewezen', 'ingetrokken'].includes(u.status) || regie === undefined) return;
  await verzendGebeurtenis(kern, tx, {
    organisatieId: u.organisatie_id, afzenderOin: regie.oin, type: typen.agendaGewijzigd, correlatieId: u.id, voorId: u.id, traceparent: nieuwSpoor(),
    data: { uitnodigingId: u.id, overlegnummer: o.overlegnummer, agendapunten: (await store.agendaVan(tx, o.id)).filter((a) => u.agendapunten.includes(a.volgnr)).map((a) => ({ volgnr: a.volgnr, thema: a.thema, minuten: a.minuten })) },
  });
};
