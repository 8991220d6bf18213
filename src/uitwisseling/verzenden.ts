import { zetInOutbox } from '../platform/engine/outbox.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { inhoudHash, maakGebeurtenis } from './cloudevent.ts';
import { bewaarBericht, volgendVolgnummer } from './store.ts';

export type Verzending = {
  /** The partner that receives it. */
  readonly organisatieId: string;
  /** OIN of the regie in whose name we send. */
  readonly afzenderOin: string;
  /** `nl.samenspel.<bouwsteen>.<gebeurtenis>.v1` */
  readonly type: string;
  readonly correlatieId: string;
  /** The opdracht or verzoek that it carries; comes back when delivery is impossible. */
  readonly voorId: string;
  readonly data: Record<string, unknown>;
  /** The outside schema that `data` obeys to the letter (clash 13 of domein §3). */
  readonly dataschema?: string;
  readonly informatieniveau?: '0' | '1' | '2';
  readonly traceparent: string;
};

/**
 * Writes an event for a partner in the transaction of the rows it follows from; the outbox delivers it afterwards (domein §3).
 * The caller has asked toegang before: `data` holds only what this partner may have. Returns the event id. It locks the partner's line of numbers until
 * the transaction ends: who writes to more partners in one transaction does so in the order of their ids, or two of them wait for each other.
 */
export const verzendGebeurtenis = async (kern: Kern, tx: Tx, v: Verzending): Promise<string> => {
  const now = kern.clock.now();
  const volgnummer = await volgendVolgnummer(tx, v.organisatieId);
  const gebeurtenis = maakGebeurtenis({
    oin: v.afzenderOin, type: v.type, correlatieId: v.correlatieId, volgnummer, traceparent: v.traceparent, gebeurdOp: now, geregistreerdOp: now, data: v.data,
    ...(v.dataschema !== undefined && { dataschema: v.dataschema }), ...(v.informatieniveau !== undefined && { informatieniveau: v.informatieniveau }),
  });
  await bewaarBericht(tx, {
    richting: 'uit', organisatieId: v.organisatieId, bron: gebeurtenis.source, gebeurtenisId: gebeurtenis.id, soort: v.type, correlatieId: v.correlatieId, volgnummer,
    inhoudHash: inhoudHash(gebeurtenis), interactieId: gebeurtenis.id, status: 'wacht', gebeurdOp: now, voorId: v.voorId, now,
  });
  // One line per partner: a partner that is down must not hold up the others or the casus itself.
  await zetInOutbox(tx, kern, { volgordeSleutel: `partner:${v.organisatieId}:${v.voorId}`, opdracht: { soort: 'partner-gebeurtenis', organisatieId: v.organisatieId, gebeurtenis } });
  return gebeurtenis.id;
};
