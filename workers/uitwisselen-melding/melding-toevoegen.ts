import { z } from 'zod';
import { verwerkWeging, voegToeAanCasus } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { BpmnFout, declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.melding-toevoegen', versie: 1, titel: 'Melding aan casus toevoegen', uitleg: 'Voegt de melding toe aan de gekozen lopende casus, of voert uit wat bij het wegen is besloten.',
  in: z.strictObject({ meldingId: id, doelCasusId: id, wegingUitkomst: codeUit(['bijvoegen', 'nieuwe-ronde', 'acuut']).nullish() }), uit: z.strictObject({}), aard: {}, fouten: { CASUS_GESLOTEN: 'De gekozen casus is intussen gesloten' },
  doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});
export const meldingToevoegen = maakWorker({
  declaratie,
  verwerk: async ({ meldingId, doelCasusId, wegingUitkomst }, { kern, tx }) => {
    const gedaan = wegingUitkomst === undefined || wegingUitkomst === null ? await voegToeAanCasus(kern, tx, meldingId, doelCasusId) : await verwerkWeging(kern, tx, meldingId, doelCasusId, wegingUitkomst);
    if (gedaan === 'gesloten') throw new BpmnFout('CASUS_GESLOTEN');
    return {};
  },
});
