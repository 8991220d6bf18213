import { z } from 'zod';
import { heeftVeiligheidshold } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'deelnemen-burger.bijdrage-toetsen', versie: 1, titel: 'Kijken of vragen veilig kan', uitleg: 'Zegt of er een achterhouding om veiligheid loopt; dan weegt eerst een mens.',
  in: z.strictObject({ bijdrageId: id }), uit: z.strictObject({ heeftAchterhouding: vlag }), aard: { heeftAchterhouding: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'leest alleen', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ bijdrageId }, { tx }) => ({ heeftAchterhouding: await heeftVeiligheidshold(tx, bijdrageId) }),
});
