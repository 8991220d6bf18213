import { z } from 'zod';
import { eindeVanMaken } from '../../src/bouwstenen/regisseren-plan/index.ts';
import { tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'regisseren-plan.termijn-nagaan', versie: 1, titel: 'Nieuw einde opzoeken', uitleg: 'Zoekt na een verlenging op wanneer de termijn voor het maken van het plan nu eindigt, zodat er dan opnieuw wordt gevraagd.',
  in: z.strictObject({}), uit: z.strictObject({ verlengdEind: tijdstip }), aard: { verlengdEind: 'feit' }, fouten: {}, doel: 'geen', idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT5S',
});

/** The term is that of the part `plan-maken`, not of the whole process: once there is a plan, the evaluation guards. */
export const worker = maakWorker({ declaratie, verwerk: async (_invoer, { tx, processInstanceKey }) => ({ verlengdEind: (await eindeVanMaken(tx, processInstanceKey)).toISOString().replace(/\.\d{3}Z$/, 'Z') }) });
