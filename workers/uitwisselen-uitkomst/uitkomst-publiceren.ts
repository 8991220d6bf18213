import { z } from 'zod';
import { publiceerUitkomst } from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { aantal, codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-uitkomst.uitkomst-publiceren', versie: 1, titel: 'Uitkomst delen', uitleg: 'Stelt de vastgestelde uitkomst beschikbaar. Zonder grondslag krijgt een ontvanger niets.',
  in: z.strictObject({ publicatieId: id }), uit: z.strictObject({ uitkomst: codeUit(['gedeeld', 'deels-gedeeld']), aantalOntvangers: aantal }), aard: { uitkomst: 'feit', aantalOntvangers: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'een gedeelde uitkomst wordt niet nog eens gedeeld', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ publicatieId }, { kern, tx }) => publiceerUitkomst(kern, tx, publicatieId) });
