import { z } from 'zod';
import { rondInformerenAf } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.informering-afronden', versie: 1, titel: 'Informeren afronden', uitleg: 'Telt wie geïnformeerd is.',
  in: z.strictObject({ casusId: id }), uit: z.strictObject({ uitkomst: z.enum(['geinformeerd', 'deels', 'niet-geinformeerd']) }), aard: { uitkomst: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'leest alleen', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: (_invoer, { tx, processInstanceKey }) => rondInformerenAf(tx, processInstanceKey) });
