import { z } from 'zod';
import { verzendUitnodiging } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { id, tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.uitnodiging-verzenden', versie: 1, titel: 'Uitnodiging versturen', uitleg: 'Nodigt één partner uit, zonder namen.',
  in: z.strictObject({ uitnodigingId: id }), uit: z.strictObject({ uitnodigingEind: tijdstip }), aard: { uitnodigingEind: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'uitnodigingId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ uitnodigingId }, { kern, tx }) => verzendUitnodiging(kern, tx, uitnodigingId) });
