import { z } from 'zod';
import { biedOverdrachtAan } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.overdracht-aanbieden', versie: 1, titel: 'Overdracht aanbieden', uitleg: 'Vraagt de andere organisatie of zij de casus overneemt. De casus blijft van ons tot zij aanvaardt.',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({ overdrachtId: id }), aard: { overdrachtId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één vraag per voorstel', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ nazorgId }, { kern, tx }) => biedOverdrachtAan(kern, tx, nazorgId) });
