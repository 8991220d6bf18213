import { z } from 'zod';
import { openAnalyse } from '../../src/bouwstenen/opstellen-analyse/index.ts';
import { aantal, code, duur, id, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'opstellen-analyse.analyse-openen', versie: 1, titel: 'Analyse openen', uitleg: 'Maakt de analyse en vraagt wie iets kan weten: organisaties met een grondslag, en het gezin.',
  in: z.strictObject({ analyseId: id, casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: urgentie }), uit: z.strictObject({ bijdragers: z.array(z.strictObject({ bijdrageId: id, organisatieId: id })), burgerbijdragen: z.array(z.strictObject({ bijdrageId: id })), bijdrageTermijn: duur }), aard: { bijdragers: 'feit', burgerbijdragen: 'feit', bijdrageTermijn: 'techniek' },
  fouten: {}, doel: 'verplicht', idempotent: 'analyseId', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: (invoer, { kern, tx }) => openAnalyse(kern, tx, invoer) });
