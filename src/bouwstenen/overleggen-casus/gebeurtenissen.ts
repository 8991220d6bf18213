import { z } from 'zod';
import { gebeurtenisafhandeling, type Aflevermislukking } from '../../uitwisseling/index.ts';
import { reacties, typen } from './model.ts';
import { meldAfleveringMislukt, ontvangReactie } from './uitnodigen.ts';

const reactie = z.strictObject({
  uitnodigingId: z.uuid(), reactie: z.enum(reacties), vervangerFunctie: z.string().trim().min(2).max(80).optional(), redenAfwezig: z.enum(['agenda', 'geen-rol', 'geen-toestemming', 'anders']).optional(), geregistreerdOp: z.iso.datetime({ offset: true }).optional(),
}).superRefine((d, ctx) => { if ((d.reactie === 'vervanger') !== (d.vervangerFunctie !== undefined)) ctx.addIssue({ code: 'custom', path: ['vervangerFunctie'], message: 'Noem de functie van de vervanger, en alleen dan' }); });

/** Events of partners that this room understands; listed in `src/bouwstenen/register.ts`. */
export const gebeurtenissen = [gebeurtenisafhandeling({
  type: typen.reactieGegeven, data: reactie,
  verwerk: (kern, tx, d, { afzender }) => ontvangReactie(kern, tx, { uitnodigingId: d.uitnodigingId, organisatieId: afzender.organisatieId, reactie: d.reactie, vervangerFunctie: d.vervangerFunctie ?? null, redenAfwezig: d.redenAfwezig ?? null }),
})];
/** An invitation that cannot be delivered: the timer of the invitation goes on, the screen tells that it did not arrive. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [{ type: typen.uitnodigingVerzonden, verwerk: meldAfleveringMislukt }];
