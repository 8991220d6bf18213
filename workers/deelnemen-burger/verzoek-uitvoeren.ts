import { z } from 'zod';
import { voerVerzoekUit } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { actueleBewaarregels } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { datumVan } from '../../src/domein/kalender.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.verzoek-uitvoeren', versie: 1, titel: 'Beslissing uitvoeren', uitleg: 'Voert de beslissing uit: opent inzage, zet een gegeven recht en licht ontvangers in, beperkt het gebruik, of legt de opdracht tot verwijderen vast. Het register zegt wat er echt is gedaan.',
  in: z.strictObject({ verzoekId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'verplicht', idempotent: 'één uitvoering per verzoek', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ verzoekId }, { kern, tx }) => {
    await voerVerzoekUit(kern, tx, verzoekId, await actueleBewaarregels(tx, datumVan(kern.clock.now())));
    return {};
  },
});
