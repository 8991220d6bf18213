import type { Kern, Tx } from '../../platform/kern.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { nieuwSpoor } from '../bepalen-bekendheid/index.ts';
import { afzenderVan, casusVast, organisatie } from './buren.ts';
import { alsTijdstip, type Actie } from './model.ts';

/** Tells the uitvoerder's own system something about an opdracht it has: ids, dates and the remark of the opdrachtgever; nothing about persons. */
export const stuurAanUitvoerder = async (kern: Kern, tx: Tx, actie: Actie, type: string, d: { uiterlijkOp?: Date; opmerking?: string; trap?: number }): Promise<void> => {
  if (!actie.is_aangesloten || actie.aantal_uitgezet === 0) return;
  const partner = await organisatie(tx, actie.uitvoerder_organisatie_id);
  if (partner.eindpunt === null || partner.eindpunt.url === null) return;
  await verzendGebeurtenis(kern, tx, {
    organisatieId: partner.id, afzenderOin: await afzenderVan(tx, await casusVast(tx, actie.casus_id)), type, correlatieId: actie.id, voorId: actie.id, traceparent: nieuwSpoor(),
    data: { actieId: actie.id, actienummer: actie.actienummer, ...(d.uiterlijkOp && { uiterlijkOp: alsTijdstip(d.uiterlijkOp) }), ...(d.opmerking !== undefined && { opmerking: d.opmerking }), ...(d.trap !== undefined && { trap: d.trap }) },
  });
};
