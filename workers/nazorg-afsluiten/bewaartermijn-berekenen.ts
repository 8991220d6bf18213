import { z } from 'zod';
import { berekenBewaren } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'nazorg-afsluiten.bewaartermijn-berekenen', versie: 1, titel: 'Bewaartermijn per organisatie berekenen', uitleg: 'Maakt per organisatie een dossier onder haar eigen bewaarregel (R12.6).',
  in: z.strictObject({ nazorgId: id }), uit: z.strictObject({ aantalDossiers: aantal }), aard: { aantalDossiers: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'één dossier per casus en organisatie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ nazorgId }, { kern, tx }) => berekenBewaren(kern, tx, nazorgId) });
