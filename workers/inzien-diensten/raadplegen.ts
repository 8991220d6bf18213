import { z } from 'zod';
import { raadpleegAanbod } from '../../src/bouwstenen/inzien-diensten/index.ts';
import { aantal, code, id, tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'inzien-diensten.raadplegen', versie: 1, titel: 'Diensten raadplegen', uitleg: 'Kijkt welke vrijwillige hulp er nu in de regio is en telt die. Welke diensten dat zijn, blijft buiten het proces.',
  in: z.strictObject({ casusId: id, regioCode: code, preventieId: id.nullish(), planId: id.nullish() }), uit: z.strictObject({ aantalBeschikbaar: aantal, peilOp: tijdstip }), aard: { aantalBeschikbaar: 'feit', peilOp: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'leest; elke keer één bewaarde vraag per elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ regioCode, preventieId, planId }, { kern, tx }) => {
    const voorId = preventieId ?? planId;
    if (!voorId) throw new Error('raadplegen needs a preventieId or a planId');
    const { aantalBeschikbaar, peilOp } = await raadpleegAanbod(kern, tx, { regioCode, voor: { soort: preventieId ? 'preventie' : 'plan', id: voorId } });
    return { aantalBeschikbaar, peilOp: peilOp.toISOString() };
  },
});
