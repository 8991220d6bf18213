import { z } from 'zod';
import { stelStukkenOpen } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.stukken-openstellen', versie: 1, titel: 'Stukken openstellen', uitleg: 'Begint het overleg en zet de stukken open voor wie erbij is (R8.4).',
  in: z.strictObject({ overlegId: id }), uit: z.strictObject({ aantalStukken: aantal }), aard: { aantalStukken: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'overlegId', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ overlegId }, { kern, tx }) => stelStukkenOpen(kern, tx, overlegId) });
