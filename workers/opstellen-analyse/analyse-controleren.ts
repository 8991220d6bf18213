import { z } from 'zod';
import { controleerAnalyse } from '../../src/bouwstenen/opstellen-analyse/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'opstellen-analyse.analyse-controleren', versie: 1, titel: 'Analyse controleren', uitleg: 'Zet bij elkaar wat vaststellen nog in de weg staat. Beslist niets.',
  in: z.strictObject({ analyseId: id }), uit: z.strictObject({ aantalBlokkades: aantal }), aard: { aantalBlokkades: 'feit' },
  fouten: {}, doel: 'verplicht', idempotent: 'leest, en bewaart de laatste stand', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: ({ analyseId }, { kern, tx }) => controleerAnalyse(kern, tx, analyseId) });
