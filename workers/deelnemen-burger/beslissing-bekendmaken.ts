import { z } from 'zod';
import { maakBeslissingBekend } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.beslissing-bekendmaken', versie: 1, titel: 'Beslissing bekendmaken', uitleg: 'Laat de burger weten wat er is beslist, waarom, en wat hij kan doen als hij het niet eens is.',
  in: z.strictObject({ verzoekId: id }), uit: z.strictObject({ uitkomst: codeUit(['toegewezen', 'deels', 'afgewezen', 'niet-bevoegd']) }), aard: { uitkomst: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'één bericht per verzoek', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ verzoekId }, { kern, tx }) => ({ uitkomst: await maakBeslissingBekend(kern, tx, verzoekId) }),
});
