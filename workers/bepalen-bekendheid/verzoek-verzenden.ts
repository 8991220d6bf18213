import { z } from 'zod';
import { verzendVerzoek } from '../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { duur, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { plaats } from './gedeeld.ts';

export const declaratie = declareer({
  type: 'bepalen-bekendheid.verzoek-verzenden', versie: 1, titel: 'Verzoek om informatie versturen', uitleg: 'Stuurt de vragen over één persoon naar één houder. De houder beslist per vraag.',
  in: z.strictObject({ verrijkingId: id, ...plaats }), uit: z.strictObject({ isAangesloten: vlag, antwoordTermijn: duur }), aard: { isAangesloten: 'feit', antwoordTermijn: 'techniek' },
  fouten: { GRONDSLAG_ONTBREEKT: 'Geen grondslag meer om deze houder te bevragen', PARTNER_ONBEREIKBAAR: 'Deze houder heeft geen adres om iets te ontvangen' },
  doel: 'verplicht', idempotent: 'verrijkingId', pogingen: 5, wachttijd: 'PT10S',
});
export const worker = maakWorker({ declaratie, verwerk: ({ verrijkingId, ...plaatsVan }, { kern, tx }) => verzendVerzoek(kern, tx, verrijkingId, plaatsVan) });
