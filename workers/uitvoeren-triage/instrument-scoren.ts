import { z } from 'zod';
import { scoorTriage } from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-triage.instrument-scoren', versie: 1, titel: 'Instrumenten uitrekenen', uitleg: 'Maakt de afnamen definitief en rekent ze uit met de vastgelegde versie. Scores komen niet in het proces.',
  in: z.strictObject({ triageId: id }), uit: z.strictObject({ aantalAfnamen: aantal }), aard: { aantalAfnamen: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'een definitieve afname verandert niet meer', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ triageId }, { kern, tx }) => scoorTriage(kern, tx, triageId) });
