import { z } from 'zod';
import { haalToezegging, legToezeggingVast, type Toezegging } from '../../src/bouwstenen/inzien-diensten/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

const voorIdVan = (v: { preventieId?: string | null | undefined; planId?: string | null | undefined }): string => {
  const voorId = v.preventieId ?? v.planId;
  if (!voorId) throw new Error('plek-vragen needs a preventieId or a planId');
  return voorId;
};

export const declaratie = declareer({
  type: 'inzien-diensten.plek-vragen', versie: 1, titel: 'Plek vragen', uitleg: 'Vraagt de aanbieder van de gekozen dienst om een plek, met een kenmerk en zonder gegevens over iemand.',
  in: z.strictObject({ casusId: id, preventieId: id.nullish(), planId: id.nullish() }), uit: z.strictObject({ plekId: id }), aard: { plekId: 'feit' },
  fouten: { DIENST_NIET_BESCHIKBAAR: 'De aanbieder heeft geen plek, is gesloten of antwoordt niet; een mens kiest opnieuw' }, doel: 'verplicht',
  idempotent: 'het kenmerk van de aanvraag: opnieuw vragen geeft hetzelfde antwoord', pogingen: 5, wachttijd: 'PT10S',
});

export const worker = maakWorker<typeof declaratie.in, typeof declaratie.uit, Toezegging | null>({
  declaratie,
  ophalen: (invoer, ctx) => haalToezegging(ctx.kern, voorIdVan(invoer), ctx.pogingenOver <= 1),
  verwerk: (invoer, { kern, tx }, toezegging) => legToezeggingVast(kern, tx, voorIdVan(invoer), toezegging),
});
