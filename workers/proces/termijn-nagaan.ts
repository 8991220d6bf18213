import { z } from 'zod';
import { eindeVanStap } from '../../src/casus/index.ts';
import { tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'proces.termijn-nagaan', versie: 1, titel: 'Nieuw einde opzoeken', uitleg: 'Zoekt na een verlenging op wanneer de termijn van deze bouwsteen nu eindigt, zodat er dan opnieuw wordt gewaarschuwd.',
  in: z.strictObject({}), uit: z.strictObject({ verlengdEind: tijdstip }), aard: { verlengdEind: 'feit' }, fouten: {}, doel: 'geen', idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT5S',
});

/** The engine's timer keeps the date it was set to; after an extension the guard waits anew, for the end that PostgreSQL knows (processen §1.5). Header `samenspel:stap` names the subprocess on which the term hangs, when that is not the process. */
export const worker = maakWorker({
  declaratie,
  verwerk: async (_invoer, { tx, processInstanceKey, headers }) => ({ verlengdEind: (await eindeVanStap(tx, processInstanceKey, headers['samenspel:stap'])).toISOString().replace(/\.\d{3}Z$/, 'Z') }),
});
