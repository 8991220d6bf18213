import { z } from 'zod';
import { feitenVoorProces } from '../../src/bouwstenen/uitwisselen-melding/index.ts';
import { aantal, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-melding.melding-valideren', versie: 1, titel: 'Melding nakijken', uitleg: 'Telt welke criteria van deze soort melding nog ontbreken.',
  in: z.strictObject({ meldingId: id }), uit: z.strictObject({ isVolledig: vlag, aantalOntbrekend: aantal, isTerugmeldingGewenst: vlag, melderOrganisatieId: id.nullable() }),
  aard: { isVolledig: 'feit', aantalOntbrekend: 'feit', isTerugmeldingGewenst: 'feit', melderOrganisatieId: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'meldingId', pogingen: 5, wachttijd: 'PT5S',
});
export const meldingValideren = maakWorker({ declaratie, verwerk: ({ meldingId }, { kern, tx }) => feitenVoorProces(kern, tx, meldingId) });
