import { z } from 'zod';
import type { Kern } from '../../platform/kern.ts';
import { gebeurtenisafhandeling, type Afzender } from '../../uitwisseling/index.ts';
import { typen, voortgangsoorten, zorgsoorten } from './model.ts';
import { meldVoortgang, meldZorg } from './volgen.ts';

const moment = { geregistreerdOp: z.iso.datetime({ offset: true }).optional() };
const alsAanvrager = (a: Afzender) => ({ soort: 'partner', organisatieId: a.organisatieId, organisatieOin: a.oin, organisatiesoort: a.organisatiesoort }) as const;

/** What a provider's own system may tell about a place; codes only. Listed in `src/bouwstenen/register.ts`. */
export const gebeurtenissen = [
  gebeurtenisafhandeling({
    type: typen.voortgangGemeld, data: z.strictObject({ plekId: z.uuid(), voortgang: z.enum(voortgangsoorten), ...moment }),
    verwerk: (kern: Kern, tx, d, { afzender, traceparent }) => meldVoortgang(kern, tx, { plekId: d.plekId, soort: d.voortgang, aanvrager: alsAanvrager(afzender), traceparent }),
  }),
  gebeurtenisafhandeling({
    type: typen.zorgGemeld, data: z.strictObject({ plekId: z.uuid(), zorg: z.enum(zorgsoorten), ...moment }),
    verwerk: (kern: Kern, tx, d, { afzender, traceparent }) => meldZorg(kern, tx, { plekId: d.plekId, soort: d.zorg, aanvrager: alsAanvrager(afzender), traceparent }),
  }),
];
