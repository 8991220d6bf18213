import { z } from 'zod';
import { startVerzoek } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { code, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.verzoek-starten', versie: 1, titel: 'Behandeling van het verzoek starten', uitleg: 'Start het eigen proces van het verzoek. Dat gaat door als de casus eindigt.',
  in: z.strictObject({ verzoekId: id, rolTweede: code }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'één proces per verzoek', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ verzoekId, rolTweede }, { kern, tx }) => {
    await startVerzoek(kern, tx, verzoekId, rolTweede);
    return {};
  },
});
