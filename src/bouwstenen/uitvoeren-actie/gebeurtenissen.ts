import { z } from 'zod';
import { resultaten } from '../../domein/actie/voorganger.ts';
import { weigercodes } from '../../domein/actie/weigeren.ts';
import { gebeurtenisafhandeling, type Aflevermislukking } from '../../uitwisseling/index.ts';
import { actieVanPartner, meldAfleveringMislukt, ontvangAntwoord } from './antwoord.ts';
import { typen } from './model.ts';
import { meldVoortgang, ontvangResultaat, ontvangTeruggave } from './uitvoering.ts';

const basis = { actieId: z.uuid(), geregistreerdOp: z.iso.datetime({ offset: true }).optional() };
const tekst = z.string().trim().min(1).max(2000);
const weigering = { ...basis, weigercode: z.enum(weigercodes), toelichting: tekst.optional() };

const geaccepteerd = gebeurtenisafhandeling({
  type: typen.geaccepteerd, data: z.strictObject(basis),
  verwerk: (kern, tx, d, { afzender }) => ontvangAntwoord(kern, tx, d.actieId, afzender.organisatieId, { uitkomst: 'aannemen' }),
});
const geweigerd = gebeurtenisafhandeling({
  type: typen.geweigerd, data: z.strictObject(weigering),
  verwerk: (kern, tx, d, { afzender }) => ontvangAntwoord(kern, tx, d.actieId, afzender.organisatieId, { uitkomst: 'weigeren', weigercode: d.weigercode, toelichting: d.toelichting ?? null }),
});
const tegenvoorstel = gebeurtenisafhandeling({
  type: typen.tegenvoorstel, data: z.strictObject({ ...basis, voorstel: tekst, uiterlijkOp: z.iso.datetime({ offset: true }).optional() }),
  verwerk: (kern, tx, d, { afzender }) => ontvangAntwoord(kern, tx, d.actieId, afzender.organisatieId, { uitkomst: 'tegenvoorstel', voorstel: d.voorstel, uiterlijkOp: d.uiterlijkOp === undefined ? null : new Date(d.uiterlijkOp) }),
});
const voortgang = gebeurtenisafhandeling({
  type: typen.voortgang, data: z.strictObject({ ...basis, voortgang: tekst }),
  verwerk: async (kern, tx, d, { afzender }) => { await meldVoortgang(kern, tx, await actieVanPartner(tx, d.actieId, afzender.organisatieId), d.voortgang, { organisatieId: afzender.organisatieId, door: null }); },
});
const gereedGemeld = gebeurtenisafhandeling({
  type: typen.gereedGemeld, data: z.strictObject({ ...basis, resultaat: z.enum(resultaten), toelichting: tekst, uitgevoerdOp: z.iso.date().optional(), vervolgNodig: z.boolean() }),
  verwerk: (kern, tx, d, { afzender }) => ontvangResultaat(kern, tx, d.actieId, afzender.organisatieId, { resultaat: d.resultaat, toelichting: d.toelichting, uitgevoerdOp: d.uitgevoerdOp ?? null, vervolgNodig: d.vervolgNodig }),
});
const teruggegeven = gebeurtenisafhandeling({
  type: typen.teruggegeven, data: z.strictObject(weigering),
  verwerk: (kern, tx, d, { afzender }) => ontvangTeruggave(kern, tx, d.actieId, afzender.organisatieId, { weigercode: d.weigercode, toelichting: d.toelichting ?? null }),
});

/** Events of partners that this room understands; listed in `src/bouwstenen/register.ts`. */
export const gebeurtenissen = [geaccepteerd, geweigerd, tegenvoorstel, voortgang, gereedGemeld, teruggegeven];

/** A lost opdracht goes back to the casusregisseur. A lost reminder or notice changes nothing: the ladder goes on. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [{ type: typen.uitgezet, verwerk: meldAfleveringMislukt }];
