import { z } from 'zod';
import { gebeurtenisafhandeling } from '../../uitwisseling/index.ts';
import { ontvangBijdrage, weigergronden } from './bijdragen.ts';
import { uitspraakvelden } from './invoer.ts';
import { typen } from './model.ts';

const basis = { bijdrageId: z.uuid(), geregistreerdOp: z.iso.datetime({ offset: true }).optional() };
const uitspraak = z.strictObject({ ...uitspraakvelden, pseudoniem: z.string().regex(/^[a-z2-7]{26}$/).nullable().default(null) });
const data = z.discriminatedUnion('uitkomst', [
  z.strictObject({ ...basis, uitkomst: z.literal('geleverd'), uitspraken: z.array(uitspraak).min(1).max(100) }),
  z.strictObject({ ...basis, uitkomst: z.literal('geen-bijdrage'), toelichting: z.string().trim().max(2000).optional() }),
  z.strictObject({ ...basis, uitkomst: z.literal('weiger-op-grond'), weigergrond: z.enum(weigergronden), toelichting: z.string().trim().max(2000).optional() }),
]);

/** Events of partner systems that this room understands. */
export const gebeurtenissen = [
  gebeurtenisafhandeling({
    type: typen.bijdrageGeleverd, data,
    verwerk: (kern, tx, d, { afzender, traceparent }) => ontvangBijdrage(kern, tx, {
      bijdrageId: d.bijdrageId, organisatieId: afzender.organisatieId, uitkomst: d.uitkomst, uitspraken: d.uitkomst === 'geleverd' ? d.uitspraken : [],
      weigergrond: d.uitkomst === 'weiger-op-grond' ? d.weigergrond : null, toelichting: d.uitkomst === 'geleverd' ? null : d.toelichting ?? null, traceparent,
    }),
  }),
];
