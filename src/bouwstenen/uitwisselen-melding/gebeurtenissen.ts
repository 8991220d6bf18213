import { z } from 'zod';
import { Probleem } from '../../platform/http/problemen.ts';
import { gebeurtenisafhandeling } from '../../uitwisseling/index.ts';
import { beantwoordDoorzetting } from './doorzetten.ts';

/** A partner's meldpunt says whether it takes a melding over. One that was not sent to this partner does not exist for him. */
const beantwoord = gebeurtenisafhandeling({
  type: 'nl.samenspel.uitwisselen-melding.doorzetting-beantwoord.v1',
  data: z.strictObject({ doorzettingId: z.uuid(), uitkomst: z.enum(['geaccepteerd', 'geweigerd']), reden: z.string().trim().min(1).max(1000).optional(), geregistreerdOp: z.iso.datetime({ offset: true }).optional() }),
  verwerk: async (kern, tx, data, { afzender }) => {
    const eigen = await tx('melding_doorzetting').where({ id: data.doorzettingId, naar_organisatie_id: afzender.organisatieId }).first('id');
    if (eigen === undefined) throw new Probleem('niet-gevonden', 'Deze doorzetting bestaat niet, of zij is niet aan u gericht.');
    await beantwoordDoorzetting(kern, tx, data.doorzettingId, data.uitkomst, data.reden);
  },
});
/** Incoming events of this room, for `maakKetenRoutes`. */
export const gebeurtenissen = [beantwoord];
