import { z } from 'zod';
import { biedOverdrachtAan } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.overdracht-aanbieden', versie: 1, titel: 'Overdracht aanbieden', uitleg: 'Biedt de casus aan bij de organisatie die een mens heeft gekozen. De casus blijft van ons tot de ander accepteert.',
  in: z.strictObject({ triageId: id }), uit: z.strictObject({ overdrachtId: id }), aard: { overdrachtId: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'elementinstantie; ten hoogste één open aanbod per triage', pogingen: 5, wachttijd: 'PT10S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ triageId }, { kern, tx }) => biedOverdrachtAan(kern, tx, triageId) });
