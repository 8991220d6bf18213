import { z } from 'zod';
import { gaHoudertijdNa } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { duur, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.houdertijd-nagaan', versie: 1, titel: 'Nagaan of de tijd om is', uitleg: 'Kijkt of de tijd van de houder echt om is. Zolang een vraag van de houder openstaat, staat die tijd stil.',
  in: z.strictObject({ verrijkingId: id }), uit: z.strictObject({ isTijdOm: vlag, antwoordTermijn: duur }), aard: { isTijdOm: 'feit', antwoordTermijn: 'techniek' }, fouten: {}, doel: 'geen', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});
export const worker = maakWorker({ declaratie, verwerk: ({ verrijkingId }, { kern, tx }) => gaHoudertijdNa(kern, tx, verrijkingId) });
