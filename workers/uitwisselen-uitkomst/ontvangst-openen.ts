import { z } from 'zod';
import { openOntvangst } from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import { id, tijdstip } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitwisselen-uitkomst.ontvangst-openen', versie: 1, titel: 'Ontvangst volgen', uitleg: 'Houdt de publicatie vast voor dit proces en zegt op wie we wachten.',
  in: z.strictObject({ publicatieId: id }), uit: z.strictObject({ verstrekkingen: z.array(z.strictObject({ verstrekkingId: id, organisatieId: id })), correctieEind: tijdstip }), aard: { verstrekkingen: 'feit', correctieEind: 'feit' }, fouten: {}, doel: 'verplicht', idempotent: 'publicatieId; een tweede instantie eindigt vanzelf', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ publicatieId }, { kern, tx, processInstanceKey }) => openOntvangst(kern, tx, publicatieId, processInstanceKey) });
