import { z } from 'zod';
import { openRonde } from '../../src/casus/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'proces.ronde-openen', versie: 1, titel: 'Ronde openen', uitleg: 'Telt de ronde op en zet de casus in onderzoek.',
  in: z.strictObject({ casusId: id, rondeNummer: aantal }), uit: z.strictObject({ rondeNummer: aantal }), aard: { rondeNummer: 'feit' }, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId, rondeNummer }, ctx) => {
    const volgende = rondeNummer + 1;
    await openRonde(ctx.kern, ctx.tx, casusId, volgende, `ronde:${ctx.elementInstanceKey}`);
    return { rondeNummer: volgende };
  },
});
